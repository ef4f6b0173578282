import { destructionLifecycle } from '@mingcha/domain/retention';
import {
  type Fact,
  Facts,
  Hash,
  Moment,
  Page,
  PersonName,
  Section,
  StateTag,
  Tag,
  useWords,
} from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { sizeOf } from '../../parts/custody-line.tsx';
import { Decide } from '../../parts/decide.tsx';
import { History } from '../../parts/history.tsx';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { LogStretchLine } from './due-log.tsx';
import styles from './keeping.module.css';

const route = getRouteApi('/desk/office/destructions/$id');
type Detail = Output['keeping']['list'];
type Line = Detail['lines'][number];

export function DestructionPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().keeping.list.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Destruction detail={detail} />}</Read>;
}

function Destruction({ detail }: { detail: Detail }) {
  const { say, term } = useWords();
  const { list, lines, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const who = (id: string | null, duty: string | null) => (
    <>
      <PersonName name={nameOf(id)} />
      {duty === null ? null : ` · ${term('role', duty)}`}
    </>
  );
  const facts: Fact[] = [
    { name: say('desk.keeping.ground'), value: list.ground },
    ...(list.log === null ? [{ name: say('desk.destruction.bytes'), value: sizeOf(list.bytes) }] : []),
    { name: say('desk.destruction.listedBy'), value: who(list.listedBy, list.duty) },
    { name: say('desk.destruction.listedAt'), value: <Moment at={list.listedAt} /> },
  ];
  if (list.decidedBy !== null && list.decidedAt !== null)
    facts.push(
      {
        name: say(list.state === 'refused' ? 'desk.destruction.refusedBy' : 'desk.destruction.decidedBy'),
        value: who(list.decidedBy, list.decidedDuty),
      },
      { name: say('desk.destruction.decidedAt'), value: <Moment at={list.decidedAt} /> },
    );
  if (list.reason !== null) facts.push({ name: say('desk.reason'), value: list.reason });
  if (list.carriedOutAt !== null)
    facts.push({
      name: say('desk.destruction.carriedOut'),
      value: (
        <>
          <Moment at={list.carriedOutAt} />{' '}
          {say(list.log === null ? 'desk.destruction.carriedOut.line' : 'desk.keeping.log.carriedOut', {
            count: list.destroyed ?? 0,
            destroyed: list.destroyed ?? 0,
            kept: lines.filter(({ keptBecause }) => keptBecause !== null).length,
          })}
        </>
      ),
    });
  return (
    <Page
      title={say('desk.destruction')}
      above={<Link to="/office/destructions">{say('desk.destructions')}</Link>}
      marks={<StateTag of="destruction" state={list.state} />}
      actions={<Actions detail={detail} />}
    >
      <Facts facts={facts} />
      {list.log === null ? (
        <Section title={say('desk.destruction.lines', { count: lines.length })}>
          <ul className={styles.pieces}>
            {lines.map((line) => (
              <li key={line.evidence} className={styles.piece}>
                <Piece line={line} state={list.state} />
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <Section title={say('desk.keeping.schedule.access-log')}>
          <LogStretchLine log={list.log} />
          <p className="mc-quiet">{say('desk.keeping.log.kept')}</p>
          <Hash label={say('desk.keeping.log.head')} value={list.log.head} />
          {detail.cutBy === null ? null : (
            <Link to="/journal/$hash" params={{ hash: detail.cutBy }}>
              {say('desk.destruction.gone')}
            </Link>
          )}
        </Section>
      )}
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

/** One recording as it was written down, and how it stands today. */
function Piece({ line, state }: { line: Line; state: Detail['list']['state'] }) {
  const { say, term } = useWords();
  return (
    <>
      <Link to="/evidence/$id" params={{ id: line.evidence }}>
        {say(`ui.evidence.${line.medium as 'photo'}`)}{' '}
        {line.capturedAt === null ? null : <Moment at={line.capturedAt} />}
      </Link>
      <span>{sizeOf(line.size + (line.masked?.size ?? 0))}</span>
      {line.masked === undefined ? null : <span>{say('desk.destruction.withMasked')}</span>}
      <span className="mc-quiet">
        {term('due-rule', line.rule)} · {say('desk.keeping.until')} <Moment at={line.until} />
      </span>
      <Hash label="SHA-256" value={line.sha256} />
      <Standing line={line} state={state} />
    </>
  );
}

function Standing({ line, state }: { line: Line; state: Detail['list']['state'] }) {
  const { say, term } = useWords();
  if (line.destroyedBy !== null)
    return (
      <Link to="/journal/$hash" params={{ hash: line.destroyedBy }}>
        {say('desk.destruction.gone')}
      </Link>
    );
  const because = line.keptBecause ?? (state === 'listed' || state === 'approved' ? line.because : null);
  if (because !== null)
    return <Tag tone="attention" label={say('desk.destruction.keptFor', { why: term('kept', because) })} />;
  return state === 'listed' ? <Tag tone="draft" label={say('desk.destruction.mayGo')} /> : null;
}

/** Whoever drew it up does not approve it; whoever approves it is told in numbers what will be gone. */
function Actions({ detail: { list } }: { detail: Detail }) {
  const { say } = useWords();
  const { roles, person } = useSession();
  const { keeping } = useTRPC();
  const approve = useMutation(keeping.approve.mutationOptions());
  const refuse = useMutation(keeping.refuse.mutationOptions());
  const open = commandsOpen(destructionLifecycle, list.state, roles);
  const target = { id: list.id, expected: list.version };
  const own = list.listedBy === person;
  const otherDuty = roles.some(
    (role) => role !== list.duty && ['director', 'leader', 'privacy'].includes(role),
  );
  return (
    <>
      {list.carriedOutAt === null ? null : (
        <PdfLink path={`/files/destructions/${list.id}.pdf`} label={say('desk.destruction.register')} />
      )}
      {open.has('refuseDestruction') ? (
        <Decide
          act={say(own ? 'desk.destruction.takeBack' : 'desk.destruction.refuse')}
          form={`destruction.refuse.${list.id}`}
          ask={{ label: say('desk.reason') }}
          done={say('desk.destruction.refused')}
          run={({ text }) => refuse.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('approveDestruction') && !own && otherDuty ? (
        <Decide
          filled
          danger
          act={say('desk.destruction.approve')}
          form={`destruction.approve.${list.id}`}
          lines={[
            list.log === null
              ? say('desk.destruction.approve.line', { count: list.count, size: sizeOf(list.bytes) })
              : say('desk.keeping.log.approve', { count: list.count }),
            say('desk.destruction.approve.line.kept'),
            say('desk.destruction.approve.line.backups'),
          ]}
          done={say('desk.destruction.approved')}
          run={() => approve.mutateAsync(target)}
        />
      ) : null}
      {open.has('approveDestruction') && (own || !otherDuty) ? (
        <span className="mc-quiet">{say('desk.destruction.waits')}</span>
      ) : null}
    </>
  );
}
