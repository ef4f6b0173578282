import { subjectTypes } from '@mingcha/domain';
import { kindRules } from '@mingcha/domain/kinds';
import { type Column, Hash, Moment, Page, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Actor } from '../../parts/actor.tsx';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type JournalSearch, journalInput } from './search.ts';

const route = getRouteApi('/desk/journal');
type Answer = Output['journal']['list'];
type Row = Answer['rows'][number];

/** Who, when, about what, in which order; the content stands on the page of its subject. */
export function JournalList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(pages('journal.list', client.journal.list.query, journalInput(search)));
  const narrow = (change: Partial<JournalSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'kind',
        header: say('desk.journal.kind'),
        cell: (row) => (
          <Link to="/journal/$hash" params={{ hash: row.hash }}>
            {term('kind', row.kind)}
          </Link>
        ),
      },
      {
        key: 'subject',
        header: say('desk.journal.subject'),
        cell: (row) => <span className="mc-capital">{term('subject', row.subjectType)}</span>,
      },
      {
        key: 'person',
        header: say('desk.journal.actor'),
        cell: (row) => <Actor person={row.person} name={nameOf(row.person)} />,
      },
      { key: 'clock', header: say('desk.journal.clock'), cell: (row) => <Moment at={row.clock} /> },
      {
        key: 'arrival',
        header: say('desk.journal.arrival'),
        minor: true,
        cell: (row) => <Moment at={row.arrival} />,
      },
      {
        key: 'writer',
        header: say('desk.journal.writer'),
        minor: true,
        cell: (row) => <Hash label={String(row.seq)} value={row.writer} />,
      },
      {
        key: 'hash',
        header: say('desk.journal.hash'),
        minor: true,
        cell: (row) => <Hash value={row.hash} />,
      },
      {
        key: 'doubt',
        header: say('desk.contested'),
        minor: true,
        cell: (row) =>
          row.doubt === null ? '' : <Tag tone="attention" label={term('desk.doubt', row.doubt)} />,
      },
    ];
  };
  return (
    <Page title={say('desk.journal')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.journal.kind')}
          value={search.kind}
          options={[...kindRules.keys()].map((kind) => ({ value: kind, label: term('kind', kind) }))}
          onChange={(kind) => narrow({ kind })}
        />
        <Choose
          label={say('desk.journal.subject')}
          value={search.subjectType}
          options={subjectTypes.map((type) => ({ value: type, label: term('subject', type) }))}
          onChange={(subjectType) => narrow({ subjectType })}
        />
        <Choose
          label={say('desk.contested')}
          value={search.doubtful ? 'only' : undefined}
          options={[{ value: 'only', label: say('desk.journal.doubtful') }]}
          onChange={(only) => narrow({ doubtful: only ? true : undefined })}
        />
      </Filters>
      <ListOf
        label={say('desk.journal')}
        query={query}
        rowKey={(row) => row.hash}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.journal.none') }}
      />
    </Page>
  );
}
