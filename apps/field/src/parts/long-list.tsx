import { memo, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { few, rowsBetween } from './row-window.ts';

/** What an `li` says of where it stands; empty where all of them are there. */
export type RowPlace = { 'aria-setsize'?: number; 'aria-posinset'?: number };

interface LongListProps<Row> {
  rows: readonly Row[];
  /** A guess of a row's height in pixels, until it was drawn once. */
  about: number;
  className?: string | undefined;
  keyOf: (row: Row) => string;
  /** An `li` that carries its place. */
  children: (row: Row, place: RowPlace) => ReactElement;
}

/**
 * A list of any length of which only the rows around what is seen exist; before and after them stands empty space as high as
 * the others are. The rows keep their number in the whole for whoever has them read out.
 */
export function LongList<Row>({ rows, about, className, keyOf, children }: LongListProps<Row>) {
  const list = useRef<HTMLOListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [seen, setSeen] = useState({ from: 0, to: few });
  const long = rows.length > few;
  const from = long ? Math.min(seen.from, Math.max(0, rows.length - few)) : 0;
  const to = long ? Math.max(seen.to, from + 1) : rows.length;
  const high = (part: readonly Row[]) =>
    part.reduce((sum, row) => sum + (heights.current.get(keyOf(row)) ?? about), 0);

  useLayoutEffect(() => {
    if (!long) return;
    for (const drawn of list.current?.children ?? []) {
      const row = rows[Number(drawn.getAttribute('aria-posinset') ?? 0) - 1];
      if (row !== undefined) heights.current.set(keyOf(row), (drawn as HTMLElement).offsetHeight);
    }
  });

  useEffect(() => {
    const drawn = list.current;
    if (!long || drawn === null) return;
    const scroller = scrollerOf(drawn);
    const look = () => {
      const top = scroller.getBoundingClientRect().top - drawn.getBoundingClientRect().top;
      const next = rowsBetween(top, top + scroller.clientHeight, rows.length, (n) => {
        const row = rows[n];
        return (row === undefined ? undefined : heights.current.get(keyOf(row))) ?? about;
      });
      setSeen((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [about, keyOf, long, rows]);

  return (
    <ol ref={list} className={className}>
      {long ? <li aria-hidden style={{ height: high(rows.slice(0, from)) }} /> : null}
      {rows.slice(from, to).map((row, at) => (
        <Drawn
          key={keyOf(row)}
          row={row}
          number={long ? from + at + 1 : null}
          of={rows.length}
          draw={children as DrawRow}
        />
      ))}
      {long ? <li aria-hidden style={{ height: high(rows.slice(to)) }} /> : null}
    </ol>
  );
}

type DrawRow = (row: unknown, place: RowPlace) => ReactElement;
interface DrawnProps {
  row: unknown;
  /** Its place in a long list. */
  number: number | null;
  of: number;
  draw: DrawRow;
}

/** While somebody scrolls, rows that are there already are not made again: only those that come in are work. */
const Drawn = memo(function Drawn({ row, number, of, draw }: DrawnProps) {
  return draw(row, number === null ? {} : { 'aria-setsize': of, 'aria-posinset': number });
});

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return document.documentElement;
}
