import { say, type WordKey } from '@mingcha/words';
import { expect, test } from 'vitest';
import { paperActNames } from '../../src/papers/acts.ts';

test('everything that can be done on paper has a name in both languages', () => {
  expect(paperActNames.length).toBeGreaterThan(20);
  const nameless = paperActNames
    .map((name) => `paper.act.${name}`)
    .filter((key) => [say('zh-CN', key as WordKey), say('en', key as WordKey)].includes(key));
  expect(nameless).toEqual([]);
});
