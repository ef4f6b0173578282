import { Button } from '@mantine/core';
import { assignmentStates } from '@mingcha/domain/plans';
import { type Column, Page, StateTag, Tag, UnitName, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useEveryUnit } from '../../parts/use-options.ts';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type AssignmentsSearch, assignmentsInput } from './search.ts';

const route = getRouteApi('/desk/assignments');
type Answer = Output['assignments']['list'];
type Row = Answer['rows'][number];

export function AssignmentList() {
  const { say, term } = useWords();
  const { person } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useEveryUnit();
  const sends = useMay('assignment.create');
  const reads = useMay('plan.read');
  const plans = useQuery(
    useTRPC().plans.list.queryOptions({ limit: 100 }, { staleTime: 60_000, enabled: reads }),
  ).data?.rows;
  const query = useInfiniteQuery(
    pages('assignments.list', client.assignments.list.query, assignmentsInput(search, person)),
  );
  const narrow = (change: Partial<AssignmentsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page
      title={say('desk.assignments')}
      actions={
        sends ? (
          <Button variant="filled" renderRoot={(props) => <Link {...props} to="/assignments/new" />}>
            {say('desk.assignment.new')}
          </Button>
        ) : undefined
      }
    >
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={assignmentStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.assignment', state) }))}
          onChange={(state) => narrow({ state: state })}
        />
        <Choose
          label={say('desk.unit')}
          value={search.unit}
          options={units}
          onChange={(unit) => narrow({ unit })}
        />
        {reads ? (
          <Choose
            label={say('desk.plan')}
            value={search.plan}
            options={(plans ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(plan) => narrow({ plan })}
          />
        ) : null}
        <Choose
          label={say('desk.assignment.whose')}
          value={search.mine ? 'mine' : undefined}
          options={[{ value: 'mine', label: say('desk.assignment.mine') }]}
          onChange={(mine) => narrow({ mine: mine === 'mine' ? true : undefined })}
        />
      </Filters>
      <ListOf
        label={say('desk.assignments')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.assignment.none'), why: say('desk.assignment.none.why') }}
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
          <Link to="/assignments/$id" params={{ id: row.id }}>
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
            <StateTag of="assignment" state={row.state} />
            {row.recused.length > 0 ? (
              <Tag tone="attention" label={say('desk.assignment.recused', { count: row.recused.length })} />
            ) : null}
          </>
        ),
      },
      { key: 'lead', header: say('desk.lead'), cell: (row) => nameOf(row.lead) ?? '' },
      {
        key: 'days',
        header: say('desk.plan.days'),
        minor: true,
        cell: (row) => say('desk.days', { from: row.fromDay, to: row.toDay }),
      },
    ];
  }
}
