import { Group } from '@mantine/core';
import { type Fact, Facts, PersonName, StateTag, Tag, useDay, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../../api/trpc.ts';
import { Decide } from '../../../parts/decide.tsx';
import { History } from '../../../parts/history.tsx';
import { PdfLink } from '../../../parts/pdf-link.tsx';
import { useMay } from '../../../session/use-may.ts';
import type { NameOf, OrderDetail } from '../detail.tsx';
import styles from '../orders.module.css';
import type { LookBack } from './look-backs.tsx';
import { RecordLookBackDialog } from './record-look-back.tsx';

interface LookBackCardProps {
  detail: OrderDetail;
  row: LookBack;
  nameOf: NameOf;
}

/** One look-back: its day, who stands aside, what was seen, and what this reader may do with it, or why nothing. */
export function LookBackCard({ detail, row, nameOf }: LookBackCardProps) {
  const { say, term } = useWords();
  const may = useMay('look-back.record');
  const recorded = row.state === 'recorded' || row.state === 'confirmed';
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <StateTag of="look-back" state={row.state} />
        {row.method === null || !recorded ? null : (
          <Tag tone="draft" label={term('look-back-method', row.method)} />
        )}
      </div>
      <Facts facts={useFacts(row, nameOf)} />
      {recorded ? <Results row={row} /> : null}
      {row.state === 'confirmed' ? null : <p className="mc-quiet">{say('desk.look-back.secret')}</p>}
      <Group gap="xs">
        {may && row.aside === null && row.state === 'due' ? (
          <RecordLookBackDialog detail={detail} row={row} />
        ) : null}
        {may && row.aside === null && row.state === 'recorded' ? <Second row={row} /> : null}
        {recorded ? (
          <PdfLink path={`/files/look-backs/${row.id}.pdf`} label={say('desk.look-back.sheet')} />
        ) : null}
      </Group>
      {may && row.aside !== null && row.state !== 'confirmed' ? (
        <p className="mc-quiet">{term('desk.look-back.aside', row.aside)}</p>
      ) : null}
      <History lines={row.history} nameOf={nameOf} />
    </div>
  );
}

function useFacts(row: LookBack, nameOf: NameOf): Fact[] {
  const { say } = useWords();
  const dayOf = useDay();
  const facts: Fact[] = [
    { name: say('desk.look-back.closedOn'), value: dayOf(row.closedOn) },
    { name: say('desk.look-back.due'), value: dayOf(row.dueDay) },
    {
      name: say('desk.look-back.before'),
      value: row.before.map((person) => nameOf(person) ?? say('ui.erased')).join(say('desk.listComma')),
    },
  ];
  if (row.reason !== null && row.state === 'due')
    facts.push({
      name: say('desk.look-back.returned'),
      value: (
        <>
          <PersonName name={nameOf(row.returnedBy)} /> · {row.reason}
        </>
      ),
    });
  if (row.state === 'due') return facts;
  if (row.on !== null) facts.push({ name: say('desk.look-back.on'), value: dayOf(row.on) });
  facts.push({ name: say('desk.look-back.recordedBy'), value: <PersonName name={nameOf(row.recordedBy)} /> });
  if (row.confirmedBy !== null)
    facts.push({
      name: say('desk.look-back.confirmedBy'),
      value: <PersonName name={nameOf(row.confirmedBy)} />,
    });
  return facts;
}

function Results({ row }: { row: LookBack }) {
  const { say, term } = useWords();
  return (
    <>
      {row.results.map(({ n, result, seen, finding }) => (
        <p key={n} className={styles.text}>
          <strong>{say('desk.order.item', { n })}</strong>{' '}
          <Tag tone={result === 'held' ? 'done' : 'attention'} label={term('look-back-result', result)} />{' '}
          {seen ?? say('ui.erased')}{' '}
          {finding === undefined ? null : (
            <Link to="/findings/$id" params={{ id: finding }}>
              {say('desk.look-back.finding')}
            </Link>
          )}
        </p>
      ))}
      {row.scan.map((file) => (
        <a
          key={file.sha256}
          href={`/files/attachments/look-back/${row.id}/${file.sha256}`}
          target="_blank"
          rel="noreferrer"
        >
          {file.name}
        </a>
      ))}
    </>
  );
}

/** Another one says that it was so, or sends it back: what follows is said before. */
function Second({ row }: { row: LookBack }) {
  const { say } = useWords();
  const { lookBacks } = useTRPC();
  const confirm = useMutation(lookBacks.confirm.mutationOptions());
  const sendBack = useMutation(lookBacks.return.mutationOptions());
  const target = { id: row.id, expected: row.version };
  const again = row.results.filter(({ result }) => result === 'relapsed').map(({ n }) => n);
  const news = row.results.some(({ result }) => result === 'new');
  return (
    <>
      <Decide
        small
        filled
        act={say('desk.look-back.confirm')}
        form={`look-back.confirm.${row.id}`}
        lines={[
          again.length > 0
            ? say('desk.look-back.confirm.reopens', { items: again.join(say('desk.listComma')) })
            : say('desk.look-back.confirm.archives'),
          ...(news ? [say('desk.look-back.new.hint')] : []),
        ]}
        done={say('desk.look-back.confirmed')}
        run={() => confirm.mutateAsync(target)}
      />
      <Decide
        small
        act={say('desk.look-back.return')}
        form={`look-back.return.${row.id}`}
        ask={{ label: say('desk.reason') }}
        done={say('desk.look-back.sentBack')}
        run={({ text }) => sendBack.mutateAsync({ ...target, reason: text })}
      />
    </>
  );
}
