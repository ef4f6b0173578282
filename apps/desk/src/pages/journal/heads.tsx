import {
  type Column,
  Empty,
  Facts,
  Moment,
  Page,
  Rows,
  Section,
  sayMoment,
  useNow,
  useWords,
  useZone,
} from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Groups } from '../../log/groups.tsx';
import { useLog } from '../../log/use-log.ts';
import { Read, Unread } from '../../parts/read.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { KeysBack } from './keys-back.tsx';
import { Losses } from './losses.tsx';

type Answer = Output['journal']['log']['heads'];
type Day = Answer['days'][number];
type Contradiction = Answer['contradictions'][number];

/** What the log was, day by day, to be read out to somebody else who keeps heads; and where somebody saw another one. */
export function LogHeads() {
  const { say } = useWords();
  const query = useQuery(useTRPC().journal.log.heads.queryOptions());
  return (
    <Page title={say('desk.tree')}>
      <PlaceTabs />
      <p className="mc-quiet">{say('desk.tree.why')}</p>
      <Newest />
      <Read query={query}>
        {({ days, stamping, contradictions, losses, keys, names }) => (
          <>
            <Section title={say('desk.tree.contradictions')}>
              <Contradictions rows={contradictions} names={names} />
            </Section>
            <Section title={say('desk.tree.losses')}>
              <Losses rows={losses} names={names} />
            </Section>
            <Section title={say('desk.tree.keys')}>
              <KeysBack rows={keys} names={names} />
            </Section>
            <Section title={say('desk.tree.days')}>
              <Stamping stamping={stamping} />
              <Days rows={days} />
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

/** As this browser has checked it, not as the server says it. */
function Newest() {
  const { say } = useWords();
  const query = useLog();
  if (query.data === undefined) return <Unread query={query} lines={3} />;
  if (query.data === null) return <p>{say('desk.tree.none')}</p>;
  const { seen, key, doubt } = query.data;
  return (
    <Section title={say('desk.tree.newest')}>
      <Facts
        facts={[
          { name: say('desk.tree.size'), value: <strong>{seen.size}</strong> },
          { name: say('desk.tree.head.root'), value: <Groups value={seen.root} /> },
          { name: say('desk.tree.head.at'), value: <Moment at={seen.at} /> },
          { name: say('desk.tree.key'), value: <Groups value={key.key} /> },
        ]}
      />
      <p className="mc-quiet">{say(doubt === null ? 'desk.tree.newest.here' : 'desk.tree.newest.doubted')}</p>
    </Section>
  );
}

/** Whether somebody outside is asked for the time, and what keeps them from giving it. */
function Stamping({ stamping: { asked, waits } }: { stamping: Answer['stamping'] }) {
  const { language, say } = useWords();
  const zone = useZone();
  const now = useNow();
  return (
    <>
      <p className="mc-quiet">{say(asked ? 'desk.tree.stamp.on' : 'desk.tree.stamp.off')}</p>
      {waits !== null && (
        <p role="status">
          {say('desk.tree.stamp.waits', {
            day: waits.day,
            why: say(`stamp.${waits.failure}`),
            tries: waits.tries,
            next: sayMoment(waits.nextAt, now, language, zone),
          })}
        </p>
      )}
    </>
  );
}

function Days({ rows }: { rows: readonly Day[] }) {
  const { say } = useWords();
  const columns: readonly Column<Day>[] = [
    { key: 'day', header: say('desk.tree.day'), cell: (row) => <Moment at={row.at} /> },
    { key: 'size', header: say('desk.tree.size'), numeric: true, cell: (row) => row.size },
    { key: 'root', header: say('desk.tree.head.root'), cell: (row) => <Groups value={row.root} /> },
    {
      key: 'stamp',
      header: say('desk.tree.stamp'),
      cell: ({ stamp }) =>
        stamp === null ? null : (
          <Link to="/journal/$hash" params={{ hash: stamp.entry }}>
            {stamp.authority} · <Moment at={stamp.at} />
          </Link>
        ),
    },
  ];
  return (
    <Rows
      label={say('desk.tree.days')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.day}
      empty={<Empty title={say('desk.tree.none')} />}
    />
  );
}

function Contradictions({
  rows,
  names,
}: {
  rows: readonly Contradiction[];
  names: Readonly<Record<string, string>>;
}) {
  const { say } = useWords();
  const columns: readonly Column<Contradiction>[] = [
    {
      key: 'who',
      header: say('desk.tree.kept'),
      cell: ({ hash, device, person }) => (
        <Link to="/journal/$hash" params={{ hash }}>
          {names[device ?? person ?? ''] ?? say('ui.unknown')}
        </Link>
      ),
    },
    { key: 'at', header: say('desk.tree.shownAt'), cell: (row) => <Moment at={row.at} /> },
    {
      key: 'seen',
      header: say('desk.tree.seen'),
      cell: ({ seen }) => (
        <>
          {say('desk.tree.entries', { count: seen.size })} <Moment at={seen.at} />{' '}
          <Groups value={seen.root} />
        </>
      ),
    },
    {
      key: 'found',
      header: say('desk.tree.found'),
      cell: ({ found }) => (
        <>
          {say('desk.tree.entries', { count: found.size })}{' '}
          {found.root === null ? say('desk.tree.shorter') : <Groups value={found.root} />}
        </>
      ),
    },
  ];
  return (
    <Rows
      label={say('desk.tree.contradictions')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.hash}
      empty={<Empty title={say('desk.tree.contradictions.none')} />}
    />
  );
}
