import { beforeAll, describe, expect, it } from 'vitest';
import { MissingGlyphs, type RenderedSheets, renderLedger } from '../src/index.ts';
import { block, lying, mm, page } from '../src/paper.ts';
import { expectGolden } from './golden-page.ts';
import { allCharacters, fonts, properties, qpdfCheck, rawPages, textOf } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import { ledgerView } from './sample-ledgers.ts';

const print = (view = ledgerView) => renderLedger(view, { fonts, digest });
let ledger: RenderedSheets;
let pages: string[];
beforeAll(async () => {
  ledger = await print();
  pages = rawPages(ledger.bytes).map((text) => text.replace(/\s/gu, ''));
});

describe('a printed ledger', () => {
  it('tells every row whole: source, unit, problem, measure, people, days, state and what was said', () => {
    const text = pages.join('');
    for (const row of ledgerView.rows.slice(0, 3))
      for (const said of [row.source, row.unit, row.problem, row.measure ?? row.requirement, row.status]
        .concat(row.responsible)
        .concat(row.progress))
        expect(text, said).toContain(said.replace(/\s/gu, ''));
    expect(text).toContain('2026年11月17日');
    expect(text).toContain('（超期）');
    expect(text).toContain('（尚未报方案）要求：与协同单位打通');
    expect(text).toContain('共16项：已销号6项，未销号10项，其中超期5项。');
    expect(qpdfCheck(ledger.bytes)).toContain('No syntax or stream encoding errors found');
  });

  it('repeats the head of the table on every page, and the rows go on in order', () => {
    expect(ledger.pages).toBeGreaterThan(2);
    for (const text of pages) expect(text).toContain('责任单位问题类别程度整改措施');
    const numbers = pages.flatMap((text) =>
      [...text.matchAll(/(\d+)清督改〔2026〕/gu)].map(([, n]) => Number(n)),
    );
    expect(numbers).toEqual(ledgerView.rows.map((_, i) => i + 1));
  });

  it('goes on over the page with a row that is taller than one, and says again whose it is', async () => {
    const [first] = ledgerView.rows;
    if (first === undefined) throw new Error('no row');
    const tall = { ...first, problem: `起${'鹤'.repeat(900)}止` };
    const { bytes } = await print({ ...ledgerView, rows: [tall] });
    const told = rawPages(bytes).map((text) => text.replace(/\s/gu, ''));
    expect(told.length).toBeGreaterThan(1);
    for (const text of told) expect(text).toContain('清源市自然资源和规划局');
    expect(told.join('').match(/鹤/gu)).toHaveLength(900);
  });

  it('gives equal bytes for an equal view, and another fingerprint of its text for another word', async () => {
    const again = await print();
    expect(Buffer.from(again.bytes).equals(Buffer.from(ledger.bytes))).toBe(true);
    const { viewHash } = await print({ ...ledgerView, unit: '清源市医疗保障局', rows: [] });
    expect(viewHash).not.toBe(ledger.viewHash);
  });

  it('is refused before it is drawn where a name has no glyph', async () => {
    const rows = ledgerView.rows.slice(0, 1).map((row) => ({ ...row, responsible: ['👮'] }));
    await expect(print({ ...ledgerView, rows })).rejects.toThrow(MissingGlyphs);
  });
});

describe('a sheet that lies (8)', () => {
  it('has the head of its table on the left edge of the sheet: binding side of odd pages, cut side of even ones', () => {
    expect(properties(ledger.bytes)).toMatch(/Page rot:\s+90/);
    // MuPDF shows it as it is read: turned by a quarter, so that the sheet's left edge is above.
    for (const characters of allCharacters(ledger.bytes)) {
      const text = characters.filter(({ x }) => x > lying.left - mm(2));
      for (const { x, y } of text) {
        expect(x).toBeGreaterThan(lying.left - 1);
        expect(x).toBeLessThan(lying.right + 1);
        expect(y).toBeGreaterThan(lying.top - 1);
        expect(y).toBeLessThan(lying.bottom + 1);
      }
      const head = text.find(({ character, font }) => character === '序' && font.includes('Sans'));
      const rows = text.filter(({ size, font }) => size < 10 && !font.includes('Sans'));
      expect(head?.y).toBeLessThan(Math.min(...rows.map(({ y }) => y)));
    }
  });

  it('has its page number where every other page has it', () => {
    allCharacters(ledger.bytes).forEach((characters, i) => {
      const number = characters.filter(({ x }) => x < lying.left - mm(2));
      expect(textOf(number)).toBe(`— ${i + 1} —`);
      // Back on the upright sheet: along its foot, right on odd pages, left on even ones, one character in.
      const upright = number.map(({ x, y }) => ({ x: y, y: page.height - x }));
      for (const { y } of upright) expect(y).toBeGreaterThan(block.bottom + mm(6));
      const edge =
        i % 2 === 0
          ? Math.max(...upright.map(({ x }) => x)) - (block.right - 14 - 14)
          : Math.min(...upright.map(({ x }) => x)) - (block.left + 14);
      expect(Math.abs(edge)).toBeLessThan(mm(1));
    });
  });

  it('looks as it did', () => {
    expectGolden('ledger-first', ledger.bytes, 1);
    expectGolden('ledger-last', ledger.bytes, ledger.pages);
  });
});
