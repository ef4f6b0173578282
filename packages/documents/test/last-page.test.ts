import { describe, expect, it } from 'vitest';
import { renderCase, renderOrder } from '../src/index.ts';
import { layRows, type Row } from '../src/page/rows.ts';
import { Sheets } from '../src/page/sheets.ts';
import { block, pitch } from '../src/paper.ts';
import { fonts, textPages } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import { decisionView } from './sample-cases.ts';
import { orderImprint, orderView } from './sample-orders.ts';

/** So many lines of text, the last six bound together as a signature is. */
const text = (lines: number): Row[] =>
  Array.from({ length: lines }, (_, at) => ({
    draw: () => [],
    keepWithNext: at >= lines - 6 && at < lines - 1,
  }));

describe('what stands at the bottom of the last page', () => {
  it('is never alone there, and neither is the signature, however long the text', () => {
    for (let lines = 7; lines <= 75; lines += 1)
      for (const below of [2 * pitch, 3.5 * pitch, 12 * pitch]) {
        const sheets = new Sheets();
        const drawn = new Map<object, number>();
        const count = (row: Row): Row => ({
          ...row,
          draw: (top) => {
            drawn.set(sheets.last, (drawn.get(sheets.last) ?? 0) + 1);
            expect(top).toBeGreaterThan(block.top - pitch);
            return [];
          },
        });
        sheets.turn();
        layRows(sheets, text(lines).map(count), below);
        expect(drawn.get(sheets.last) ?? 0, `${lines} lines above ${below}`).toBeGreaterThanOrEqual(6);
        expect(block.bottom - sheets.y, `${lines} lines above ${below}`).toBeGreaterThanOrEqual(below - 0.02);
        expect([...drawn.values()].reduce((sum, each) => sum + each, 0)).toBe(lines);
      }
  });

  it('goes with the signature in a decision whose text ends at the foot of a page', async () => {
    for (const more of [10, 14, 18, 22]) {
      const reasons = [
        ...decisionView.reasons,
        ...Array.from({ length: more }, () => '事实清楚，证据充分。'),
      ];
      const { bytes } = await renderCase({ ...decisionView, reasons }, { fonts, digest });
      const last = textPages(bytes).at(-1)?.replace(/\s/gu, '') ?? '';
      expect(last).toContain('2026年11月28日印发');
      expect(last, `${more} paragraphs`).toContain('（此件不公开）');
    }
  });
});

describe('a table below an opening', () => {
  it('begins on the page of its heading even where its first row is tall', async () => {
    const [first, ...rest] = orderView.items;
    if (first === undefined) throw new Error('no item');
    const tall = { ...first, fact: first.fact.repeat(3) };
    const { bytes } = await renderOrder(
      { ...orderView, items: [tall, ...rest] },
      { fonts, digest, imprint: orderImprint },
    );
    const [page = '', next = ''] = textPages(bytes);
    expect(page).toContain('查实情况和依据');
    expect(page).toContain('看网络视频');
    expect(next).toContain('查实情况和依据');
    const said = textPages(bytes).join('').replace(/\s/gu, '');
    expect(said.split('6分钟').length).toBeGreaterThanOrEqual(4);
  });
});
