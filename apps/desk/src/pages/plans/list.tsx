import { Button } from '@mantine/core';
import { planStates } from '@mingcha/domain/plans';
import { type Column, Moment, Page, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useSession } from '../../session/session-context.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type PlansSearch, plansInput } from './search.ts';

const route = getRouteApi('/desk/plans');
type Answer = Output['plans']['list'];
type Row = Answer['rows'][number];

export function PlanList() {
  const { say, term } = useWords();
  const { roles } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(pages('plans.list', client.plans.list.query, plansInput(search)));
  const narrow = (change: Partial<PlansSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const draft = roles.includes('planner') ? (
    <Button variant="filled" renderRoot={(props) => <Link {...props} to="/plans/new" />}>
      {say('desk.plan.new')}
    </Button>
  ) : undefined;
  return (
    <Page title={say('desk.nav.plans')} actions={draft}>
      <PlaceTabs />
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={planStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.plan', state) }))}
          onChange={(state) => narrow({ state: state })}
        />
      </Filters>
      <ListOf
        label={say('desk.nav.plans')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'changedAt', down: (search.direction ?? 'desc') === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as PlansSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={search.state !== undefined || search.text !== undefined}
        empty={{ title: say('desk.plan.none'), why: say('desk.plan.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'title',
        header: say('desk.plan.title'),
        cell: (row) => (
          <Link to="/plans/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      { key: 'state', header: say('desk.state'), cell: (row) => <StateTag of="plan" state={row.state} /> },
      {
        key: 'days',
        header: say('desk.plan.days'),
        cell: (row) => say('desk.days', { from: row.fromDay, to: row.toDay }),
      },
      { key: 'units', header: say('desk.targets'), numeric: true, minor: true, cell: (row) => row.units },
      {
        key: 'assignments',
        header: say('desk.assignments'),
        numeric: true,
        minor: true,
        cell: (row) => row.assignments,
      },
      {
        key: 'drafter',
        header: say('desk.plan.drafter'),
        minor: true,
        cell: (row) => nameOf(row.drafter) ?? '',
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
