import { type Column, Empty, type Order, Rows, useWords } from '@mingcha/ui';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Unread } from './read.tsx';

export interface PageOf<Row> {
  rows: Row[];
  next: string | null;
}

interface ListOfProps<Row, Answer extends PageOf<Row>> {
  label: string;
  query: UseInfiniteQueryResult<InfiniteData<Answer>, unknown>;
  columns: (pages: readonly Answer[]) => readonly Column<Row>[];
  rowKey: (row: Row) => string;
  order?: Order;
  onOrder?: (order: Order) => void;
  /** Some condition narrows the list, so an empty one does not mean that there is nothing. */
  filtered?: boolean;
  empty?: { title: string; why?: string; action?: ReactNode };
}

/** A list that is read by key, page after page, with everything that can be said when it has no rows. */
export function ListOf<Row, Answer extends PageOf<Row>>(props: ListOfProps<Row, Answer>) {
  const { label, query, columns, rowKey, order, onOrder, filtered = false, empty } = props;
  const { say } = useWords();
  if (query.data === undefined) return <Unread query={query} />;
  const pages = query.data.pages;
  return (
    <Rows
      label={label}
      columns={columns(pages)}
      rows={pages.flatMap((page) => page.rows)}
      rowKey={rowKey}
      order={order}
      {...(onOrder ? { onOrder } : {})}
      more={
        query.hasNextPage
          ? { loading: query.isFetchingNextPage, load: () => void query.fetchNextPage() }
          : undefined
      }
      empty={filtered ? <Empty title={say('ui.empty.filtered')} /> : <Empty {...empty} />}
    />
  );
}

/** Names of the units and people that rows mention by id stand beside the rows, page by page. */
export function namesOf(
  pages: readonly { names: Record<string, string> }[],
): (id: string | null) => string | null {
  const names: Record<string, string> = Object.assign({}, ...pages.map((page) => page.names));
  return (id) => (id === null ? null : (names[id] ?? null));
}
