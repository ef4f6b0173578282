import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './rows.module.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** May fall away first where there is no room. */
  minor?: boolean;
  /** The server can order by this column under this name. */
  sort?: string;
}

export interface Order {
  by: string;
  down: boolean;
}

interface RowsProps<Row> {
  /** What the table holds, for a reader who cannot see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  order?: Order | undefined;
  onOrder?: (order: Order) => void;
  /** More rows stand behind the last key. */
  more?: { loading: boolean; load: () => void } | undefined;
  /** What is said instead of a body without rows. */
  empty: ReactNode;
}

/**
 * A list read by key, page after page, never by offset. The first column carries the link to the thing itself; j and k
 * walk those links, Enter opens. Where there is no room, each row stands as a small card with the same parts.
 */
export function Rows<Row>({ label, columns, rows, rowKey, order, onOrder, more, empty }: RowsProps<Row>) {
  const { say } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const walk = (event: KeyboardEvent) => walkLinks(event, body.current);
    window.addEventListener('keydown', walk);
    return () => window.removeEventListener('keydown', walk);
  }, []);
  if (rows.length === 0) return empty;
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-numeric={column.numeric}
                data-minor={column.minor}
                aria-sort={
                  order?.by === column.sort && order ? (order.down ? 'descending' : 'ascending') : undefined
                }
              >
                <Heading column={column} order={order} onOrder={onOrder} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  data-numeric={column.numeric}
                  data-minor={column.minor}
                  data-first={index === 0}
                  data-name={column.header}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.foot}>
        <span>{say(more ? 'ui.shown' : 'ui.allShown', { count: rows.length })}</span>
        {more ? (
          <Button size="xs" loading={more.loading} onClick={more.load}>
            {say('ui.more')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface HeadingProps<Row> {
  column: Column<Row>;
  order: Order | undefined;
  onOrder: ((order: Order) => void) | undefined;
}

function Heading<Row>({ column, order, onOrder }: HeadingProps<Row>) {
  const { say } = useWords();
  const by = column.sort;
  if (by === undefined || onOrder === undefined) return column.header;
  const chosen = order?.by === by;
  const down = chosen ? !order.down : true;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => onOrder({ by, down })}
      aria-label={say(down ? 'ui.sort.down' : 'ui.sort.up', { column: column.header })}
    >
      {column.header}
      {chosen ? (
        order.down ? (
          <IconArrowDown size="1em" aria-hidden />
        ) : (
          <IconArrowUp size="1em" aria-hidden />
        )
      ) : null}
    </button>
  );
}

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function walkLinks(event: KeyboardEvent, body: HTMLElement | null): void {
  const step = steps[event.key] ?? 0;
  if (step === 0 || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
  if (body === null || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
  const links = [...body.querySelectorAll<HTMLElement>('tr > :first-child a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  // The arrows go on scrolling the page until somebody has begun to walk.
  if (at === -1 && event.key.startsWith('Arrow')) return;
  const next = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
