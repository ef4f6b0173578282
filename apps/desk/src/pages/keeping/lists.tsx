import { type Column, Moment, Page, PersonName, StateTag, useNow, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { sizeOf } from '../../parts/custody-line.tsx';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';

const route = getRouteApi('/desk/office/destructions');
type Answer = Output['keeping']['lists'];
type Row = Answer['rows'][number];
const states = ['listed', 'approved', 'refused', 'carried-out'] as const;

/** What was to be destroyed, who drew it up, who decided. */
export function DestructionLists() {
  const { say, term } = useWords();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const draws = useMay('destruction.draw');
  const query = useInfiniteQuery(
    pages('keeping.lists', client.keeping.lists.query, { ...(state ? { state } : {}), limit: 50 }),
  );
  const columns = (read: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(read);
    return [
      {
        key: 'ground',
        header: say('desk.keeping.ground'),
        cell: (row) => (
          <Link to="/office/destructions/$id" params={{ id: row.id }}>
            {row.ground}
          </Link>
        ),
      },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => <StateTag of="destruction" state={row.state} />,
      },
      { key: 'count', header: say('desk.destruction.count'), numeric: true, cell: (row) => row.count },
      {
        key: 'bytes',
        header: say('desk.destruction.bytes'),
        numeric: true,
        minor: true,
        cell: (row) => (row.log === null ? sizeOf(row.bytes) : say('desk.keeping.schedule.access-log')),
      },
      {
        key: 'by',
        header: say('desk.destruction.listedBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.listedBy)} />,
      },
      {
        key: 'at',
        header: say('desk.destruction.listedAt'),
        minor: true,
        cell: (row) => <Moment at={row.listedAt} />,
      },
    ];
  };
  return (
    <Page title={say('desk.destructions')} actions={<Registers />}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={states.map((each) => ({ value: each, label: term('state.destruction', each) }))}
          onChange={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
        />
      </Filters>
      <ListOf
        label={say('desk.destructions')}
        query={query}
        rowKey={(row) => row.id}
        filtered={state !== undefined}
        empty={{
          title: say('desk.destruction.none'),
          why: say('desk.destruction.none.why'),
          ...(draws ? { action: <Link to="/office/keeping">{say('desk.keeping')}</Link> } : {}),
        }}
        columns={columns}
      />
    </Page>
  );
}

/** What was destroyed this year and last, as it goes into the file. */
function Registers() {
  const { say } = useWords();
  const year = new Date(useNow()).getFullYear();
  return [year - 1, year].map((each) => (
    <PdfLink
      key={each}
      path={`/files/destructions/${each}.pdf`}
      label={say('desk.destruction.register.year', { year: each })}
    />
  ));
}
