import { type Column, Moment, Page, PersonName, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useSession } from '../../session/session-context.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';

const route = getRouteApi('/desk/office/holds');
type Answer = Output['keeping']['holds'];
type Row = Answer['rows'][number];
const states = ['placed', 'lifted'] as const;
const places = {
  visit: '/visits/$id',
  finding: '/findings/$id',
  evidence: '/evidence/$id',
  case: '/cases/$id',
} as const;

/** What may not be destroyed whatever the schedule says, who said so and why. */
export function Holds() {
  const { say, term } = useWords();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    pages('keeping.holds', client.keeping.holds.query, { ...(state ? { state } : {}), limit: 50 }),
  );
  const columns = (read: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(read);
    return [
      {
        key: 'about',
        header: say('desk.hold.about'),
        cell: (row) => (
          <Link to={places[row.aboutType]} params={{ id: row.aboutId }}>
            {term('held-type', row.aboutType)}
          </Link>
        ),
      },
      { key: 'ground', header: say('desk.hold.ground'), cell: (row) => row.ground },
      { key: 'state', header: say('desk.state'), cell: (row) => <StateTag of="hold" state={row.state} /> },
      {
        key: 'by',
        header: say('desk.hold.placedBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.placedBy)} />,
      },
      {
        key: 'at',
        header: say('desk.hold.placedAt'),
        minor: true,
        cell: (row) => <Moment at={row.placedAt} />,
      },
      { key: 'lift', header: say('desk.hold.liftedAt'), cell: (row) => <Lift row={row} /> },
    ];
  };
  return (
    <Page title={say('desk.holds')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={states.map((each) => ({ value: each, label: term('state.hold', each) }))}
          onChange={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
        />
      </Filters>
      <ListOf
        label={say('desk.holds')}
        query={query}
        rowKey={(row) => row.id}
        filtered={state !== undefined}
        empty={{ title: say('desk.holds.none'), why: say('desk.holds.none.why') }}
        columns={columns}
      />
    </Page>
  );
}

/** By whoever placed it, or a leader. */
function Lift({ row }: { row: Row }) {
  const { say } = useWords();
  const { roles, person } = useSession();
  const lift = useMutation(useTRPC().keeping.lift.mutationOptions());
  if (row.liftedAt !== null) return <Moment at={row.liftedAt} />;
  if (row.placedBy !== person && !roles.includes('leader')) return null;
  return (
    <Decide
      small
      act={say('desk.hold.lift')}
      form={`hold.lift.${row.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.hold.lift.line')]}
      done={say('desk.hold.lifted')}
      run={({ text }) => lift.mutateAsync({ id: row.id, expected: row.version, reason: text })}
    />
  );
}
