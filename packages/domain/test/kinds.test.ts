import { describe, expect, it } from 'vitest';
import { checkPayload, checkRecordedPayload, isKind, kindRules, kinds, ruleOf } from '../src/kinds.ts';
import { areIncompatible, incompatibleKinds } from '../src/lifecycles.ts';
import { TOMBSTONE } from '../src/primitives.ts';
import { as, lin } from './people.ts';
import { findingFacts, observed, proposedFinding, recordedFinding } from './stories.ts';

describe('the kinds of entry', () => {
  it('are named subject.past and know their own name', () => {
    for (const [kind, rule] of kindRules) {
      expect(rule.kind).toBe(kind);
      if (kind !== 'attested') expect(kind).toMatch(/^[a-z-]+\.[a-z-]+$/);
    }
    expect(isKind('finding.recorded')).toBe(true);
    expect(isKind('order.forgotten')).toBe(false);
    expect(isKind('toString')).toBe(false);
  });

  it('seal only what they hold, and split only maps', () => {
    for (const kind of kinds) {
      const { payload, personal, split } = ruleOf(kind);
      expect(Object.keys(payload.shape)).toEqual(expect.arrayContaining([...personal, ...split]));
    }
    expect(ruleOf('visit.answered').split).toEqual(['answers']);
  });

  it.each([
    ['person.registered', ['name', 'phone', 'email']],
    ['relation.declared', ['otherPerson', 'nature']],
    ['assignment.created', ['scenario', 'contact', 'dutyPhone']],
    ['visit.noted', ['text']],
    ['visit.returned', ['points']],
    ['finding.recorded', ['observation', 'place']],
    ['finding.amended', ['observation', 'place']],
    ['finding.supplemented', ['observation', 'place']],
    ['finding.confirmed', ['opinion']],
    ['finding.returned', ['reason']],
    ['finding.dismissed', ['reason']],
    ['finding.referred', ['ground']],
    ['bulletin.drafted', ['intro', 'requirements', 'photos', 'publicNames']],
    ['bulletin.revised', ['intro', 'requirements', 'photos', 'publicNames', 'dropped']],
  ] as const)('%s seals %j', (kind, personal) => {
    expect(ruleOf(kind).personal).toEqual(personal);
  });

  it('take nothing they do not know', () => {
    expect(checkPayload('finding.recorded', observed).success).toBe(true);
    const { observation: _o, place: _p, ...picture } = observed;
    expect(checkPayload('finding.recorded', picture).success).toBe(true);
    expect(checkPayload('finding.recorded', { ...observed, guilty: true }).success).toBe(false);
  });

  it('are read with tombstones where something was erased, and are not written so', () => {
    const erased = { ...observed, observation: TOMBSTONE };
    expect(checkRecordedPayload('finding.recorded', erased).success).toBe(true);
    expect(checkPayload('finding.recorded', erased).success).toBe(false);
    const answers = { door: 8, face: TOMBSTONE };
    expect(checkRecordedPayload('visit.answered', { answers }).success).toBe(true);
    expect(checkPayload('visit.answered', { answers }).success).toBe(false);
  });

  it('what is decided has no undefined in it, which the canonical form does not know', () => {
    const finding = recordedFinding();
    const result = finding.lifecycle.decide(
      finding.state,
      { type: 'amendFinding', place: '西厅', post: undefined },
      as(lin, 'inspector', { ...findingFacts() }),
    );
    if (!result.ok) throw new Error(result.refusal.code);
    expect(Object.keys(result.value[0]?.payload ?? {})).toEqual(['place']);
    expect(proposedFinding().state.fields).not.toHaveProperty('window');
  });

  it('incompatible pairs hold both ways and speak of one subject', () => {
    for (const [one, other] of incompatibleKinds) {
      expect(areIncompatible(one, other)).toBe(true);
      expect(areIncompatible(other, one)).toBe(true);
      expect(ruleOf(one).subject).toBe(ruleOf(other).subject);
    }
    expect(areIncompatible('finding.amended', 'finding.confirmed')).toBe(true);
    expect(areIncompatible('visit.noted', 'visit.noted')).toBe(false);
  });
});
