import { handoverStates } from '@mingcha/domain/registry';
import { type Column, Moment, PersonName, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { useMay } from '../../session/use-may.ts';
import { OpenHandoverButton } from './handover-form.tsx';
import { TurnoverPage } from './turnover-page.tsx';

const route = getRouteApi('/desk/handovers');
type Row = Output['handovers']['list']['rows'][number];
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
  return (
    <TurnoverPage
      title={say('desk.handovers')}
      actions={opens ? <OpenHandoverButton /> : undefined}
      query={query}
      states={states.map((each) => ({ value: each, label: term('state.handover', each) }))}
      state={state}
      onState={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
      empty={{ title: say('desk.handover.none'), why: say('desk.handover.none.why') }}
      columns={(nameOf, titleOf): readonly Column<Row>[] => [
        {
          key: 'seat',
          header: say('desk.seat'),
          cell: (row) => (
            <Link to="/handovers/$id" params={{ id: row.id }}>
              {titleOf(row.seat) ?? say('ui.unknown')}
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
      ]}
    />
  );
}
