import { type Column, Hash, Moment, Page, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Actor } from '../../parts/actor.tsx';
import { Choose, Filters } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { LogCut } from '../../parts/log-cut.tsx';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { accessActions } from './search.ts';

const route = getRouteApi('/desk/office/log');
type Answer = Output['access']['log']['list'];
type Row = Answer['rows'][number];

/** Who read, tried or was denied what. The auditor reads it; reading it is a line in it. */
export function AccessLog() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(
    pages('access.log.list', client.access.log.list.query, {
      ...(search.action ? { action: search.action } : {}),
      limit: 100,
    }),
  );
  const cut = query.data?.pages[0]?.cut;
  const columns = (pages: readonly Answer[]): readonly Column<Row>[] => {
    const nameOf = namesOf(pages);
    return [
      { key: 'at', header: say('desk.log.at'), cell: (row) => <Moment at={row.at} /> },
      { key: 'action', header: say('desk.log.action'), cell: (row) => term('desk.action', row.action) },
      {
        key: 'person',
        header: say('desk.person'),
        cell: (row) => (row.person === '' ? '' : <Actor person={row.person} name={nameOf(row.person)} />),
      },
      { key: 'noun', header: say('desk.log.noun'), cell: (row) => term('desk.noun', row.noun) },
      { key: 'facts', header: say('desk.log.facts'), minor: true, cell: (row) => factsOf(row, term) },
      {
        key: 'hash',
        header: say('desk.log.line'),
        minor: true,
        cell: (row) => <Hash label={String(row.seq)} value={row.hash} />,
      },
    ];
  };
  return (
    <Page title={say('desk.log')}>
      <PlaceTabs />
      <Filters>
        <Choose
          label={say('desk.log.action')}
          value={search.action}
          options={accessActions.map((action) => ({ value: action, label: term('desk.action', action) }))}
          onChange={(action) =>
            void navigate({
              search: (now) => ({ ...now, action: action }),
              replace: true,
            })
          }
        />
      </Filters>
      {cut ? <LogCut cut={cut} /> : null}
      <ListOf
        label={say('desk.log')}
        query={query}
        rowKey={(row) => String(row.seq)}
        columns={columns}
        filtered={search.action !== undefined}
        empty={{ title: say('desk.log.none') }}
      />
    </Page>
  );
}

function factsOf(row: Row, term: (group: string, code: string) => string): string {
  return Object.entries(row.facts)
    .map(([name, fact]) => {
      const text = String(fact);
      return `${term('desk.fact', name)} ${/^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 8)}…` : text}`;
    })
    .join(' · ');
}
