import { Button } from '@mantine/core';
import { Empty, Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { Due } from './due.tsx';
import { LedgerButtons } from './ledger.tsx';
import styles from './orders.module.css';
import { useQuestion } from './question.ts';

type Row = Output['orders']['list']['rows'][number];

/** One card an order: the clock, the question, one button. */
export function UnitOrders() {
  const { say } = useWords();
  const query = useQuery(useTRPC().orders.list.queryOptions({ limit: 100 }));
  return (
    <Page title={say('desk.nav.orders')} measure="text" actions={<LedgerButtons />}>
      <Read query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('desk.order.none')} why={say('desk.order.none.unit')} />
          ) : (
            <ul className={styles.cards}>
              {rows.map((row) => (
                <OrderCard key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function OrderCard({ row }: { row: Row }) {
  const { ask, act } = useQuestion(row);
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.title}>{row.title}</h2>
        <span className="mc-quiet">{row.number}</span>
      </div>
      {row.clock === null ? null : <Due clock={row.clock} />}
      <p className={styles.ask}>{ask}</p>
      <div>
        <Button
          variant={row.clock === null ? 'default' : 'filled'}
          renderRoot={(props) => <Link {...props} to="/orders/$id" params={{ id: row.id }} />}
        >
          {act}
        </Button>
      </div>
    </li>
  );
}
