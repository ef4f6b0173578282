import { Button } from '@mantine/core';
import { BulletinScope, bulletinStates } from '@mingcha/domain/bulletins';
import { type Column, Moment, Page, StateTag, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { type BulletinsSearch, bulletinsInput } from './search.ts';

const route = getRouteApi('/desk/bulletins');
type Answer = Output['bulletins']['list'];
type Row = Answer['rows'][number];

export function BulletinList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const drafts = useMay('bulletin.draft');
  const query = useInfiniteQuery(
    pages('bulletins.list', client.bulletins.list.query, bulletinsInput(search)),
  );
  const narrow = (change: Partial<BulletinsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page
      title={say('desk.nav.bulletins')}
      actions={
        drafts ? (
          <Button variant="filled" renderRoot={(props) => <Link {...props} to="/bulletins/new" />}>
            {say('desk.bulletin.new')}
          </Button>
        ) : undefined
      }
    >
      <PlaceTabs />
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={bulletinStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.bulletin', state) }))}
          onChange={(state) => narrow({ state: state })}
        />
        <Choose
          label={say('desk.publication.scope')}
          value={search.scope}
          options={BulletinScope.options.map((scope) => ({
            value: scope,
            label: say(`desk.publication.scope.${scope}`),
          }))}
          onChange={(scope) => narrow({ scope })}
        />
      </Filters>
      <ListOf
        label={say('desk.nav.bulletins')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'changedAt', down: (search.direction ?? 'desc') === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as BulletinsSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.bulletin.none'), why: say('desk.bulletin.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'title',
        header: say('desk.bulletin.title'),
        cell: (row) => (
          <Link to="/bulletins/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      {
        key: 'number',
        header: say('desk.bulletin.number'),
        cell: (row) => row.number ?? say('desk.bulletin.noNumber'),
      },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <>
            <StateTag of="bulletin" state={row.state} />
            {row.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
          </>
        ),
      },
      {
        key: 'findings',
        header: say('desk.nav.findings'),
        numeric: true,
        minor: true,
        cell: (row) => row.findings,
      },
      {
        key: 'recipients',
        header: say('desk.bulletin.recipients'),
        numeric: true,
        minor: true,
        cell: (row) => row.recipients,
      },
      {
        key: 'drafter',
        header: say('desk.bulletin.drafter'),
        minor: true,
        cell: (row) => nameOf(row.drafter) ?? '',
      },
      {
        key: 'changed',
        header: say('desk.changedAt'),
        sort: 'changedAt',
        minor: true,
        cell: (row) => <Moment at={row.changedAt} />,
      },
    ];
  }
}
