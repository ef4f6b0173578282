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
import { as, chen, id, lin, onPaper, zhao } from './people.ts';
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
    ['by a way gone to its end', {}, { gone: ['SUPERVISION_REVIEW'] }, li, filed, 'appeal.route-closed'],
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
        onPaper(as(xu, 'reviewer', appealFacts(), filed + 4 * day)),
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

describe('the way of a result to its appellant', () => {
  const decided = () => assignedAppeal().did(verdict, as(xu, 'reviewer', appealFacts(), filed + 3 * day));
  const serve = { type: 'serveAppeal' as const, proof: handed(filed + 4 * day) };
  const later = filed + 4 * day;

  it('is no word of one person: a receipt is typed by one and compared by another', () => {
    const alone = as(xu, 'reviewer', appealFacts(), later);
    expect(code(decided().refusal(serve, alone))).toBe('service.needs-second');
    expect(code(decided().refusal(serve, onPaper(alone, { checkedBy: zhao })))).toBe('service.needs-second');
    expect(code(decided().refusal(serve, onPaper(alone)))).toBeNull();
  });

  it('is its being opened by whom it is for, and by nobody else', () => {
    const receive = (person: string, role: 'party' | 'liaison', receivers: string[] = []) =>
      code(
        decided().refusal(
          { type: 'receiveAppeal' },
          as(person, role, { ...appealFacts(), receivers }, later),
        ),
      );
    expect(receive(li, 'party')).toBeNull();
    expect(receive(lin, 'party')).toBe('appeal.not-appellant');
    expect(receive(lin, 'liaison', [lin]), 'a person’s result is not their unit’s to open').toBe(
      'appeal.not-appellant',
    );
    const opened = decided().did({ type: 'receiveAppeal' }, as(li, 'party', appealFacts(), later));
    expect(opened.state.status).toBe('served');
    expect(opened.last('appeal.served')?.payload).toMatchObject({
      proof: { method: 'electronic', at: later },
    });
  });
});

describe('an appeal of a unit against a bulletin', () => {
  const bulletin = { type: 'bulletin' as const, id: id('bulletin', 'b') };
  const facts = (changes: Partial<Contested> = {}) => ({
    ...appealFacts({
      type: 'bulletin',
      id: bulletin.id,
      person: null,
      unit: land,
      authority: null,
      burden: null,
      ...changes,
    }),
    speakers: [li],
    receivers: [li],
  });
  const ask = { ...request, about: bulletin, route: 'UNIT_REVIEW' as const };
  const filing = (person: string, role: 'chief' | 'liaison', now = filed) =>
    code(new Story(filedAppeal().lifecycle).refusal(ask, as(person, role, facts(), now)));

  it('is the word of its chief, within thirty days', () => {
    expect(filing(li, 'chief')).toBeNull();
    expect(filing(lin, 'chief')).toBe('appeal.not-appellant');
    expect(filing(li, 'liaison')).toBe('role-missing');
    // Received on 26 November: thirty days on is Saturday the 26th of December, so the last day is Monday.
    expect(filing(li, 'chief', Date.parse('2026-12-28T15:59:00Z'))).toBeNull();
    expect(filing(li, 'chief', Date.parse('2026-12-28T16:01:00Z'))).toBe('appeal.late');
  });

  it('is carried out when the bulletin is corrected or revoked, and not on somebody’s word', () => {
    const served = (result: 'upheld' | 'revoked') =>
      new Story(filedAppeal().lifecycle)
        .did(ask, as(li, 'chief', facts(), filed))
        .did({ type: 'acceptAppeal' }, as(xu, 'reviewer', facts(), filed + day))
        .did({ type: 'assignAppeal', reviewers: [xu, tang] }, as(deng, 'discipline', facts(), filed + day))
        .did(
          { ...verdict, result, measures: undefined, months: undefined },
          as(xu, 'reviewer', facts(), filed + 3 * day),
        )
        .did({ type: 'receiveAppeal' }, as(li, 'chief', facts(), filed + 4 * day));
    const carry = (result: 'upheld' | 'revoked', documentState: string) =>
      code(
        served(result).refusal(
          { type: 'executeAppeal', did: [{ what: 'bulletin-corrected' }] },
          as(chen, 'director', facts({ documentState }), filed + 5 * day),
        ),
      );
    expect(carry('revoked', 'issued')).toBe('appeal.document-stands');
    expect(carry('revoked', 'corrected')).toBeNull();
    expect(carry('revoked', 'revoked')).toBeNull();
    expect(carry('upheld', 'issued')).toBeNull();
  });
});

describe('more time', () => {
  const accepted = (route: 'SERVICE_APPEAL_DIRECT' | 'SUPERVISION_REVIEW') => {
    const authority = route === 'SERVICE_APPEAL_DIRECT' ? 'EMPLOYER' : 'SUPERVISION';
    const facts = appealFacts({ authority });
    const story = new Story(filedAppeal().lifecycle)
      .did({ ...request, route }, as(li, 'party', facts, filed))
      .did({ type: 'acceptAppeal' }, as(xu, 'reviewer', facts, filed + day));
    return { story, facts };
  };
  const longer = { type: 'extendAppeal' as const, reason: '案情复杂，须再调取监控。' };

  it('is there once, thirty days, where the law knows it', () => {
    const { story, facts } = accepted('SERVICE_APPEAL_DIRECT');
    // Accepted on 1 December: sixty days on is Saturday 30 January, and thirty more from there.
    expect(story.state.decideBy).toBe('2027-02-01');
    const extended = story.did(longer, as(deng, 'discipline', facts, filed + 5 * day));
    expect(extended.state).toMatchObject({ decideBy: '2027-03-03', extended: true, status: 'accepted' });
    expect(code(extended.refusal(longer, as(deng, 'discipline', facts, filed + 6 * day)))).toBe(
      'appeal.no-extension',
    );
  });

  it('is not there on the other ways, nor after the time ran out', () => {
    const other = accepted('SUPERVISION_REVIEW');
    expect(code(other.story.refusal(longer, as(deng, 'discipline', other.facts, filed + 5 * day)))).toBe(
      'appeal.no-extension',
    );
    const late = accepted('SERVICE_APPEAL_DIRECT');
    expect(
      code(
        late.story.refusal(longer, as(deng, 'discipline', late.facts, Date.parse('2027-02-02T01:00:00Z'))),
      ),
    ).toBe('appeal.result-overdue');
  });

  it('needs the name of the organ that decides, where it is the next one up', () => {
    const { story, facts } = accepted('SERVICE_APPEAL_DIRECT');
    const reviewing = story.did(
      { type: 'assignAppeal', reviewers: [xu, tang] },
      as(deng, 'discipline', facts, filed + 2 * day),
    );
    const upheld = { ...verdict, result: 'upheld' as const, measures: undefined, months: undefined };
    const by = as(xu, 'reviewer', facts, filed + 3 * day);
    expect(code(reviewing.refusal(upheld, by))).toBe('appeal.organ-unnamed');
    expect(code(reviewing.refusal({ ...upheld, organ: '云州省人力资源和社会保障厅' }, by))).toBeNull();
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
