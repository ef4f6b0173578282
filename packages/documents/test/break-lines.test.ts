import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFonts } from '../src/fonts/fonts.ts';
import { block, cell, size } from '../src/paper.ts';
import { breakLines, type Line } from '../src/text/break-lines.ts';
import { type Measure, tokenize } from '../src/text/tokens.ts';

const fonts = openFonts({ system: false });
const measure: Measure = {
  fonts,
  size: size.three,
  cell,
  missing: (codePoint: number) => expect.fail(`no glyph for U+${codePoint.toString(16)}`),
  known: new Map(),
};
const set = (text: string, indent = 2 * cell): Line[] =>
  breakLines(tokenize([{ text, role: 'body' }], measure), { width: block.width, indent });

const neverFirst = /^[，。、；：？！”’）》〉】〕」』·%]/u;
const neverLast = /[（《〈“‘【〔「『]$/u;

const hanzi = fc.constantFrom(
  ...'督查室关于二〇二六年政务服务窗口作风明察暗访情况的通报工作人员在岗无人值守',
);
const pause = fc.constantFrom(...'，。、；：？！', '”，', '》。', '）、', '……', '——');
// Each is followed by a Chinese character: side by side two would make one long word, which may be broken.
const words = fc
  .constantFrom('2026', '10:30', 'GB/T', '9704-2012', '40%', 'Wi-Fi', '1,000.5', 'A4 ', 'OA 系统', 'B')
  .map((word) => `${word}号`);
const bracketed = fc
  .tuple(fc.constantFrom('（）', '《》', '“”', '〔〕'), fc.array(hanzi, { minLength: 1, maxLength: 9 }))
  .map(([pair, inside]) => `${pair[0]}${inside.join('')}${pair[1]}`);
const clause = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: hanzi }, words, bracketed), { minLength: 1, maxLength: 24 }),
    pause,
  )
  .map(([parts, mark]) => parts.join('') + mark);
const paragraph = fc.array(clause, { minLength: 1, maxLength: 12 }).map((clauses) => clauses.join(''));

/** Right edge of the last visible glyph's cell: where the next glyph would begin. */
function rightEdge(line: Line): number {
  return line.width;
}

describe('set lines', () => {
  it('never start with a closing mark nor end with an opening one', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const lines = set(text);
        for (const { text: line } of lines.slice(1)) expect(line).not.toMatch(neverFirst);
        for (const { text: line } of lines.slice(0, -1)) expect(line.trimEnd()).not.toMatch(neverLast);
      }),
      tries(400),
    );
  });

  it('joined together are the text, with every visible character drawn once and in order', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const lines = set(text);
        expect(lines.map((line) => line.text).join('')).toBe(text);
        const drawn = lines.flatMap((line) => line.glyphs.map((glyph) => glyph.character)).join('');
        expect(drawn.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
      tries(400),
    );
  });

  it('are flush on both edges, but for the last', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const lines = set(text);
        lines.forEach((line, i) => {
          expect(rightEdge(line)).toBeLessThanOrEqual(block.width + 0.02);
          if (i < lines.length - 1) expect(rightEdge(line)).toBeCloseTo(block.width, 1);
        });
      }),
      tries(400),
    );
  });

  it('keep words, numbers, —— and …… whole', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        const lines = set(text).map((line) => line.text);
        for (let i = 1; i < lines.length; i += 1) {
          const before = lines[i - 1]?.at(-1) ?? '';
          const after = lines[i]?.[0] ?? '';
          expect(/[\dA-Za-z]/.test(before) && /[\dA-Za-z]/.test(after), `${before}|${after}`).toBe(false);
          expect(before === '—' && after === '—' && !lines[i - 1]?.endsWith('——')).toBe(false);
          expect(before === '…' && after === '…' && !lines[i - 1]?.endsWith('……')).toBe(false);
        }
      }),
      tries(400),
    );
  });

  it('never draw one glyph over another: squeezed marks lose white, not ink', () => {
    fc.assert(
      fc.property(paragraph, (text) => {
        for (const line of set(text)) {
          let last = Number.NEGATIVE_INFINITY;
          for (const { character, face, x, scale } of line.glyphs) {
            const ink = face.ink(character.codePointAt(0) ?? 0);
            if (ink.maxX === ink.minX) continue;
            // Han glyphs and dashes may touch their neighbour's cell by the tracking of a fifth of a point.
            expect(x + ink.minX * size.three * scale).toBeGreaterThan(last - 0.3);
            last = x + ink.maxX * size.three * scale;
          }
        }
      }),
      tries(200),
    );
  });

  it('hold 28 characters, 26 after the indent', () => {
    const lines = set('国'.repeat(26 + 28 + 28 + 3)).map((line) => [...line.text].length);
    expect(lines).toEqual([26, 28, 28, 3]);
  });

  it('squeeze one mark in where other marks give room, and carry it over where none does', () => {
    const [squeezed] = set(`${'国'.repeat(12)}，${'国'.repeat(15)}。国`, 0);
    expect(squeezed?.text).toHaveLength(29);
    const [carried, next] = set(`${'国'.repeat(28)}，国`, 0);
    expect(carried?.text).toHaveLength(27);
    expect(next?.text).toBe('国，国');
  });

  it('break a word that no line could hold', () => {
    const lines = set('x'.repeat(200));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map((line) => line.text).join('')).toBe('x'.repeat(200));
  });

  it('hold a text of nothing but marks without looping', () => {
    expect(
      set('，'.repeat(90))
        .map((line) => line.text)
        .join(''),
    ).toBe('，'.repeat(90));
  });
});
