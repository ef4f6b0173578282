import { describe, expect, it } from 'vitest';
import { checkPayload } from '../src/kinds.ts';
import { threeArbitraryInFour } from '../src/taxonomy/arbitrary-axes.ts';
import { codeIn, groupsOf, isFurtherCode, raisesReferral } from '../src/taxonomy/lookup.ts';
import { taxonomy2026 } from '../src/taxonomy/taxonomy-2026.ts';

/** Every style and sub-code that occurs in the first real observations. */
const observed = {
  LAZY: ['DUTY_NOT_MANAGED', 'DODGING', 'RETREATING', 'LOWERING_STANDARD', 'ONE_TIME_NOTICE'],
  SLOW: ['OVERDUE', 'WAITING', 'WAITING_FOR_LEADER'],
  LOW: ['OFF_CENTRE', 'FAVOUR', 'UNEQUAL_TREATMENT', 'NOT_HANDLED'],
  POOR: ['GAMES_FILMS', 'EATING', 'ABSENT', 'SHOPPING', 'CHATTING', 'SLEEPING', 'LATE', 'STOCKS', 'RUDE'],
  PRAISE: ['ON_POST', 'GOOD_SERVICE'],
};

const all = taxonomy2026.axes.flatMap((axis) => axis.groups.flatMap((group) => group.codes));

describe('the classification', () => {
  it.each(Object.entries(observed).flatMap(([style, codes]) => codes.map((code) => [style, code] as const)))(
    'knows %s %s',
    (style, code) => {
      expect(codeIn(taxonomy2026, style, code)).not.toBeNull();
    },
  );

  it('gives each code one meaning only', () => {
    const codes = all.map((code) => code.code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('names every code in both languages, without Chinese in the English', () => {
    for (const { zh, en, code } of all) {
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('covers the requirements it comes from', () => {
    const named = new Set(
      taxonomy2026.axes
        .flatMap((axis) => axis.groups.flatMap((group) => [group, ...group.codes]))
        .map((each) => each.requirement),
    );
    const wanted = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23];
    expect(
      wanted.map((n) => `R-${String(n).padStart(3, '0')}`).filter((requirement) => !named.has(requirement)),
    ).toEqual([]);
  });

  it('counts the older three arbitraries as part of the four', () => {
    const four = groupsOf(taxonomy2026, 'FOUR_ARBITRARY').map((group) => group.code);
    expect(four).toHaveLength(4);
    expect(four).toEqual(expect.arrayContaining(Object.values(threeArbitraryInFour)));
  });

  it('raises the flag for favours and for extraction, and for nothing ordinary', () => {
    expect(raisesReferral('FAVOUR')).toBe(true);
    expect(raisesReferral('ABSENT', ['REIMBURSE'])).toBe(true);
    expect(raisesReferral('ABSENT', ['MIDDLE_BLOCKAGE'])).toBe(false);
    expect(raisesReferral(null)).toBe(false);
  });

  it('keeps the style axis apart from the others', () => {
    expect(isFurtherCode(taxonomy2026, 'EAT')).toBe(true);
    expect(isFurtherCode(taxonomy2026, 'ABSENT')).toBe(false);
  });

  it('can be adopted by an entry as it is', () => {
    expect(checkPayload('taxonomy.adopted', taxonomy2026).success).toBe(true);
  });
});
