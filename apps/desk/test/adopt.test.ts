import { expect, it } from 'vitest';
import { differenceOf } from '../src/pages/registry/difference.ts';

it('a new edition is told in numbers before it is adopted', () => {
  const before = new Map([
    ['LAZY', '懒'],
    ['SLOW', '慢'],
    ['LOW', '低'],
  ]);
  const after = new Map([
    ['LAZY', '懒'],
    ['SLOW', '拖'],
    ['POOR', '差'],
  ]);
  expect(differenceOf(before, after)).toEqual({ added: 1, removed: 1, reworded: 1 });
});
