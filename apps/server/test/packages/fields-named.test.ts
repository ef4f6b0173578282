import { kindRules } from '@mingcha/domain';
import { openTo } from '@mingcha/domain/packages';
import { expect, it } from 'vitest';
import { fieldsText } from '../../../../packages/verifier/src/words/fields.ts';

it('has a word in both languages for every field that a masked package keeps back', () => {
  const unnamed = [...kindRules.values()].flatMap(({ kind, payload }) =>
    Object.keys(payload.shape)
      .filter((path) => !openTo('masked', kind, path) && fieldsText('zh', path) === path)
      .map((path) => `${kind} ${path}`),
  );
  expect(unnamed).toEqual([]);
});

it('tells a field of a map by the map, each name once, and one it does not know as it stands', () => {
  expect(fieldsText('zh', 'answers/q1, answers/q2, statement, toString')).toBe('清单作答、陈述、toString');
  expect(fieldsText('en', 'answers/q1, statement')).toBe('answers to the checklist, statement');
});
