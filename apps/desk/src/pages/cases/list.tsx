import { Button } from '@mantine/core';
import { may } from '@mingcha/domain/access';
import { caseStates } from '@mingcha/domain/accountability';
import { type Column, Moment, Page, StateTag, useDay, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useSession } from '../../session/session-context.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { clocksOf } from './clock.ts';
import type { CasesSearch } from './search.ts';

const route = getRouteApi('/desk/cases');
type Answer = Output['cases']['list'];
type Row = Answer['rows'][number];

/** Cases this reader has a step in; the list says nothing of others. */
export function CaseList() {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { roles } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { state, ...rest } = search;
  const input = { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
  const query = useInfiniteQuery(pages('cases.list', client.cases.list.query, input));
  const narrow = (change: Partial<CasesSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page
      title={say('desk.nav.cases')}
      actions={
        may(roles, 'case.propose') ? (
          <Button variant="filled" renderRoot={(props) => <Link {...props} to="/cases/new" />}>
            {say('desk.case.propose')}
          </Button>
        ) : undefined
      }
    >
      <PlaceTabs />
      <p className="mc-quiet">{say('desk.case.note')}</p>
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={caseStates
            .filter((each) => each !== 'none')
            .map((each) => ({ value: each, label: term('state.case', each) }))}
          onChange={(chosen) => narrow({ state: chosen as CasesSearch['state'] })}
        />
      </Filters>
      <ListOf
        label={say('desk.nav.cases')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={state !== undefined}
        empty={{ title: say('desk.case.none'), why: say('desk.case.none.why') }}
      />
    </Page>
  );

  function columns(answers: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(answers);
    return [
      {
        key: 'who',
        header: say('desk.case.respondent'),
        cell: (row) => (
          <Link to="/cases/$id" params={{ id: row.id }}>
            {nameOf(row.person ?? row.unit) ?? say('ui.unknown')}
          </Link>
        ),
      },
      { key: 'state', header: say('desk.state'), cell: (row) => <StateTag of="case" state={row.state} /> },
      { key: 'organ', header: say('desk.case.organ'), minor: true, cell: (row) => row.organ },
      {
        key: 'due',
        header: say('desk.case.clock'),
        minor: true,
        cell: (row) => {
          const [clock] = clocksOf(row);
          if (clock === undefined) return '';
          return clock.what === 'defence' ? <Moment at={clock.at} /> : dayOf(clock.day);
        },
      },
      {
        key: 'changed',
        header: say('desk.case.changed'),
        minor: true,
        cell: (row) => <Moment at={row.changedAt} />,
      },
    ];
  }
}
