import { confirmationStates } from '@mingcha/domain/findings';
import { Clock, type Column, Moment, Page, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type ConfirmationsSearch, confirmationsInput } from './search.ts';
import { type Sheet, SheetState } from './sheet-facts.tsx';
import { Respondent } from './sheets.tsx';

const route = getRouteApi('/desk/confirmations');
type Answer = Output['confirmations']['list'];

/** The unit's and the person's inbox; for the office, what is to be served and what is to be answered. */
export function ConfirmationList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    pages('confirmations.list', client.confirmations.list.query, confirmationsInput(search)),
  );
  const narrow = (change: Partial<ConfirmationsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page title={say('desk.replies')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={confirmationStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.confirmation', state) }))}
          onChange={(state) => narrow({ state: state as ConfirmationsSearch['state'] })}
        />
      </Filters>
      <ListOf
        label={say('desk.replies')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.replies.none'), why: say('desk.replies.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Sheet>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'who',
        header: say('desk.replies'),
        cell: (row) => (
          <Link to="/confirmations/$id" params={{ id: row.id }}>
            <Respondent sheet={row} nameOf={nameOf} />
          </Link>
        ),
      },
      { key: 'state', header: say('desk.state'), cell: (row) => <SheetState sheet={row} /> },
      {
        key: 'clock',
        header: say('desk.replies.clock'),
        cell: (row) =>
          row.due === null ? (
            <span className="mc-quiet">{say('desk.replies.notServed')}</span>
          ) : (
            <Clock due={row.due} stopped={row.state !== 'served'} />
          ),
      },
      {
        key: 'changed',
        header: say('desk.changedAt'),
        minor: true,
        cell: (row) => <Moment at={row.changedAt} />,
      },
    ];
  }
}
