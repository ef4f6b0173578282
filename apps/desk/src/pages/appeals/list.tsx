import { appealStates } from '@mingcha/domain/accountability';
import { type Column, Moment, Page, StateTag, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import type { AppealsSearch } from '../cases/search.ts';

const route = getRouteApi('/desk/appeals');
type Answer = Output['appeals']['list'];
type Row = Answer['rows'][number];

export function AppealList() {
  const { say, term } = useWords();
  const { state, ...rest } = route.useSearch();
  const navigate = route.useNavigate();
  const input = { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
  const query = useInfiniteQuery(pages('appeals.list', client.appeals.list.query, input));
  return (
    <Page title={say('desk.appeals')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={appealStates
            .filter((each) => each !== 'none')
            .map((each) => ({ value: each, label: term('state.appeal', each) }))}
          onChange={(chosen) =>
            void navigate({
              search: (now) => ({ ...now, state: chosen as AppealsSearch['state'] }),
              replace: true,
            })
          }
        />
      </Filters>
      <ListOf
        label={say('desk.appeals')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={state !== undefined}
        empty={{ title: say('desk.appeal.none'), why: say('desk.appeal.none.why') }}
      />
    </Page>
  );

  function columns(answers: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(answers);
    return [
      {
        key: 'who',
        header: say('desk.appeal.by'),
        cell: (row) => (
          <Link to="/appeals/$id" params={{ id: row.id }}>
            {nameOf(row.person ?? row.unit) ?? say('ui.unknown')}
          </Link>
        ),
      },
      { key: 'route', header: say('desk.appeal.route'), cell: (row) => term('route', row.route) },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <>
            <StateTag of="appeal" state={row.state} />
            {row.alarmed.map((what) => (
              <Tag
                key={what}
                tone="attention"
                label={say('desk.appeal.late', { what: term('appeal-clock', what) })}
              />
            ))}
          </>
        ),
      },
      { key: 'due', header: say('desk.case.clock'), minor: true, cell: (row) => row.decideBy ?? '' },
      {
        key: 'filed',
        header: say('desk.appeal.filedAt'),
        minor: true,
        cell: (row) => <Moment at={row.filedAt} />,
      },
    ];
  }
}
