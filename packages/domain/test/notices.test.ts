import { hasWord, words } from '@mingcha/words';
import { describe, expect, it } from 'vitest';
import { may } from '../src/access/index.ts';
import { kinds } from '../src/kinds.ts';
import {
  isOpen,
  nextTry,
  noticeCodes,
  reminders,
  retryAfter,
  type Tell,
  told,
} from '../src/notices/index.ts';

const tells: readonly (readonly [string, Tell])[] = [
  ...Object.entries(told).flatMap(([kind, decision]) =>
    typeof decision === 'string' ? [] : decision.map((tell) => [kind, tell] as const),
  ),
  ...Object.entries(reminders).map(([type, tell]) => [`reminder of ${type}`, tell as Tell] as const),
];

describe('who is told', () => {
  it('is decided for every kind of entry, and for nothing else', () => {
    expect(Object.keys(told).sort()).toEqual([...kinds].sort());
  });

  it('has a sentence for every notice, in both languages', () => {
    const said = Object.keys(words.zh)
      .filter((key) => key.startsWith('notice.') && !key.startsWith('notice.outside.'))
      .map((key) => key.slice('notice.'.length))
      .sort();
    expect(said).toEqual([...noticeCodes]);
    for (const code of noticeCodes) expect(hasWord(`notice.${code}`), code).toBe(true);
  });

  it('is somebody who can have the right by which the subject is read', () => {
    for (const [kind, { to, by }] of tells)
      for (const addressee of to) {
        if (by === null) continue;
        const roles = 'role' in addressee ? [addressee.role] : 'seat' in addressee ? [addressee.seat] : null;
        if (roles !== null) expect(may(roles, by), `${kind}: ${roles} ${by}`).toBe(true);
      }
  });

  it('is told of themselves alone where no right is asked for, save that something was changed past the program', () => {
    for (const [kind, { to, by }] of tells)
      if (
        by === null &&
        !['log.contradicted', 'log.entries-lost', 'case-key.recovered', 'verification.failed'].includes(kind)
      )
        for (const addressee of to)
          expect('part' in addressee && ['person', 'members'].includes(addressee.part), kind).toBe(true);
    // It names no row that a right could be asked of, and whoever guards the house must hear it.
    expect(told['log.contradicted']).toEqual([
      expect.objectContaining({
        by: null,
        to: [{ role: 'auditor' }, { role: 'security-admin' }, { role: 'director' }],
        outside: 'discreet',
      }),
    ]);
  });

  it('of a referral is nobody but those named to know of it', () => {
    for (const kind of ['finding.referred', 'finding.holders-named'] as const)
      expect(told[kind]).toEqual([expect.objectContaining({ to: [{ part: 'holders' }] })]);
  });
});

describe('what leaves the house', () => {
  it('is a fixed sentence: no notice has a place for a name or for what was found', () => {
    for (const code of noticeCodes)
      for (const catalogue of [words.zh, words.en])
        expect((catalogue as Record<string, string>)[`notice.${code}`], code).not.toContain('{{');
  });

  it('says not even that there is one where it is a plan, a visit, a finding, a case or an appeal', () => {
    for (const [kind, { code, outside }] of tells)
      if (/^(plan|assignment|visit|evidence|finding|case|appeal|reminder of case)\b/.test(kind))
        expect(outside, code).toBe('discreet');
  });

  it('says it openly to the inspected unit only, about what was put before it', () => {
    for (const [kind, { code, to, outside }] of tells)
      if (outside === 'open') {
        expect(code, kind).toMatch(/^(order|confirmation|bulletin|dispatch)\./);
        expect(
          to.some((one) => 'seat' in one),
          code,
        ).toBe(true);
      }
    expect(isOpen('order.to-acknowledge')).toBe(true);
    expect(isOpen('case.to-defend')).toBe(false);
  });

  it('under one code is open always or never', () => {
    for (const code of noticeCodes)
      expect(
        new Set(tells.filter(([, tell]) => tell.code === code).map(([, { outside }]) => outside)).size,
      ).toBe(1);
  });
});

it('what fails is tried again later each time, and then waits for a person', () => {
  expect(nextTry(1, 0)).toBe(10_000);
  for (let n = 1; n < retryAfter.length; n += 1)
    expect(nextTry(n + 1, 0) ?? 0).toBeGreaterThan(nextTry(n, 0) ?? 0);
  expect(nextTry(retryAfter.length + 1, 0)).toBeNull();
});
