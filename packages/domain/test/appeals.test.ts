import { describe, expect, it } from 'vitest';
import type { Contested } from '../src/accountability/appeal.ts';
import {
  appealFacts,
  assignedAppeal,
  day,
  deng,
  filed,
  filedAppeal,
  gao,
  handed,
  li,
  ma,
  request,
  tang,
  verdict,
  xu,
} from './case-stories.ts';
import { as, chen, lin } from './people.ts';
import { land } from './stories.ts';
import { Story } from './story.ts';

const code = (refusal: { code: string } | null) => refusal?.code ?? null;

describe('an appeal', () => {
  const ask = (
    changes: object = {},
    facts: Partial<Contested> = {},
    person: string = li,
    now: number = filed,
  ) =>
    code(
      new Story(filedAppeal().lifecycle).refusal(
        { ...request, ...changes },
        as(person, 'party', appealFacts(facts), now),
      ),
    );
  // Received on 26 November: one month on is 26 December, a Saturday, and the last day is Monday the 28th.
  const lastMoment = Date.parse('2026-12-28T15:59:00Z');

  it.each([
    ['in its last minute', {}, {}, li, lastMoment, null],
    ['a day late', {}, {}, li, lastMoment + day, 'appeal.late'],
    ['a day late with a reason', { lateReason: '住院' }, {}, li, lastMoment + day, null],
    ['by somebody else', {}, {}, lin, filed, 'appeal.not-appellant'],
    ['before the decision arrived', {}, { receivedOn: null }, li, filed, 'appeal.nothing-received'],
    ['by a way of another organ', { route: 'EMPLOYER_REVIEW' }, {}, li, filed, 'appeal.route-closed'],
    ['by the second way first', { route: 'SUPERVISION_FURTHER' }, {}, li, filed, 'appeal.route-closed'],
    [
      'by the second way after the first',
      { route: 'SUPERVISION_FURTHER' },
      { after: 'SUPERVISION_REVIEW' },
      li,
      filed,
      null,
    ],
    ['beside another', {}, { open: true }, li, filed, 'appeal.one-open'],
  ])('%s', (_, changes, facts, person, now, expected) => {
    expect(ask(changes, facts, person, now)).toBe(expected);
  });

  it('freezes the last day it was counted by', () => {
    expect(filedAppeal().last('appeal.filed')?.payload).toMatchObject({ until: '2026-12-28', person: li });
  });

  it('is examined, assigned and served by nobody who took part', () => {
    for (const type of ['acceptAppeal', 'refuseAppeal', 'askSupplement'] as const)
      expect(
        code(
          filedAppeal().refusal(
            { type, reason: '超期', what: '材料' } as never,
            as(ma, 'discipline', appealFacts(), filed),
          ),
        ),
      ).toBe('appeal.took-part');
  });

  it.each([
    ['one alone', [xu], 'appeal.two-reviewers'],
    ['one who decided', [xu, ma], 'appeal.took-part'],
    ['the proposer', [xu, chen], 'appeal.took-part'],
    ['an inspector', [xu, lin], 'appeal.took-part'],
    ['the appellant', [xu, li], 'appeal.took-part'],
    ['two who did not', [xu, tang], null],
  ])('reviewers: %s', (_, reviewers, expected) => {
    const accepted = filedAppeal().did({ type: 'acceptAppeal' }, as(xu, 'reviewer', appealFacts(), filed));
    expect(
      code(
        accepted.refusal({ type: 'assignAppeal', reviewers }, as(deng, 'discipline', appealFacts(), filed)),
      ),
    ).toBe(expected);
  });

  it('who stands near the unit does not review', () => {
    const accepted = filedAppeal().did({ type: 'acceptAppeal' }, as(xu, 'reviewer', appealFacts(), filed));
    const near = {
      ...appealFacts(),
      recusal: { appointments: [], relations: [{ person: tang, unit: land }] },
    };
    const assign = { type: 'assignAppeal' as const, reviewers: [xu, tang] };
    expect(code(accepted.refusal(assign, as(deng, 'discipline', near, filed)))).toBe('case.recused');
  });

  it('is due a month after it was accepted, and over New Year’s Day on the first day worked', () => {
    expect(assignedAppeal().state.decideBy).toBe('2027-01-04');
  });
});

describe('a result', () => {
  const ask = (changes: object, person: string = xu, facts: Partial<Contested> = {}) =>
    code(
      assignedAppeal().refusal(
        { ...verdict, ...changes },
        as(person, 'reviewer', appealFacts(facts), filed + 3 * day),
      ),
    );

  it.each([
    ['lighter', {}, null],
    ['the same again', { measures: ['DEMERIT'], months: 12 }, 'appeal.heavier'],
    ['heavier', { measures: ['MAJOR_DEMERIT'], months: 18 }, 'appeal.heavier'],
    ['of another family', { measures: ['PARTY_WARN'], months: 12 }, 'appeal.heavier'],
    ['of the first form', { measures: ['CRITICISE'], months: null }, null],
    ['a change without measures', { measures: undefined, months: undefined }, 'appeal.measures-only-changed'],
    ['upheld', { result: 'upheld', measures: undefined, months: undefined }, null],
    ['upheld with measures', { result: 'upheld' }, 'appeal.measures-only-changed'],
    ['revoked', { result: 'revoked', measures: undefined, months: undefined }, null],
    ['longer than the rules', { months: 9 }, 'case.months-unfit'],
  ])('%s', (_, changes, expected) => {
    expect(ask(changes)).toBe(expected);
  });

  it('is given by the reviewers, together, without anybody who took part', () => {
    const with_ = (participants: string[]) => ({ discussion: { ...verdict.discussion, participants } });
    expect(ask({}, deng)).toBe('appeal.not-reviewer');
    expect(ask(with_([xu, tang]))).toBe('case.forum-small');
    expect(ask(with_([xu, tang, gao]))).toBe('appeal.took-part');
    expect(ask(with_([tang, deng, lin]))).toBe('case.decider-absent');
  });

  it('is made good where it was revoked', () => {
    const served = assignedAppeal()
      .did(
        { ...verdict, result: 'revoked', measures: undefined, months: undefined },
        as(xu, 'reviewer', appealFacts(), filed + 3 * day),
      )
      .did(
        { type: 'serveAppeal', proof: handed(filed + 4 * day) },
        as(xu, 'reviewer', appealFacts(), filed + 4 * day),
      );
    const did = (...what: string[]) =>
      code(
        served.refusal(
          { type: 'executeAppeal', did: what.map((each) => ({ what: each })) } as never,
          as(chen, 'director', appealFacts(), filed + 5 * day),
        ),
      );
    expect(did('decision-withdrawn')).toBe('appeal.reputation-owed');
    expect(did('decision-withdrawn', 'reputation-restored')).toBeNull();
  });
});

describe('its clocks', () => {
  const clock = (now: number) => as(lin, 'scheduler', appealFacts(), now);

  it('are pointed at once each, and never before', () => {
    // Filed on Monday the 30th: five working days on is Monday the 7th.
    const due = Date.parse('2026-12-07T15:59:00Z');
    expect(code(filedAppeal().refusal({ type: 'alarmAppeal' }, clock(due)))).toBe('appeal.clock-running');
    const late = filedAppeal().did({ type: 'alarmAppeal' }, clock(due + day));
    expect(late.state.alarmed).toEqual(['admissibility']);
    expect(code(late.refusal({ type: 'alarmAppeal' }, clock(due + 2 * day)))).toBe('appeal.clock-running');
    const reviewing = assignedAppeal();
    expect(code(reviewing.refusal({ type: 'alarmAppeal' }, clock(Date.parse('2027-01-04T10:00:00Z'))))).toBe(
      'appeal.clock-running',
    );
    expect(
      reviewing.did({ type: 'alarmAppeal' }, clock(Date.parse('2027-01-05T10:00:00Z'))).state.alarmed,
    ).toEqual(['result']);
  });
});
