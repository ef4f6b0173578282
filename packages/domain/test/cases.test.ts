import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../src/accountability/case.ts';
import { TOMBSTONE } from '../src/primitives.ts';
import {
  acceptedCase,
  calendar,
  carried,
  caseFacts,
  day,
  decidedCase,
  decision,
  defence,
  discussion,
  finding,
  gao,
  handed,
  he,
  heardCase,
  issuedCase,
  li,
  ma,
  notice,
  noticedCase,
  proposal,
  proposedCase,
  receipt,
  sat,
  scan,
  servedCase,
  transferredCase,
} from './case-stories.ts';
import { as, chen, id, lin, morning, onPaper, qian, sun, wang, zhao } from './people.ts';
import { hour, land } from './stories.ts';
import { recorded, Story } from './story.ts';

const code = (refusal: { code: string } | null) => refusal?.code ?? null;
const findings = (changes: object) =>
  caseFacts({
    findings: [
      { id: finding, status: 'confirmed', praise: false, disputed: false, members: [lin, wang], ...changes },
    ],
  });

describe('a proposal', () => {
  const ask = (changes: object = {}, facts: CaseFacts = caseFacts(), person: string = chen) =>
    code(
      new Story(proposedCase().lifecycle).refusal({ ...proposal, ...changes }, as(person, 'director', facts)),
    );

  it.each([
    ['stands', {}, caseFacts(), null],
    ['on a finding that is only proposed', {}, findings({ status: 'proposed' }), 'case.findings-unconfirmed'],
    ['on a withdrawn finding', {}, findings({ status: 'withdrawn' }), 'case.findings-unconfirmed'],
    ['on a finding nobody knows', {}, caseFacts({ findings: [] }), 'case.findings-unconfirmed'],
    ['on a disputed finding', {}, findings({ disputed: true }), 'case.findings-disputed'],
    ['on praise', {}, findings({ praise: true }), 'case.praise'],
    ['on one that already has a disposal', {}, findings({ status: 'disposed' }), null],
    ['against nobody', { person: null }, caseFacts(), 'case.respondent-one'],
    ['against two', { unit: land }, caseFacts(), 'case.respondent-one'],
    ['of a unit’s measure on a person', { measures: ['UNIT_CRIT'] }, caseFacts(), 'case.measures-unfit'],
    ['beyond the organ', { measures: ['REMOVE'] }, caseFacts(), 'case.beyond-authority'],
    ['of a reference row', { measures: ['REFER'] }, caseFacts(), 'case.beyond-authority'],
  ])('%s', (_, changes, facts, expected) => {
    expect(ask(changes, facts)).toBe(expected);
  });

  it('is not made by its respondent, and only by the director', () => {
    expect(ask({}, caseFacts(), li)).toBe('case.recused');
    for (const role of ['planner', 'leader', 'discipline', 'scheduler'] as const)
      expect(code(new Story(proposedCase().lifecycle).refusal(proposal, as(chen, role, caseFacts())))).toBe(
        'role-missing',
      );
  });

  it('is told to no organ once its finding was withdrawn', () => {
    const approved = proposedCase().did(
      { type: 'approveCase', opinion: '同意' },
      as(qian, 'leader', caseFacts()),
    );
    const transfer = { type: 'transferCase' as const, handover: ['材料'] };
    expect(code(approved.refusal(transfer, as(chen, 'director', findings({ status: 'withdrawn' }))))).toBe(
      'case.findings-unconfirmed',
    );
  });
});

describe('no two steps by one person', () => {
  it('the proposer does not approve, and neither does the respondent', () => {
    const approve = { type: 'approveCase' as const, opinion: '同意' };
    expect(code(proposedCase().refusal(approve, as(chen, 'leader', caseFacts())))).toBe('case.step-apart');
    expect(code(proposedCase().refusal(approve, as(li, 'leader', caseFacts())))).toBe('case.recused');
  });

  it.each([
    ['one alone', [sun], 'case.two-investigators'],
    ['one named twice', [sun, sun], 'case.two-investigators'],
    ['the proposer', [sun, chen], 'case.investigator-apart'],
    ['the approver', [sun, qian], 'case.investigator-apart'],
    ['an inspector of the visit', [sun, lin], 'case.investigator-apart'],
    ['the respondent', [sun, li], 'case.recused'],
  ])('investigators: %s', (_, investigators, expected) => {
    const accept = { type: 'acceptCase' as const, investigators };
    expect(code(transferredCase().refusal(accept, as(sun, 'discipline', caseFacts())))).toBe(expected);
  });

  it('who stands near the unit does not investigate', () => {
    const near = caseFacts({ recusal: { appointments: [], relations: [{ person: zhao, unit: land }] } });
    const accept = { type: 'acceptCase' as const, investigators: [sun, zhao] };
    expect(code(transferredCase().refusal(accept, as(sun, 'discipline', near)))).toBe('case.recused');
  });

  it('only an investigator tells, answers and serves', () => {
    expect(code(acceptedCase().refusal(notice, as(ma, 'discipline', caseFacts())))).toBe(
      'case.not-investigator',
    );
  });

  it.each([
    ['the investigator', sun, [sun, gao, he], 'case.step-apart'],
    ['the proposer', chen, [chen, gao, he], 'case.step-apart'],
    ['the approver', qian, [qian, gao, he], 'case.step-apart'],
    ['one who was not there', ma, [gao, he, lin], 'case.decider-absent'],
    ['two only', ma, [ma, gao], 'case.forum-small'],
    ['three that are two', ma, [ma, gao, gao], 'case.forum-small'],
    ['somebody not named', ma, [ma, gao, lin], 'case.not-in-forum'],
  ])('decider: %s', (_, person, participants, expected) => {
    const command = { ...decision, discussion: discussion(participants) };
    expect(code(heardCase().refusal(command, as(person, 'discipline', caseFacts(), sat)))).toBe(expected);
  });

  it('the forum takes nobody who had a step', () => {
    const answer = {
      type: 'answerDefence' as const,
      points: [{ n: 1, outcome: 'accepted' as const, text: '属实' }],
      forum: [ma, gao, sun],
    };
    const open = noticedCase().did(defence, as(li, 'party', caseFacts(), morning + day));
    expect(code(open.refusal(answer, as(zhao, 'discipline', caseFacts())))).toBe('case.forum-apart');
    expect(code(open.refusal({ ...answer, forum: [ma, gao] }, as(zhao, 'discipline', caseFacts())))).toBe(
      'case.forum-small',
    );
  });
});

describe('being heard', () => {
  it('starts with a proven service, and the clock counts working days from it', () => {
    const bare = { type: 'serveNotice' as const, proof: { ...handed(morning), scan: undefined } };
    expect(code(issuedCase().refusal(bare, carried(as(sun, 'discipline', caseFacts()))))).toBe(
      'service.proof-missing',
    );
    expect(issuedCase().state).toMatchObject({ status: 'notice-issued', noticed: null, ceiling: null });
    // 2026-11-22 is a Sunday: five working days on is the Friday.
    expect(new Date(noticedCase().state.noticed?.deadline ?? 0).toISOString().slice(0, 10)).toBe(
      '2026-11-27',
    );
  });

  it('does not start on the word of one investigator, nor of one who compares their own receipt', () => {
    const officer = as(sun, 'discipline', caseFacts());
    const alone = onPaper(officer, { recordedBy: sun, checkedBy: sun, decidedBy: sun }) as typeof officer;
    expect(code(issuedCase().refusal(receipt(), officer))).toBe('service.needs-second');
    expect(code(issuedCase().refusal(receipt(), alone))).toBe('service.needs-second');
    const electronic = { method: 'electronic' as const, at: morning, witnesses: [] };
    expect(code(issuedCase().refusal({ type: 'serveNotice', proof: electronic }, officer))).toBe(
      'service.electronic-not-own',
    );
    expect(code(issuedCase().refusal(receipt(), carried(officer)))).toBeNull();
  });

  it('starts when the respondent opens it themselves, and for nobody else who does', () => {
    const open = { type: 'receiveNotice' as const };
    const opened = issuedCase().did(open, as(li, 'party', caseFacts(), morning + hour));
    expect(opened.state).toMatchObject({ status: 'prior-notice', ceiling: { measures: ['DEMERIT'] } });
    expect(opened.last('case.notice-served')?.payload).toMatchObject({
      facts: notice.facts,
      proof: { method: 'electronic', at: morning + hour },
    });
    expect(code(issuedCase().refusal(open, as(lin, 'party', caseFacts())))).toBe('case.not-respondent');
  });

  it('is for the respondent, by whatever role they come in', () => {
    const told = noticedCase();
    expect(code(told.refusal(defence, as(lin, 'party', caseFacts())))).toBe('case.not-respondent');
    expect(code(told.refusal(defence, as(li, 'party', caseFacts())))).toBeNull();
    const unit = noticedCase(
      { measures: ['UNIT_CRIT'], months: null },
      {
        person: null,
        unit: land,
        measures: ['UNIT_CRIT'],
        organ: { authority: 'GOVERNMENT', name: '市政府' },
      },
    );
    expect(code(unit.refusal(defence, as(wang, 'chief', caseFacts({ speakers: [wang] }))))).toBeNull();
    expect(code(unit.refusal(defence, as(wang, 'chief', caseFacts())))).toBe('case.not-respondent');
  });

  it('needs words, or a plain waiver, and not both', () => {
    const told = noticedCase();
    const ask = (said: object) => code(told.refusal({ ...defence, ...said }, as(li, 'party', caseFacts())));
    expect(ask({ statement: undefined, points: [] })).toBe('case.nothing-said');
    expect(ask({ waived: true })).toBe('case.nothing-said');
    expect(ask({ waived: true, statement: undefined, points: [] })).toBeNull();
  });

  it('lapses only after its period, and is then still heard until it was answered', () => {
    const told = noticedCase();
    const over = (told.state.noticed?.deadline ?? 0) + 1;
    const clock = (now: number) => as(lin, 'scheduler', caseFacts(), now);
    expect(code(told.refusal({ type: 'lapseDefence' }, clock(over - 1)))).toBe('case.period-running');
    const lapsed = told.did({ type: 'lapseDefence' }, clock(over));
    expect(lapsed.state).toMatchObject({ status: 'defence', lapsed: true, defence: null });
    expect(code(lapsed.refusal(defence, as(li, 'party', caseFacts(), over + day)))).toBeNull();
  });

  it('every point is answered once, and no other', () => {
    const open = noticedCase().did(
      {
        ...defence,
        points: [
          { n: 1, text: '甲' },
          { n: 2, text: '乙' },
        ],
      },
      as(li, 'party', caseFacts(), morning + day),
    );
    const ask = (...numbers: number[]) =>
      code(
        open.refusal(
          {
            type: 'answerDefence',
            points: numbers.map((n) => ({ n, outcome: 'rejected' as const, text: '不符' })),
            forum: [ma, gao, he],
          },
          as(sun, 'discipline', caseFacts()),
        ),
      );
    expect([ask(1), ask(1, 2, 3), ask(1, 1, 2), ask(1, 2), ask(2, 1)]).toEqual([
      'case.points-open',
      'case.points-open',
      'case.points-open',
      null,
      null,
    ]);
  });

  it('no decision comes before it', () => {
    const told = noticedCase();
    expect(code(told.refusal(decision, as(ma, 'discipline', caseFacts(), sat)))).toBe('state-forbids');
    const forged = { ...heardCase().state, answeredAt: null };
    const story = new Story(told.lifecycle, forged);
    expect(code(story.refusal(decision, as(ma, 'discipline', caseFacts(), sat)))).toBe('case.not-heard');
  });
});

describe('a decision', () => {
  const ask = (
    changes: object,
    facts: CaseFacts = caseFacts(),
    roles: 'discipline' | 'leader' = 'discipline',
  ) => code(heardCase().refusal({ ...decision, ...changes }, as(ma, roles, facts, sat)));

  it.each([
    ['lighter than noticed', {}, null],
    ['as noticed', { measures: ['DEMERIT'], months: 12 }, null],
    ['of the first form', { measures: ['ADMONISH'], months: 6 }, null],
    ['heavier', { measures: ['MAJOR_DEMERIT'], months: 18 }, 'case.heavier'],
    ['of more measures', { measures: ['WARN', 'CRITICISE'] }, 'case.heavier'],
    ['beyond the organ', { measures: ['REMOVE'], months: 24 }, 'case.beyond-authority'],
    ['longer than the rules', { months: 7 }, 'case.months-unfit'],
    ['without its period', { months: null }, 'case.months-unfit'],
    ['before it was discussed', { from: '2026-11-24' }, 'case.from-day'],
    ['of tomorrow', { from: '2026-11-27' }, 'case.from-day'],
  ])('%s', (_, changes, expected) => {
    expect(ask(changes)).toBe(expected);
  });

  it('speaks for the organ, on findings that still stand, and by nobody who stands near', () => {
    expect(ask({}, caseFacts(), 'leader')).toBe('case.no-authority');
    expect(ask({}, findings({ status: 'withdrawn' }))).toBe('case.findings-unconfirmed');
    const near = caseFacts({ recusal: { appointments: [], relations: [{ person: gao, unit: land }] } });
    expect(ask({}, near)).toBe('case.recused');
  });

  it('says until when, and where to ask for another look', () => {
    expect(decidedCase().last('case.decided')?.payload).toMatchObject({
      authority: 'SUPERVISION',
      until: '2027-05-25',
      remedy: { route: 'SUPERVISION_REVIEW', count: 1, unit: 'months' },
    });
  });

  it('may also be none', () => {
    const ground = { ground: '情节轻微，主动整改', discussion: discussion() };
    for (const type of ['exemptCase', 'dismissCase'] as const)
      expect(heardCase().did({ type, ...ground }, as(ma, 'discipline', caseFacts(), sat)).state.status).toBe(
        type === 'exemptCase' ? 'exempted' : 'dismissed',
      );
  });

  it('takes effect once it is with the person and the unit, and ends when its last day is over', () => {
    const clock = (now: number) => as(lin, 'scheduler', caseFacts(), now);
    const officer = as(sun, 'discipline', caseFacts(), sat + 2 * hour);
    const hand = { type: 'serveDecision' as const, to: 'person' as const, proof: handed(sat + hour) };
    expect(code(decidedCase().refusal(hand, officer))).toBe('service.needs-second');
    const half = decidedCase().did(hand, carried(officer));
    expect(code(half.refusal({ type: 'takeEffect' }, clock(sat + day)))).toBe('case.not-served');
    expect(code(half.refusal(hand, carried(as(sun, 'discipline', caseFacts(), sat + day))))).toBe(
      'case.already-served',
    );
    const story = servedCase().did({ type: 'takeEffect' }, clock(sat + day));
    const last = Date.parse('2027-05-25T15:59:00Z');
    expect(code(story.refusal({ type: 'endEffect' }, clock(last)))).toBe('case.effect-running');
    expect(story.did({ type: 'endEffect' }, clock(last + 2 * 60_000)).state.status).toBe('effect-ended');
  });

  it('without an end does not end', () => {
    const story = servedCase();
    const endless = { ...story.state, status: 'in-effect' as const };
    if (endless.decision) endless.decision = { ...endless.decision, measures: ['EXPEL'], until: null };
    const far = as(lin, 'scheduler', caseFacts(), sat + 4000 * day);
    expect(code(new Story(story.lifecycle, endless).refusal({ type: 'endEffect' }, far))).toBe(
      'case.effect-running',
    );
  });

  it('made anew after an appeal stays under what was decided before', () => {
    const appeal = id('appeal', 'a');
    const clock = as(lin, 'scheduler', caseFacts(), sat + day);
    const back = servedCase().did({ type: 'remitCase', appeal }, clock);
    expect(back.state.status).toBe('deliberation');
    const anew = { ...decision, measures: ['DEMERIT'], months: 12 };
    expect(code(back.refusal(anew, as(ma, 'discipline', caseFacts(), sat + day)))).toBe('case.heavier');
    expect(code(back.refusal(decision, as(ma, 'discipline', caseFacts(), sat + day)))).toBeNull();
    const changed = servedCase().did(
      { type: 'changeCase', appeal, measures: ['CRITICISE'], months: null },
      clock,
    );
    expect(changed.state.decision).toMatchObject({ measures: ['CRITICISE'], until: null });
  });

  it('is never made by the office’s clock', () => {
    for (const row of heardCase().lifecycle.transitions)
      if (row.roles.includes('scheduler'))
        expect([
          'lapseDefence',
          'takeEffect',
          'endEffect',
          'changeCase',
          'revokeCase',
          'remitCase',
        ]).toContain(row.command);
  });
});

describe('what was erased', () => {
  it('does not stop the case: a defence without words has no points left to answer', () => {
    const told = noticedCase();
    const entry = recorded(
      {
        kind: 'case.defence',
        subject: { type: 'case', id: told.state.id ?? '' },
        payload: { waived: false, points: [], files: [] },
      },
      { person: li, now: morning + day },
    );
    const story = told.tell({ ...entry, payload: { ...entry.payload, points: TOMBSTONE } } as typeof entry);
    const answer = { type: 'answerDefence' as const, points: [], forum: [ma, gao, he] };
    expect(code(story.refusal(answer, as(sun, 'discipline', caseFacts())))).toBeNull();
    expect(scan.size).toBe(9);
    expect(calendar.zone).toBe('Asia/Shanghai');
  });
});
