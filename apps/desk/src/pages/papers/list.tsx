import { paperStates } from '@mingcha/domain/papers';
import { type Column, Moment, Page, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type PapersSearch, papersInput } from './search.ts';

const route = getRouteApi('/desk/papers');
type Answer = Output['papers']['list'];
type Row = Answer['rows'][number];

/** What went to the printer: waiting for the pen and for entry, waiting for the check, done. */
export function PaperList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(pages('papers.list', client.papers.list.query, papersInput(search)));
  const narrow = (change: Partial<PapersSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page title={say('desk.papers')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={paperStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.paper', state) }))}
          onChange={(state) => narrow({ state })}
        />
      </Filters>
      <ListOf
        label={say('desk.papers')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'changedAt', down: (search.direction ?? 'desc') === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as PapersSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={search.state !== undefined}
        empty={{ title: say('desk.papers.none'), why: say('desk.papers.none.why') }}
      />
    </Page>
  );

  function columns(answers: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(answers);
    return [
      {
        key: 'title',
        header: say('desk.paper.about'),
        cell: (row) => (
          <Link to="/papers/$id" params={{ id: row.id }}>
            {row.title ?? term('subject', row.aboutType)}
          </Link>
        ),
      },
      { key: 'act', header: say('desk.paper.act'), cell: (row) => term('paper.act', row.act) },
      { key: 'state', header: say('desk.state'), cell: (row) => <StateTag of="paper" state={row.state} /> },
      {
        key: 'preparedBy',
        header: say('desk.paper.preparedBy'),
        minor: true,
        cell: (row) => nameOf(row.preparedBy) ?? '',
      },
      {
        key: 'decidedBy',
        header: say('desk.paper.decidedBy'),
        cell: (row) => nameOf(row.decidedBy) ?? '',
      },
      {
        key: 'recordedBy',
        header: say('desk.paper.recordedBy'),
        minor: true,
        cell: (row) => nameOf(row.recordedBy) ?? '',
      },
      {
        key: 'changed',
        header: say('desk.changedAt'),
        sort: 'changedAt',
        minor: true,
        cell: (row) => <Moment at={row.changedAt} />,
      },
    ];
  }
}
