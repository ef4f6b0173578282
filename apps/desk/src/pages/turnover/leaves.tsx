import { leaveStates } from '@mingcha/domain/registry';
import { type Column, PersonName, Section, StateTag, useDay, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { useMay } from '../../session/use-may.ts';
import styles from '../registry/registry.module.css';
import { DeclareLeaveButton } from './leave-form.tsx';
import { TurnoverPage } from './turnover-page.tsx';

const route = getRouteApi('/desk/leaves');
type Row = Output['leaves']['list']['rows'][number];
const states = leaveStates.filter((state) => state !== 'none');

/** Who is away, until when, and who acts for them. */
export function Leaves() {
  const { say, term } = useWords();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const declares = useMay('leave.declare');
  const query = useInfiniteQuery(
    pages('leaves.list', client.leaves.list.query, {
      ...(state && state !== 'none' ? { state } : {}),
      limit: 50,
    }),
  );
  return (
    <TurnoverPage
      title={say('desk.leaves')}
      actions={declares ? <DeclareLeaveButton /> : undefined}
      above={declares ? <StandingIn /> : undefined}
      query={query}
      states={states.map((each) => ({ value: each, label: term('state.leave', each) }))}
      state={state}
      onState={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
      empty={{ title: say('desk.leave.none'), why: say('desk.leave.none.why') }}
      columns={(nameOf, titleOf): readonly Column<Row>[] => [
        {
          key: 'person',
          header: say('desk.leave.person'),
          cell: (row) => (
            <Link to="/leaves/$id" params={{ id: row.id }}>
              {nameOf(row.person) ?? say('ui.erased')}
            </Link>
          ),
        },
        { key: 'seat', header: say('desk.seat'), cell: (row) => titleOf(row.seat) ?? '' },
        {
          key: 'unit',
          header: say('desk.unit'),
          minor: true,
          cell: (row) => nameOf(row.unit) ?? say('desk.seat.office'),
        },
        { key: 'days', header: say('desk.leave.days'), cell: (row) => <Days row={row} /> },
        {
          key: 'deputy',
          header: say('desk.leave.deputy'),
          cell: (row) => <PersonName name={nameOf(row.deputy)} />,
        },
        { key: 'state', header: say('desk.state'), cell: (row) => <StateTag of="leave" state={row.state} /> },
      ]}
    />
  );
}

export function Days({ row }: { row: Pick<Row, 'firstDay' | 'lastDay'> }) {
  const { say } = useWords();
  const said = useDay();
  const from = said(row.firstDay);
  return row.firstDay === row.lastDay ? from : say('desk.leave.span', { from, to: said(row.lastDay) });
}

/** Seats one acts from without sitting there: told first, because what one does there is done in somebody's place. */
function StandingIn() {
  const { say, term } = useWords();
  const query = useQuery(useTRPC().leaves.seats.queryOptions());
  const found = query.data;
  if (found === undefined || found.standIns.length === 0) return null;
  return (
    <Section title={say('desk.leave.standing')}>
      <ul className={styles.lines}>
        {found.standIns.map((seat) => (
          <li key={seat.id} className={styles.line}>
            <span>{seat.title}</span>
            <span className="mc-quiet">{term('duty', seat.duty)}</span>
            <span className="mc-quiet">
              {(seat.unit && found.names[seat.unit]) ?? say('desk.seat.office')}
            </span>
            <span>
              {seat.because === 'empty'
                ? say('desk.leave.forEmpty')
                : say('desk.leave.for', { name: (seat.inFor && found.names[seat.inFor]) ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
