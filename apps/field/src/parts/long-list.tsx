import { Fragment, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';

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

/** A list up to this long is drawn whole. */
const few = 30;
/** Rows beyond both edges of what is seen, so that a finger or the Tab key never outruns the drawing. */
const beyond = 6;
const step = 6;

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
    rows.slice(from, to).forEach((row, at) => {
      const drawn = list.current?.querySelector<HTMLElement>(`:scope > [aria-posinset="${from + at + 1}"]`);
      if (drawn) heights.current.set(keyOf(row), drawn.offsetHeight);
    });
  });

  useEffect(() => {
    const drawn = list.current;
    if (!long || drawn === null) return;
    const scroller = scrollerOf(drawn);
    const look = () => {
      const top = scroller.getBoundingClientRect().top - drawn.getBoundingClientRect().top;
      const bottom = top + scroller.clientHeight;
      let first = 0;
      let at = 0;
      const heightOf = (n: number) => {
        const row = rows[n];
        return (row === undefined ? undefined : heights.current.get(keyOf(row))) ?? about;
      };
      while (first < rows.length && at + heightOf(first) < top) {
        at += heightOf(first);
        first += 1;
      }
      let last = first;
      while (last < rows.length && at < bottom) {
        at += heightOf(last);
        last += 1;
      }
      const next = {
        from: Math.max(0, Math.floor(first / step) * step - beyond),
        to: Math.min(rows.length, Math.ceil(last / step) * step + beyond),
      };
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
        <Fragment key={keyOf(row)}>
          {children(row, long ? { 'aria-setsize': rows.length, 'aria-posinset': from + at + 1 } : {})}
        </Fragment>
      ))}
      {long ? <li aria-hidden style={{ height: high(rows.slice(to)) }} /> : null}
    </ol>
  );
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return document.documentElement;
}
