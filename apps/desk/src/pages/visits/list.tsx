import { visitStates } from '@mingcha/domain/visits';
import { Clock, type Column, Moment, Page, StateTag, Tag, UnitName, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useEveryUnit } from '../../parts/use-options.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { isLate } from './late.ts';
import { type VisitsSearch, visitsInput } from './search.ts';

const route = getRouteApi('/desk/visits');
type Answer = Output['visits']['list'];
type Row = Answer['rows'][number];

export function VisitList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useEveryUnit();
  const query = useInfiniteQuery(pages('visits.list', client.visits.list.query, visitsInput(search)));
  const narrow = (change: Partial<VisitsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page title={say('desk.nav.visits')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={visitStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.visit', state) }))}
          onChange={(state) => narrow({ state: state })}
        />
        <Choose
          label={say('desk.unit')}
          value={search.unit}
          options={units}
          onChange={(unit) => narrow({ unit })}
        />
        <Choose
          label={say('desk.way')}
          value={search.way}
          options={[
            { value: 'covert', label: say('desk.covert') },
            { value: 'overt', label: say('desk.overt') },
          ]}
          onChange={(way) => narrow({ way: way })}
        />
        <Choose
          label={say('desk.heed')}
          value={search.alarmed ? 'alarmed' : search.contested ? 'contested' : undefined}
          options={[
            { value: 'alarmed', label: say('desk.visit.late') },
            { value: 'contested', label: say('desk.contested') },
          ]}
          onChange={(heed) =>
            narrow({
              alarmed: heed === 'alarmed' ? true : undefined,
              contested: heed === 'contested' ? true : undefined,
            })
          }
        />
      </Filters>
      <ListOf
        label={say('desk.nav.visits')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'scheduledAt', down: (search.direction ?? 'desc') === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as VisitsSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.visit.none'), why: say('desk.visit.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'where',
        header: say('desk.target'),
        cell: (row) => (
          <Link to="/visits/$id" params={{ id: row.id }}>
            <UnitName name={nameOf(row.unit)} part={nameOf(row.window)} />
          </Link>
        ),
      },
      { key: 'way', header: say('desk.way'), cell: (row) => say(row.covert ? 'desk.covert' : 'desk.overt') },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <>
            <StateTag of="visit" state={row.state} />
            {isLate(row) ? <Tag tone="attention" label={say('desk.visit.late')} /> : null}
            {row.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
          </>
        ),
      },
      { key: 'lead', header: say('desk.lead'), cell: (row) => nameOf(row.lead) ?? '' },
      {
        key: 'when',
        header: say('desk.visit.scheduledAt'),
        sort: 'scheduledAt',
        minor: true,
        cell: (row) => <Moment at={row.startedAt ?? row.scheduledAt} />,
      },
      {
        key: 'due',
        header: say('desk.visit.dueBack'),
        minor: true,
        cell: (row) => (row.submittedAt === null && open.has(row.state) ? <Clock due={row.dueBack} /> : ''),
      },
      {
        key: 'findings',
        header: say('desk.nav.findings'),
        numeric: true,
        minor: true,
        cell: (row) => row.findings,
      },
      {
        key: 'evidence',
        header: say('desk.nav.evidence'),
        numeric: true,
        minor: true,
        cell: (row) =>
          row.evidenceMissing > 0
            ? say('desk.visit.evidenceMissing', {
                have: row.evidence - row.evidenceMissing,
                of: row.evidence,
              })
            : row.evidence,
      },
    ];
  }
}

const open = new Set<string>(['scheduled', 'started', 'ended', 'draft-paper', 'returned']);
