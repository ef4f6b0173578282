import { Button } from '@mantine/core';
import { scopeOf } from '@mingcha/domain/access';
import { DispatchForm, dispatchStates } from '@mingcha/domain/dispatches';
import { type Column, Moment, Page, StateTag, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useSession } from '../../session/session-context.ts';
import { PlaceTabs } from '../../shell/place-tabs.tsx';
import { useWrites } from './hands.ts';
import { OwedNotices } from './owed.tsx';
import { type DispatchesSearch, dispatchesInput } from './search.ts';

const route = getRouteApi('/desk/dispatches');
type Answer = Output['dispatches']['list'];
type Row = Answer['rows'][number];

/** Letters, briefings and minutes. A letter begins at what it is about, the others begin here. */
export function DispatchList() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const writes = useWrites();
  const { roles } = useSession();
  const inOffice = scopeOf(roles, 'dispatch.read') !== 'unit';
  const query = useInfiniteQuery(
    pages('dispatches.list', client.dispatches.list.query, dispatchesInput(search)),
  );
  const narrow = (change: Partial<DispatchesSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const fresh = (['briefing', 'minutes'] as const).filter(writes);
  return (
    <Page
      title={say('desk.dispatches')}
      actions={
        fresh.length === 0
          ? undefined
          : fresh.map((form) => (
              <Button
                key={form}
                renderRoot={(props) => <Link {...props} to="/dispatches/new" search={{ form }} />}
              >
                {say(`desk.dispatch.new.${form}`)}
              </Button>
            ))
      }
    >
      <PlaceTabs />
      <OwedNotices />
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.dispatch.form')}
          value={search.form}
          options={DispatchForm.options.map((form) => ({ value: form, label: term('dispatch-form', form) }))}
          onChange={(form) => narrow({ form })}
        />
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={dispatchStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.dispatch', state) }))}
          onChange={(state) => narrow({ state })}
        />
      </Filters>
      <ListOf
        label={say('desk.dispatches')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'changedAt', down: (search.direction ?? 'desc') === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as DispatchesSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{
          title: say('desk.dispatch.none'),
          why: say(inOffice ? 'desk.dispatch.none.why' : 'desk.dispatch.none.unit'),
        }}
      />
    </Page>
  );

  function columns(read: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(read);
    return [
      {
        key: 'title',
        header: say('desk.dispatch.title'),
        cell: (row) => (
          <Link to="/dispatches/$id" params={{ id: row.id }}>
            {row.title ?? say('ui.erased')}
          </Link>
        ),
      },
      { key: 'form', header: say('desk.dispatch.form'), cell: (row) => term('dispatch-form', row.form) },
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
            <StateTag of="dispatch" state={row.state} />
            {row.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
          </>
        ),
      },
      { key: 'unit', header: say('desk.unit'), minor: true, cell: (row) => nameOf(row.unit) ?? '' },
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
