import type { BulletinChart } from '@mingcha/domain/bulletins';
import { chartOps } from '../chart/chart-ops.ts';
import { keptWithNext } from '../page/paragraphs.ts';
import type { Part } from '../page/parts.ts';
import type { Row } from '../page/rows.ts';
import { centred } from '../page/typist.ts';
import { block, pitch, size } from '../paper.ts';
import type { Edition } from './edition.ts';

/** Lines of a page stand no closer than this, however many are closed up on it. */
const leastPitch = (pitch * 6) / 7;

/**
 * The chart on whole lines of the grid with its caption below it, never apart from it; where the page has no room for both, they stand at the top
 * of the next one.
 */
export function chartRows(edition: Edition): Row[] {
  const { view, plot, typist, word } = edition;
  if (!view.chart) return [];
  // Not laid out: only its place in the text is asked for.
  if (!plot) return [{ floats: true, draw: () => [] }];
  const text = word('document.bulletin.photo', { n: 1, caption: view.chart.title });
  const caption = typist
    .set([{ text, role: 'table' }], {
      size: size.smallFour,
      width: block.width,
      flush: false,
      part: { type: 'Caption' },
    })
    .map(
      (line): Row => ({
        draw: (top) => [typist.place(line, { x: centred(line), top, height: pitch, size: size.smallFour })],
      }),
    );
  const lines = Math.ceil(plot.height / leastPitch);
  let begin = 0;
  const first: Row = {
    floats: true,
    draw: (top) => {
      begin = top;
      return [];
    },
  };
  const last: Row = {
    // How close the lines stand is known once the last of them is laid: the drawing stands in the middle of them all.
    draw: (end) => {
      const top = begin + (end + pitch - begin - plot.height) / 2;
      const box = [block.left, top, block.right, top + plot.height] as const;
      const part: Part = { type: 'Figure', alt: toldAs(edition, text, view.chart), box };
      return chartOps(typist, plot, block.left, top, part);
    },
  };
  const empty = Array.from({ length: Math.max(0, lines - 2) }, (): Row => ({ draw: () => [] }));
  const rows = [first, ...empty, last, ...caption];
  return rows.map((row, i) => (i < rows.length - 1 ? keptWithNext(row) : row));
}

/** The same in words, bar by bar, for whoever does not see it. */
function toldAs({ word }: Edition, caption: string, chart: BulletinChart | undefined): string {
  const { labels, series } = chart ?? { labels: [], series: [] };
  const bars = labels.map((label, i) => {
    const counts = series
      .filter(({ counts: all }) => (all[i] ?? 0) > 0)
      .map(({ name, counts: all }) => word('document.bulletin.chart.count', { name, n: all[i] ?? 0 }));
    return word('document.bulletin.chart.bar', { label, counts: counts.join(word('document.comma')) });
  });
  return [caption, ...bars].join('\n');
}
