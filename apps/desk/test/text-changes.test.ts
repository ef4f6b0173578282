import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listChanges, type Piece, textChanges } from '../src/pages/bulletins/text-changes.ts';

const read = (pieces: readonly Piece[] | null) => (pieces ?? []).map(({ text }) => text).join('');
const marked = (pieces: readonly Piece[] | null) =>
  (pieces ?? []).filter(({ kind }) => kind !== 'same').map(({ text }) => text);

describe('what became of a text', () => {
  it('is told by character in Chinese and by word in numbers and Latin', () => {
    const [pair] = textChanges('东厅3号窗口约6分钟无人应答。', '东厅3号窗口约16分钟无人接待。');
    expect([marked(pair?.before ?? null), marked(pair?.after ?? null)]).toEqual([
      ['6', '应答'],
      ['16', '接待'],
    ]);
  });

  it('pairs a rewritten paragraph with what it was, and leaves a new one beside nothing', () => {
    const pairs = textChanges(
      '一要压实责任。\n二要按期整改。',
      '一要切实压实责任。\n另加一段全新的话。\n二要按期整改。',
    );
    expect(pairs.map(({ before, after }) => [read(before), read(after)])).toEqual([
      ['一要压实责任。', '一要切实压实责任。'],
      ['', '另加一段全新的话。'],
      ['二要按期整改。', '二要按期整改。'],
    ]);
    expect(pairs.map(({ changed }) => changed)).toEqual([true, true, false]);
  });

  it('loses no character of either version, whatever they are', () => {
    const text = fc
      .array(fc.string({ unit: fc.constantFrom('整', '改', '。', 'A', '1', ' ', '，') }), { maxLength: 6 })
      .map((lines) =>
        lines
          .map((line) => line.trim())
          .filter(Boolean)
          .join('\n'),
      );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pairs = textChanges(before, after);
        const side = (of: 'before' | 'after') =>
          pairs.flatMap((pair) => (pair[of] === null ? [] : [read(pair[of])])).join('\n');
        expect([side('before'), side('after')]).toEqual([before, after]);
        expect(pairs.some(({ changed }) => changed)).toBe(before !== after);
      }),
      tries(200),
    );
  });
});

describe('what became of a list', () => {
  it('says what came, what went from where, and what was moved, and moves as little as it can', () => {
    expect(
      listChanges(['a', 'b', 'c', 'd'], ['d', 'a', 'c', 'e']).map(({ id, kind, from, to }) => [
        id,
        kind,
        from,
        to,
      ]),
    ).toEqual([
      ['d', 'moved', 4, 1],
      ['a', 'same', 1, 2],
      ['b', 'gone', 2, null],
      ['c', 'same', 3, 3],
      ['e', 'new', null, 4],
    ]);
  });
});
