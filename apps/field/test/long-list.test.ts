import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LongList } from '../src/parts/long-list.tsx';
import { few, rowsBetween } from '../src/parts/row-window.ts';

const screen = 1000;
const row = 50;

it.each([31, 300, 800, 10_000])(
  'of a list of %i rows no more are drawn than a screen and a half',
  (count) => {
    for (let top = 0; top <= count * row; top += 170) {
      const { from, to } = rowsBetween(top, top + screen, count, () => row);
      expect(to - from).toBeLessThanOrEqual(screen / row + 24);
      expect(from * row, 'nothing missing above').toBeLessThanOrEqual(top);
      expect(to * row, 'nothing missing below').toBeGreaterThanOrEqual(Math.min(top + screen, count * row));
    }
  },
);

it('rows of unlike heights are all there where they are seen', () => {
  const heightOf = (n: number) => 40 + (n % 7) * 30;
  const tops: number[] = [];
  let end = 0;
  for (let n = 0; n < 500; n += 1) {
    tops.push(end);
    end += heightOf(n);
  }
  for (let top = 0; top < end; top += 333) {
    const { from, to } = rowsBetween(top, top + screen, 500, heightOf);
    expect(tops[from]).toBeLessThanOrEqual(top);
    expect(tops[to] ?? end).toBeGreaterThanOrEqual(Math.min(end, top + screen));
    expect(to - from).toBeLessThan(60);
  }
});

it('before anything was measured a long list is drawn to its first rows, and each says its number in the whole', () => {
  const list = (count: number) =>
    renderToStaticMarkup(
      createElement(LongList<number>, {
        rows: Array.from({ length: count }, (_, n) => n),
        about: row,
        keyOf: String,
        // biome-ignore lint/correctness/noChildrenProp: what it draws is asked for row by row
        children: (n: number, place: object) => createElement('li', place, `r${n}`),
      }),
    );
  expect(list(800).match(/<li[^>]*>r\d/g)).toHaveLength(few);
  expect(list(800)).toContain('aria-setsize="800"');
  expect(list(few).match(/<li[^>]*>r\d/g), 'a short one whole').toHaveLength(few);
});
