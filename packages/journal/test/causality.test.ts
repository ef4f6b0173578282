import { describe, expect, test } from 'vitest';
import { contested, headsOf, orderCausally } from '../src/index.ts';

const CLASH = [['confirmed', 'dropped']] as const;
const ONE = '1'.repeat(32);
const TWO = '2'.repeat(32);
const entry = (hash: string, writer: string, seq: number, after: string[] = [], kind = 'said') => ({
  hash,
  writer,
  seq,
  after,
  kind,
});
const hashes = (entries: readonly { hash: string }[]) => entries.map(({ hash }) => hash).join(' ');

describe('contested', () => {
  test('are two incompatible kinds, neither of which knew of the other', () => {
    const one = entry('a', ONE, 1, [], 'confirmed');
    expect(contested([one, entry('b', TWO, 1, [], 'dropped')], CLASH)).toEqual([['a', 'b']]);
    expect(contested([one, entry('b', TWO, 1, [], 'said')], CLASH)).toEqual([]);
  });
  test('are not two of which one knew of the other, whichever has the smaller hash', () => {
    for (const [older, newer] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const known = [entry(older, ONE, 1, [], 'confirmed'), entry(newer, TWO, 1, [older], 'dropped')];
      expect(contested(known, CLASH)).toEqual([]);
      const through = [
        entry(older, ONE, 1, [], 'confirmed'),
        entry('m', TWO, 1, [older]),
        entry(newer, TWO, 2, [], 'dropped'),
      ];
      expect(contested(through, CLASH)).toEqual([]);
    }
  });
  test('are not two of one writer, who knows what it wrote, unless it was forked before', () => {
    const own = [entry('a', ONE, 3, [], 'confirmed'), entry('b', ONE, 4, [], 'dropped')];
    expect(contested(own, CLASH)).toEqual([]);
    expect(contested(own, CLASH, new Map([[ONE, 2]]))).toEqual([['a', 'b']]);
    expect(contested(own, CLASH, new Map([[ONE, 4]]))).toEqual([]);
  });
});

describe('order', () => {
  test('breaks ties by writer, then number', () => {
    const entries = [entry('c', TWO, 1), entry('b', ONE, 2), entry('a', ONE, 1)];
    expect(hashes(orderCausally(entries))).toBe('a b c');
  });
  test('of a writer that forked where the set cannot see it follows what was seen, not the numbers', () => {
    // 'w' and 'u' stand on two branches of one writer: 'u' has the smaller number and yet has seen 'x', which has seen 'w'.
    const entries = [entry('u', ONE, 5, ['x']), entry('w', ONE, 7), entry('x', TWO, 3, ['w'])];
    expect(hashes(orderCausally(entries))).toBe('w x u');
    expect(hashes(orderCausally(entries, new Map([[ONE, 4]])))).toBe('w x u');
  });
  test('counts an entry that came twice once, and passes over what is not in the set', () => {
    const one = entry('a', ONE, 1, ['gone']);
    expect(hashes(orderCausally([one, one]))).toBe('a');
  });
});

describe('heads', () => {
  test('are what nobody in the set has seen or written on', () => {
    const entries = [
      entry('a', ONE, 1),
      entry('b', TWO, 1, ['a']),
      entry('c', ONE, 2),
      entry('d', TWO, 2, ['c']),
    ];
    expect(headsOf(entries)).toEqual(['d']);
    expect(headsOf(entries.slice(0, 3))).toEqual(['b', 'c']);
    expect(headsOf([])).toEqual([]);
  });
  test('of a forked writer are the ends of both branches', () => {
    const entries = [entry('a', ONE, 1), entry('b', ONE, 2, ['a']), entry('c', ONE, 2, ['a'])];
    expect(headsOf(entries)).toEqual(['b', 'c']);
  });
});
