import { Button } from '@mantine/core';
import { scopeOf } from '@mingcha/domain/access';
import { orderStates } from '@mingcha/domain/orders';
import { type Column, Page, StateTag, Tag, useWords } from '@mingcha/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { pages } from '../../api/pages.ts';
import { client, type Output } from '../../api/trpc.ts';
import { Choose, Filters, LookFor } from '../../parts/filters.tsx';
import { ListOf, namesOf } from '../../parts/list-of.tsx';
import { useEveryUnit } from '../../parts/use-options.ts';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { OrderClocks } from './clocks.tsx';
import { Due } from './due.tsx';
import { LedgerButtons, MeetingButtons } from './ledger.tsx';
import styles from './orders.module.css';
import { type OrdersSearch, ordersInput } from './search.ts';
import { UnitOrders } from './unit-orders.tsx';

const route = getRouteApi('/desk/orders');
type Answer = Output['orders']['list'];
type Row = Answer['rows'][number];

/** The office sees a table by what is due first; a unit sees one card an order, with its question and one button. */
export function OrderList() {
  const { roles } = useSession();
  return scopeOf(roles, 'order.read') === 'office' ? <OfficeOrders /> : <UnitOrders />;
}

function OfficeOrders() {
  const { say, term } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const units = useEveryUnit();
  const drafts = useMay('order.draft');
  const looksBack = useMay('look-back.read');
  const query = useInfiniteQuery(pages('orders.list', client.orders.list.query, ordersInput(search)));
  const narrow = (change: Partial<OrdersSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  return (
    <Page
      title={say('desk.nav.orders')}
      actions={
        <>
          <LedgerButtons unit={search.unit} />
          {drafts ? <MeetingButtons unit={search.unit} /> : null}
          {drafts ? (
            <Button variant="filled" renderRoot={(props) => <Link {...props} to="/orders/new" search={{}} />}>
              {say('desk.order.new')}
            </Button>
          ) : null}
        </>
      }
    >
      <OrderClocks chosen={search} onChoose={narrow} />
      <Filters>
        <LookFor label={say('desk.look')} value={search.text} onChange={(text) => narrow({ text })} />
        <Choose
          label={say('desk.state')}
          value={search.state}
          options={orderStates
            .filter((state) => state !== 'none')
            .map((state) => ({ value: state, label: term('state.order', state) }))}
          onChange={(state) => narrow({ state })}
        />
        <Choose
          label={say('desk.unit')}
          value={search.unit}
          options={units}
          onChange={(unit) => narrow({ unit })}
        />
        {looksBack ? (
          <Choose
            label={say('subject.look-back')}
            value={search.lookBack}
            options={(['due', 'to-confirm', 'open'] as const).map((what) => ({
              value: what,
              label: say(`desk.work.look-back.${what}`),
            }))}
            onChange={(lookBack) => narrow({ lookBack })}
          />
        ) : null}
      </Filters>
      <ListOf
        label={say('desk.nav.orders')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        order={{ by: search.sort ?? 'dueSort', down: search.direction === 'desc' }}
        onOrder={({ by, down }) =>
          narrow({ sort: by as OrdersSearch['sort'], direction: down ? 'desc' : 'asc' })
        }
        filtered={Object.values(search).some((value) => value !== undefined)}
        empty={{ title: say('desk.order.none'), why: say('desk.order.none.why') }}
      />
    </Page>
  );

  function columns(pages: readonly Answer[]): readonly Column<Row>[] {
    const nameOf = namesOf(pages);
    return [
      {
        key: 'unit',
        header: say('desk.unit'),
        cell: (row) => (
          <>
            <Link to="/orders/$id" params={{ id: row.id }}>
              {nameOf(row.unit) ?? row.title}
            </Link>
            <div className="mc-quiet">{row.title}</div>
          </>
        ),
      },
      {
        key: 'due',
        header: say('desk.order.due'),
        sort: 'dueSort',
        cell: (row) =>
          row.clock === null ? (
            ''
          ) : (
            <Due clock={row.clock} holder={nameOf(row.hand?.person ?? null) ?? handWord(row)} />
          ),
      },
      {
        key: 'state',
        header: say('desk.state'),
        cell: (row) => (
          <>
            <StateTag of="order" state={row.state} />
            {row.extensionsAsked > 0 ? <Tag tone="open" label={say('desk.order.extensionAsked')} /> : null}
            {row.escalated ? <Tag tone="stopped" label={say('desk.order.escalated')} /> : null}
            {row.lookBack === null ? null : <StateTag of="look-back" state={row.lookBack} />}
            {row.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
          </>
        ),
      },
      {
        key: 'number',
        header: say('desk.bulletin.number'),
        minor: true,
        cell: (row) => <span className={styles.whole}>{row.number ?? say('desk.bulletin.noNumber')}</span>,
      },
      {
        key: 'items',
        header: say('desk.order.close'),
        minor: true,
        cell: (row) => (
          <span className={styles.whole}>
            {say('desk.order.closedOf', { closed: row.itemsClosed, of: row.itemCount })}
          </span>
        ),
      },
    ];
  }

  function handWord(row: Row): string | undefined {
    return row.hand === null ? undefined : term('role', row.hand.role);
  }
}
