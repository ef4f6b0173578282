import { Button, Group } from '@mantine/core';
import { Moment, Section, StateTag, Tag, useDay, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDoor } from '../../api/door.ts';
import type { Output } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useMay } from '../../session/use-may.ts';
import styles from '../cases/cases.module.css';
import { SupplementForm } from '../own/appeal-forms.tsx';
import own from './appeals.module.css';

export type OwnAppeal = Output['appeals']['own']['rows'][number];

const withdrawable = ['filed', 'supplement-asked', 'accepted', 'reviewing'];

/** What was asked, how it stands, and the one thing that is to be done about it now. */
export function OwnAppealCard({ row, where = true }: { row: OwnAppeal; where?: boolean }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  return (
    <Section title={term('route', row.route)}>
      <Group gap="sm">
        <StateTag of="appeal" state={row.state} />
        {row.number === null ? null : <strong>{row.number}</strong>}
        {row.decideBy === null || row.servedAt !== null ? null : (
          <Tag tone="draft" label={say('desk.case.decideBy', { day: dayOf(row.decideBy) })} />
        )}
      </Group>
      {where ? <Contested row={row} /> : null}
      <p className={styles.text}>
        <strong>{say('desk.appeal.requests')}</strong> {row.requests ?? say('ui.erased')}
      </p>
      <p className={styles.text}>
        <strong>{say('desk.appeal.grounds')}</strong> {row.grounds ?? say('ui.erased')}
      </p>
      {row.asked === null ? null : (
        <p className={styles.text}>
          <strong>{say('desk.reason')}</strong> {row.asked}
        </p>
      )}
      {row.result === null ? null : (
        <p className={styles.text}>
          <strong>{term('appeal-result', row.result)}</strong> {row.reasons ?? say('ui.erased')}
        </p>
      )}
      {row.did.length === 0 ? null : (
        <p>
          {say('desk.appeal.did')} {row.did.map(({ what }) => term('remedial-act', what)).join('、')}
        </p>
      )}
      <p className="mc-quiet">
        {say('desk.appeal.filedAt')} <Moment at={row.filedAt} /> {say('desk.own.receipt')}{' '}
        <code className={own.hash}>{row.receipt}</code>
      </p>
      <Acts row={row} />
    </Section>
  );
}

function Contested({ row }: { row: OwnAppeal }) {
  const { say } = useWords();
  if (row.aboutType === 'case') return <Link to="/own">{say('desk.own')}</Link>;
  const to = row.aboutType === 'order' ? '/orders/$id' : '/bulletins/$id';
  return (
    <p>
      {say('desk.appeal.contested')}{' '}
      <Link to={to} params={{ id: row.aboutId }}>
        {row.title ?? say('ui.unknown')}
      </Link>
    </p>
  );
}

/** Its chief speaks for a unit; what came of it may be received by the liaison too. */
function Acts({ row }: { row: OwnAppeal }) {
  const { say, term } = useWords();
  const { client } = useDoor();
  const [adding, setAdding] = useState(false);
  const speaks = useMay('appeal.file');
  const target = { id: row.id, expected: row.version };
  return (
    <Group gap="xs">
      {row.state === 'decided' ? (
        <>
          <span>{say('desk.appeal.waiting')}</span>
          <Decide
            filled
            act={say('desk.appeal.receive')}
            form={`appeal.receive.${row.id}`}
            lines={[say('desk.appeal.receive.line')]}
            done={say('desk.appeal.received')}
            run={() => client.appeals.receive.mutate(target)}
          />
        </>
      ) : null}
      {row.servedAt === null ? null : (
        <a href={`/files/own-appeals/${row.id}.pdf`} target="_blank" rel="noreferrer">
          {say('desk.appeal.pdf')}
        </a>
      )}
      {speaks && row.state === 'supplement-asked' ? (
        <Button variant="filled" onClick={() => setAdding(true)}>
          {term('command', 'supplementAppeal')}
        </Button>
      ) : null}
      {speaks && withdrawable.includes(row.state) ? (
        <Decide
          act={term('command', 'withdrawAppeal')}
          form={`appeal.withdraw.${row.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.appeal.withdrawn')}
          run={({ text }) => client.appeals.withdraw.mutate({ ...target, reason: text })}
        />
      ) : null}
      {adding ? <SupplementForm appeal={row} onClose={() => setAdding(false)} /> : null}
    </Group>
  );
}
