import { type Column, Moment, Page, PersonName, StateTag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';

const route = getRouteApi('/desk/office/erasures');
type Answer = Output['erasures']['list'];
type Row = Answer['rows'][number];
const states = ['asked', 'approved', 'refused'] as const;

/** What people asked to have erased, and who decided. */
export function ErasureList() {
  const { say, term } = useWords();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    pages('erasures.list', client.erasures.list.query, { ...(state ? { state } : {}), limit: 50 }),
  );
  const columns = (read: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(read);
    return [
      {
        key: 'person',
        header: say('desk.person'),
        cell: (row) => (
          <Link to="/office/erasures/$id" params={{ id: row.id }}>
            {nameOf(row.person) ?? say('ui.erased')}
          </Link>
        ),
      },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => <StateTag of="erasure" state={row.state} />,
      },
      { key: 'fields', header: say('desk.erasure.fields'), numeric: true, cell: (row) => row.fields },
      {
        key: 'by',
        header: say('desk.erasure.askedBy'),
        minor: true,
        cell: (row) => <PersonName name={nameOf(row.askedBy)} />,
      },
      {
        key: 'at',
        header: say('desk.erasure.askedAt'),
        minor: true,
        cell: (row) => <Moment at={row.askedAt} />,
      },
    ];
  };
  return (
    <Page title={say('desk.erasures')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.state')}
          value={state}
          options={states.map((each) => ({ value: each, label: term('state.erasure', each) }))}
          onChange={(chosen) => void navigate({ search: { state: chosen }, replace: true })}
        />
      </Filters>
      <ListOf
        label={say('desk.erasures')}
        query={query}
        rowKey={(row) => row.id}
        filtered={state !== undefined}
        empty={{
          title: say('desk.erasure.none'),
          why: say('desk.erasure.none.why'),
          action: <Link to="/registry/people">{say('desk.people')}</Link>,
        }}
        columns={columns}
      />
    </Page>
  );
}
