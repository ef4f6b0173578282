import { type Column, Moment, Page, PersonName, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';

const route = getRouteApi('/desk/intercessions');
type Answer = Output['intercessions']['list'];
type Row = Answer['rows'][number];

/** Who was spoken to, and when. What was said is opened one by one, and each opening is on record. */
export function Intercessions() {
  const { say } = useWords();
  const { direction = 'desc' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    pages('intercessions.list', client.intercessions.list.query, { direction, limit: 50 }),
  );
  return (
    <Page title={say('desk.intercessions')}>
      <PlaceTabs />
      <p className="mc-quiet">{say('desk.intercessions.hint')}</p>
      <ListOf
        label={say('desk.intercessions')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: 'notedAt', down: direction === 'desc' }}
        onOrder={({ down }) => void navigate({ search: { direction: down ? 'desc' : 'asc' }, replace: true })}
        empty={{ title: say('desk.intercessions.none'), why: say('desk.intercessions.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'at',
        header: say('desk.intercession.notedAt'),
        sort: 'notedAt',
        cell: (row) => (
          <Link to="/intercessions/$id" params={{ id: row.id }}>
            <Moment at={row.notedAt} />
          </Link>
        ),
      },
      {
        key: 'by',
        header: say('desk.intercession.notedBy'),
        cell: (row) => (
          <>
            <PersonName name={nameOf(row.notedBy)} />{' '}
            {row.erased ? <Tag tone="stopped" label={say('ui.erased')} /> : null}
          </>
        ),
      },
    ];
  }
}
