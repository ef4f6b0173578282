import { catalogue, hasWord, languages, say } from '@mingcha/words';
import { describe, expect, it } from 'vitest';
import { roles } from '../src/access/roles.ts';
import { kinds } from '../src/kinds.ts';
import { lifecycles } from '../src/lifecycles.ts';
import { subjectTypes } from '../src/primitives.ts';
import { refusalCodes, refusalFacts } from '../src/refusals.ts';
import { Duty } from '../src/registry/registry-kinds.ts';
import { taxonomy2026 } from '../src/taxonomy/taxonomy-2026.ts';

const places = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
const parts = ['what', 'why', 'next'] as const;

describe('every refusal', () => {
  it.each(refusalCodes)('%s says what, why and what next in both languages, with the same facts', (code) => {
    const facts: readonly string[] = refusalFacts[code];
    for (const part of parts) {
      const [zh = '', en = ''] = languages.map(
        (language) => catalogue(language)[`refusal.${code}.${part}`] ?? '',
      );
      expect(zh, `zh ${part}`).not.toBe('');
      expect(en, `en ${part}`).not.toBe('');
      expect(places(zh).sort()).toEqual(places(en).sort());
      for (const place of places(zh)) expect(facts, `${code} carries no fact ${place}`).toContain(place);
    }
  });

  it('and no sentence stands there for a refusal that nobody gives', () => {
    const said = Object.keys(catalogue('zh-CN'))
      .filter((key) => key.startsWith('refusal.'))
      .map((key) => key.replace(/^refusal\./, '').replace(/\.(what|why|next)$/, ''));
    expect([...new Set(said)].filter((code) => !(refusalCodes as readonly string[]).includes(code))).toEqual(
      [],
    );
  });

  it('Chinese sentences use full-width punctuation', () => {
    for (const [key, sentence] of Object.entries(catalogue('zh-CN'))) {
      if (key.startsWith('refusal.'))
        expect(sentence, key).not.toMatch(/\p{Script=Han}[,;:?()]|[,;:?()]\p{Script=Han}/u);
    }
  });
});

describe('every name', () => {
  const rows = Object.entries(lifecycles).flatMap(([subject, each]) =>
    each.transitions.map((row) => ({ subject, row })),
  );

  it.each([
    ['subject', subjectTypes.map((type) => `subject.${type}`)],
    ['kind of entry', kinds.map((kind) => `kind.${kind}`)],
    ['role', [...roles, 'scheduler'].map((role) => `role.${role}`)],
    ['duty', Duty.options.map((duty) => `duty.${duty}`)],
    [
      'state',
      rows.flatMap(({ subject, row }) => [`state.${subject}.${row.from}`, `state.${subject}.${row.to}`]),
    ],
    ['command', rows.map(({ row }) => `command.${row.command}`)],
    ['guard', rows.flatMap(({ row }) => row.guards.map((guard) => `guard.${guard}`))],
  ])('of a %s has its word', (_, keys) => {
    expect([...new Set(keys)].filter((key) => !hasWord(key))).toEqual([]);
  });

  it('of a category reads as the classification words it', () => {
    for (const axis of taxonomy2026.axes) {
      for (const group of axis.groups) {
        for (const code of group.codes) {
          expect(catalogue('zh-CN')[`code.${code.code}`]).toBe(code.zh);
          expect(catalogue('en')[`code.${code.code}`]).toBe(code.en);
        }
      }
    }
  });
});

describe('a refusal as a person reads it', () => {
  it('says states, commands and roles by their names', () => {
    const facts = { subject: 'subject.visit', command: 'command.submitVisit', state: 'state.visit.locked' };
    expect(say('zh-CN', 'refusal.state-forbids.what', facts)).toBe('未能提交走访');
    expect(say('zh-CN', 'refusal.state-forbids.why', facts)).toContain('走访现为“已锁定”');
    expect(say('en', 'refusal.role-missing.why', { roles: 'role.reviewer role.director' })).toContain(
      'Reviewer, Office director',
    );
  });
});
