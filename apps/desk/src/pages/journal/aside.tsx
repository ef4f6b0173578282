import { type Column, Hash, Moment, Page, Section, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Actor } from '../../parts/actor.tsx';
import { Decide } from '../../parts/decide.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { ForksList } from './forks.tsx';

/** Genuine but early, contradictory, or not genuine: what needs a person's eyes. Nothing here is lost or in force. */
export function JournalAside() {
  const { say } = useWords();
  return (
    <Page title={say('desk.journal.aside')}>
      <PlaceTabs />
      <Section title={say('desk.journal.held')}>
        <HeldList />
      </Section>
      <Section title={say('desk.journal.forks')}>
        <ForksList />
      </Section>
      <Section title={say('desk.journal.contested')}>
        <ContestedList />
      </Section>
      <Section title={say('desk.journal.rejected')}>
        <RejectedList />
      </Section>
    </Page>
  );
}

type HeldAnswer = Output['journal']['held']['list'];
type HeldRow = HeldAnswer['rows'][number];

function HeldList() {
  const { say, term } = useWords();
  const releases = useMay('journal.release');
  const query = useInfiniteQuery(pages('journal.held.list', client.journal.held.list.query, { limit: 50 }));
  const columns = (pages: readonly HeldAnswer[]): readonly Column<HeldRow>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'kind', header: say('desk.journal.kind'), cell: (row) => term('kind', row.kind) },
      {
        key: 'who',
        header: say('desk.journal.actor'),
        cell: (row) => <Actor person={row.person} name={nameOf(row.person)} />,
      },
      {
        key: 'why',
        header: say('desk.journal.held.reason'),
        cell: (row) => <Tag tone="attention" label={term('desk.hold', row.reason)} />,
      },
      { key: 'since', header: say('desk.journal.held.since'), cell: (row) => <Moment at={row.since} /> },
      {
        key: 'missing',
        header: say('desk.journal.held.missing'),
        minor: true,
        cell: (row) => row.missing.map((hash) => <Hash key={hash} value={hash} />),
      },
      ...(releases
        ? [{ key: 'act', header: say('desk.acts'), cell: (row: HeldRow) => <Release row={row} /> }]
        : []),
    ];
  };
  return (
    <ListOf
      label={say('desk.journal.held')}
      query={query}
      rowKey={(row) => row.hash}
      columns={columns}
      empty={{ title: say('desk.journal.held.none') }}
    />
  );
}

function Release({ row }: { row: HeldRow }) {
  const { say } = useWords();
  const release = useMutation(useTRPC().journal.held.release.mutationOptions());
  return (
    <Decide
      small
      act={say('desk.journal.held.release')}
      form={`hold.release.${row.hash}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.journal.held.release.line')]}
      done={say('desk.journal.held.released')}
      run={({ text }) => release.mutateAsync({ hash: row.hash, reason: text })}
    />
  );
}

type ContestedAnswer = Output['journal']['contested']['list'];
type ContestedRow = ContestedAnswer['rows'][number];

function ContestedList() {
  const { say, term } = useWords();
  const query = useInfiniteQuery(
    pages('journal.contested.list', client.journal.contested.list.query, { limit: 50 }),
  );
  const columns = (pages: readonly ContestedAnswer[]): readonly Column<ContestedRow>[] => {
    const nameOf = namesOf(pages);
    const side = (entry: ContestedRow['one']) =>
      entry === null ? (
        ''
      ) : (
        <>
          <Link to="/journal/$hash" params={{ hash: entry.hash }}>
            {term('kind', entry.kind)}
          </Link>{' '}
          <Actor person={entry.person} name={nameOf(entry.person)} /> <Moment at={entry.clock} />
        </>
      );
    return [
      { key: 'one', header: say('desk.journal.one'), cell: (row) => side(row.one) },
      { key: 'other', header: say('desk.journal.other'), cell: (row) => side(row.other) },
      {
        key: 'subject',
        header: say('desk.journal.subject'),
        cell: (row) => term('subject', row.subjectType),
      },
    ];
  };
  return (
    <ListOf
      label={say('desk.journal.contested')}
      query={query}
      rowKey={(row) => row.id}
      columns={columns}
      empty={{ title: say('desk.journal.contested.none') }}
    />
  );
}

type RejectedAnswer = Output['journal']['rejected']['list'];
type RejectedRow = RejectedAnswer['rows'][number];

function RejectedList() {
  const { say, term } = useWords();
  const query = useInfiniteQuery(
    pages('journal.rejected.list', client.journal.rejected.list.query, { limit: 50 }),
  );
  const columns: readonly Column<RejectedRow>[] = [
    {
      key: 'why',
      header: say('desk.reason'),
      cell: (row) => <Tag tone="stopped" label={term('desk.reject', row.reason)} />,
    },
    {
      key: 'writer',
      header: say('desk.journal.writer'),
      cell: (row) =>
        row.writer === null ? (
          ''
        ) : (
          <Hash label={row.seq === null ? '' : String(row.seq)} value={row.writer} />
        ),
    },
    { key: 'arrival', header: say('desk.journal.arrival'), cell: (row) => <Moment at={row.arrival} /> },
  ];
  return (
    <ListOf
      label={say('desk.journal.rejected')}
      query={query}
      rowKey={(row) => row.id}
      columns={() => columns}
      empty={{ title: say('desk.journal.rejected.none') }}
    />
  );
}
