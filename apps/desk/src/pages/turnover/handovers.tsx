import { handoverStates } from '@mingcha/domain/registry';
import { type Column, Moment, Page, PersonName, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useMay } from '../../session/use-may.ts';
import { OpenHandoverButton } from './handover-form.tsx';
import { TurnoverTabs } from './tabs.tsx';

const route = getRouteApi('/desk/handovers');
type Answer = Output['handovers']['list'];
type Row = Answer['rows'][number];
const states = handoverStates.filter((state) => state !== 'none');

/** Seats that change hands, with the list of what is open there. */
export function Handovers() {
  const { say, term } = useWords();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const opens = useMay('handover.open');
  const query = useInfiniteQuery(
    pages('handovers.list', client.handovers.list.query, {
      ...(state && state !== 'none' ? { state } : {}),
      limit: 50,
    }),
  );
  const columns = (read: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(read);
    const seats: Answer['seats'] = Object.assign({}, ...read.map((page) => page.seats));
    return [
      {
        key: 'seat',
        header: say('desk.seat'),
        cell: (row) => (
          <Link to="/handovers/$id" params={{ id: row.id }}>
            {seats[row.seat]?.title ?? say('ui.unknown')}
          </Link>
        ),
      },
      {
        key: 'unit',
        header: say('desk.unit'),
        minor: true,
        cell: (row) => nameOf(row.unit) ?? say('desk.seat.office'),
      },
      {
        key: 'giver',
        header: say('desk.handover.giver'),
        cell: (row) => <PersonName name={nameOf(row.giver)} />,
      },
      {
        key: 'taker',
        header: say('desk.handover.taker'),
        cell: (row) => <PersonName name={nameOf(row.taker)} />,
      },
      { key: 'open', header: say('desk.handover.items'), numeric: true, cell: (row) => row.open },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => <StateTag of="handover" state={row.state} />,
      },
      {
        key: 'at',
        header: say('desk.handover.openedAt'),
        minor: true,
        cell: (row) => <Moment at={row.openedAt} day />,
      },
    ];
  };
  return (
    <Page title={say('desk.handovers')} actions={opens ? <OpenHandoverButton /> : undefined}>
      <TurnoverTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={states.map((each) => ({ value: each, label: term('state.handover', each) }))}
          onChange={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
        />
      </Filters>
      <ListOf
        label={say('desk.handovers')}
        query={query}
        rowKey={(row) => row.id}
        filtered={state !== undefined}
        empty={{ title: say('desk.handover.none'), why: say('desk.handover.none.why') }}
        columns={columns}
      />
    </Page>
  );
}
