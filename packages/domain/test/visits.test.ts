import { describe, expect, it } from 'vitest';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { chen, lin, morning, sun, wang, zhao } from './people.ts';
import {
  declares,
  heads,
  hour,
  on,
  openedVisit,
  presentedVisit,
  readyVisit,
  scheduledVisit,
  start,
  startedVisit,
  submittedVisit,
  visitDraft,
} from './stories.ts';
import { Story } from './story.ts';

const team = on(lin, 'inspector', {});

describe('going in', () => {
  it('two members who have both confirmed with their own keys may start', () => {
    const visit = startedVisit();
    expect(visit.state.status).toBe('started');
    expect(visit.state.present).toEqual([lin, wang]);
    expect(visit.state.observation).toBe(false);
  });

  it('nothing on the tablet is done by somebody who is not on the team', () => {
    const stranger = on(sun, ['inspector', 'lead'], {}, morning + hour);
    const code = (story: ReturnType<typeof startedVisit>, command: Parameters<typeof story.refusal>[0]) =>
      story.refusal(command, stranger)?.code;
    expect(code(scheduledVisit(), { type: 'openVisit', packVersion: '1' })).toBe('visit.not-a-member');
    expect(code(readyVisit(), start)).toBe('visit.not-a-member');
    expect(code(startedVisit(), { type: 'noteOnVisit', text: '记' })).toBe('visit.not-a-member');
    expect(code(startedVisit(), { type: 'endVisit', position: null })).toBe('visit.not-a-member');
    expect(code(presentedVisit(), { type: 'submitVisit' })).toBe('visit.not-a-member');
    expect(code(startedVisit(), { type: 'abortVisit', reason: '身份暴露', exposed: true })).toBe(
      'visit.not-a-member',
    );
  });

  it('nobody starts before the card was opened', () => {
    expect(scheduledVisit().refusal(start, team)?.code).toBe('visit.not-opened');
  });

  it('a member who has not confirmed keeps the door shut', () => {
    const visit = openedVisit();
    declares(visit, lin);
    visit.attest(wang, visit.last('visit.declared')?.hash ?? '', morning);
    expect(visit.refusal(start, team)).toEqual({
      code: 'visit.member-not-attested',
      facts: { person: wang },
    });
  });

  it('the same person confirming twice is still one person', () => {
    const visit = openedVisit();
    declares(declares(visit, lin), lin);
    expect(visit.refusal({ ...start, members: [lin, lin] }, team)?.code).toBe('visit.needs-two');
  });

  it('a confirmation of another entry counts for nothing', () => {
    const visit = openedVisit();
    visit.attest(lin, 'f'.repeat(64), morning).attest(wang, 'f'.repeat(64), morning);
    expect(visit.refusal(start, team)?.code).toBe('visit.member-not-attested');
  });

  it('saying to have no interest counts only once it is signed with one’s own key', () => {
    const visit = declares(openedVisit(), lin);
    visit.did({ type: 'declareNoInterest', statement: '无' }, on(wang, 'inspector', {}));
    expect(visit.refusal(start, team)?.code).toBe('visit.member-not-attested');
    visit.attest(wang, visit.last('visit.declared')?.hash ?? '', morning);
    expect(visit.refusal(start, team)).toBeNull();
  });

  it('whoever stands aside does not go in, and cannot take it back', () => {
    const own = on(wang, 'inspector', {});
    const visit = readyVisit().did({ type: 'recuseFromVisit', ground: '配偶在该单位任职' }, own);
    expect(visit.refusal(start, team)).toEqual({ code: 'visit.stood-aside', facts: { person: wang } });
    expect(visit.refusal({ type: 'declareNoInterest', statement: '无' }, own)?.code).toBe(
      'visit.stood-aside',
    );
    expect(visit.refusal({ ...start, members: [lin], observation: true }, team)).toBeNull();
    expect(startedVisit().refusal({ type: 'recuseFromVisit', ground: '表亲在岗' }, own)).toBeNull();
  });

  it('nobody speaks about an interest, or of the tablet, before the card says where it goes', () => {
    const visit = scheduledVisit();
    expect(visit.refusal({ type: 'declareNoInterest', statement: '无' }, team)?.code).toBe(
      'visit.not-opened',
    );
    expect(visit.refusal({ type: 'recuseFromVisit', ground: '亲属' }, team)?.code).toBe('visit.not-opened');
  });

  it('somebody who is not on the team cannot be checked in', () => {
    expect(readyVisit().refusal({ ...start, members: [lin, sun] }, team)?.code).toBe('visit.member-unknown');
  });

  it('one person goes alone only as an observation, and it is recorded as such', () => {
    const visit = readyVisit();
    expect(visit.refusal({ ...start, members: [lin] }, team)?.code).toBe('visit.needs-two');
    visit.did({ ...start, members: [lin], observation: true }, team);
    expect(visit.state.observation).toBe(true);
  });

  it('two people are never an observation, whatever was ticked', () => {
    expect(readyVisit().did({ ...start, observation: true }, team).state.observation).toBe(false);
  });

  it('without a position there must be a reason', () => {
    expect(readyVisit().refusal({ ...start, position: null }, team)?.code).toBe(
      'visit.position-reason-missing',
    );
    expect(readyVisit().refusal({ ...start, position: null, reason: '室内无信号' }, team)).toBeNull();
  });

  it('an overt visit waits until the covert visit of the same target is closed, or is waived', () => {
    const visit = readyVisit({ covert: false });
    expect(visit.refusal(start, on(lin, 'inspector', { covertOpen: 1 }))?.code).toBe(
      'visit.covert-still-open',
    );
    expect(visit.refusal(start, on(lin, 'inspector', { covertOpen: 0 }))).toBeNull();
    visit.did({ type: 'waiveCovert', reason: '窗口已搬迁' }, on(chen, 'director', {}));
    expect(visit.refusal(start, on(lin, 'inspector', { covertOpen: 1 }))).toBeNull();
  });

  it('a covert visit needs no waiver and waits for nobody', () => {
    expect(readyVisit().refusal(start, on(lin, 'inspector', { covertOpen: 1 }))).toBeNull();
    expect(
      scheduledVisit().refusal({ type: 'waiveCovert', reason: '无须' }, on(chen, 'director', {}))?.code,
    ).toBe('visit.waiver-not-needed');
  });

  it('is planned only for an assignment that was released, with the lead on the team', () => {
    const visit = new Story(visitLifecycle);
    expect(visit.refusal(visitDraft(), on(zhao, 'planner', { assignmentStatus: 'accepted' }))?.code).toBe(
      'visit.assignment-not-released',
    );
    expect(
      visit.refusal(visitDraft({ lead: sun }), on(zhao, 'planner', { assignmentStatus: 'released' }))?.code,
    ).toBe('assignment.lead-not-member');
  });
});

describe('not back in time', () => {
  const clock = (now: number) => on(chen, 'scheduler', {}, now);

  it('the office’s clock raises the alarm once, after the hour and not before', () => {
    const visit = startedVisit();
    expect(visit.refusal({ type: 'alarmVisit' }, clock(morning + 4 * hour))?.code).toBe('visit.not-overdue');
    visit.did({ type: 'alarmVisit' }, clock(morning + 4 * hour + 1));
    expect(visit.state.alarmedAt).toBe(morning + 4 * hour + 1);
    expect(visit.state.status).toBe('started');
    expect(visit.refusal({ type: 'alarmVisit' }, clock(morning + 5 * hour))?.code).toBe(
      'visit.already-alarmed',
    );
  });

  it('a team that was never heard of is missing too', () => {
    expect(scheduledVisit().refusal({ type: 'alarmVisit' }, clock(morning + 5 * hour))).toBeNull();
  });

  it('no person can raise it by hand, and a visit that ended raises none', () => {
    expect(
      startedVisit().refusal({ type: 'alarmVisit' }, on(lin, 'director', {}, morning + 5 * hour))?.code,
    ).toBe('role-missing');
    expect(presentedVisit().refusal({ type: 'alarmVisit' }, clock(morning + 5 * hour))?.code).toBe(
      'state-forbids',
    );
  });
});

describe('more time', () => {
  const desk = on(chen, 'director', {});
  const extend = (dueBack: number) => ({
    type: 'extendBack' as const,
    dueBack,
    reason: '取号人多，尚未轮到',
  });

  it('is given by the desk with a reason, and only later than before and than now', () => {
    const visit = startedVisit();
    expect(visit.refusal(extend(morning + 4 * hour), desk)?.code).toBe('visit.back-not-later');
    const late = on(chen, 'director', {}, morning + 6 * hour);
    expect(visit.refusal(extend(morning + 5 * hour), late)?.code).toBe('visit.back-not-later');
    expect(visit.refusal(extend(morning + 6 * hour), on(lin, 'lead', {}))?.code).toBe('role-missing');
    expect(visit.did(extend(morning + 6 * hour), desk).state.fields?.dueBack).toBe(morning + 6 * hour);
  });

  it('answers the old alarm, and silence past the new hour raises another', () => {
    const clock = (now: number) => on(chen, 'scheduler', {}, now);
    const visit = startedVisit().did({ type: 'alarmVisit' }, clock(morning + 5 * hour));
    visit.did(extend(morning + 8 * hour), on(chen, 'director', {}, morning + 5 * hour));
    expect(visit.refusal({ type: 'alarmVisit' }, clock(morning + 7 * hour))?.code).toBe('visit.not-overdue');
    expect(visit.refusal({ type: 'alarmVisit' }, clock(morning + 9 * hour))).toBeNull();
  });

  it('that crosses the tablet’s own end is no entry out of place', () => {
    const extended = startedVisit()
      .did(extend(morning + 6 * hour), desk)
      .last('visit.back-extended');
    if (!extended) throw new Error('not extended');
    expect(submittedVisit().tell(extended).state).toMatchObject({ status: 'submitted', outOfPlace: [] });
  });
});

describe('the cover', () => {
  const drop = {
    type: 'dropCover' as const,
    before: 'guard' as const,
    letter: '清督介2026-A',
    position: null,
  };

  it('is dropped as an entry: by whom, when, before whom; as often as it happens', () => {
    const visit = startedVisit().did(drop, on(wang, 'inspector', {}, morning + hour));
    visit.did({ ...drop, before: 'police' }, team);
    expect(visit.state.coverDropped).toEqual([
      { at: morning + hour, person: wang, before: 'guard' },
      { at: morning, person: lin, before: 'police' },
    ]);
    expect(visit.state.status).toBe('started');
  });

  it('is on only during a covert visit, and only for its team', () => {
    expect(readyVisit({ covert: false }).refusal(drop, team)?.code).toBe('visit.no-cover');
    expect(startedVisit().refusal(drop, on(sun, 'inspector', {}))?.code).toBe('visit.not-a-member');
  });
});

describe('the paper', () => {
  it('a visit lasts longer than nothing', () => {
    expect(startedVisit().refusal({ type: 'endVisit', position: null }, team)?.code).toBe(
      'visit.no-duration',
    );
  });

  it('is drawn up when the required questions are answered, recordings closed and findings settled', () => {
    const visit = startedVisit().did(
      { type: 'endVisit', position: null },
      on(lin, 'inspector', {}, morning + hour),
    );
    const draw = (facts: object) =>
      visit.refusal({ type: 'presentVisit' }, on(lin, 'inspector', facts))?.code;
    expect(draw({ requiredQuestions: ['door'] })).toBe('visit.checklist-incomplete');
    expect(draw({ openRecordings: 1 })).toBe('visit.recording-open');
    expect(draw({ openFindings: 2 })).toBe('visit.findings-open');
    visit.did({ type: 'answerQuestions', answers: { door: 8 } }, team);
    expect(draw({ requiredQuestions: ['door'] })).toBeUndefined();
  });

  it('is handed in only when every member who was there has signed that very paper', () => {
    const visit = presentedVisit();
    const submit = () => visit.refusal({ type: 'submitVisit' }, on(lin, 'inspector', { heads }));
    expect(submit()).toEqual({ code: 'visit.not-all-signed', facts: { signed: 0, of: 2 } });
    const paper = visit.last('visit.presented')?.hash ?? '';
    visit.attest(lin, paper, morning);
    expect(submit()).toEqual({ code: 'visit.not-all-signed', facts: { signed: 1, of: 2 } });
    visit.attest(wang, paper, morning);
    expect(submit()).toBeNull();
  });

  it('whatever changed since it was drawn up must be signed again', () => {
    const visit = presentedVisit();
    const paper = visit.last('visit.presented')?.hash ?? '';
    visit.attest(lin, paper, morning).attest(wang, paper, morning);
    const later = on(lin, 'inspector', { heads: [...heads, 'a'.repeat(64)] });
    expect(visit.refusal({ type: 'submitVisit' }, later)?.code).toBe('visit.changed-since-presented');
    visit.did({ type: 'presentVisit' }, later);
    expect(visit.refusal({ type: 'submitVisit' }, later)?.code).toBe('visit.not-all-signed');
  });

  it('the order in which the heads are read does not matter', () => {
    const visit = presentedVisit();
    const paper = visit.last('visit.presented')?.hash ?? '';
    visit.attest(lin, paper, morning).attest(wang, paper, morning);
    expect(
      visit.refusal({ type: 'submitVisit' }, on(lin, 'inspector', { heads: [...heads].reverse() })),
    ).toBeNull();
  });

  it('after a return it is drawn up and signed anew', () => {
    const visit = submittedVisit().did(
      { type: 'returnVisit', reason: '补充等候时间', points: ['等候时间'] },
      on(chen, 'director', {}),
    );
    expect(visit.refusal({ type: 'submitVisit' }, on(lin, 'inspector', { heads }))?.code).toBe(
      'state-forbids',
    );
    visit.did({ type: 'presentVisit' }, on(lin, 'inspector', { heads }));
    expect(visit.refusal({ type: 'submitVisit' }, on(lin, 'inspector', { heads }))?.code).toBe(
      'visit.not-all-signed',
    );
  });
});

describe('review', () => {
  it('the lead’s own visit goes to the director', () => {
    expect(submittedVisit().refusal({ type: 'reviewVisit' }, on(lin, 'lead', {}))?.code).toBe(
      'visit.lead-reviews-own',
    );
    expect(submittedVisit().refusal({ type: 'reviewVisit' }, on(chen, 'director', {}))).toBeNull();
  });

  it('even a director does not review a visit they led or joined', () => {
    expect(submittedVisit().refusal({ type: 'reviewVisit' }, on(wang, 'director', {}))?.code).toBe(
      'visit.reviewer-is-member',
    );
    expect(submittedVisit().refusal({ type: 'reviewVisit' }, on(lin, 'director', {}))).not.toBeNull();
  });

  it('waits until the bytes of every piece are proven', () => {
    const facts = { evidenceNotVerified: 1 };
    expect(submittedVisit().refusal({ type: 'reviewVisit' }, on(chen, 'director', facts))?.code).toBe(
      'visit.evidence-not-verified',
    );
    expect(
      submittedVisit().refusal(
        { type: 'returnVisit', reason: '退回', points: [] },
        on(chen, 'director', facts),
      ),
    ).toBeNull();
  });

  it('then it is locked, and only the director can still invalidate it', () => {
    const visit = submittedVisit()
      .did({ type: 'reviewVisit' }, on(chen, 'director', {}))
      .did({ type: 'lockVisit' }, on(chen, 'scheduler', {}));
    expect(visit.state.status).toBe('locked');
    expect(visit.refusal({ type: 'noteOnVisit', text: '补记' }, team)?.code).toBe('state-forbids');
    expect(visit.refusal({ type: 'invalidateVisit', reason: '应回避' }, on(lin, 'lead', {}))?.code).toBe(
      'role-missing',
    );
    expect(
      visit.did({ type: 'invalidateVisit', reason: '应回避' }, on(chen, 'director', {})).state.status,
    ).toBe('invalidated');
  });
});

describe('late entries', () => {
  it('an alarm that crossed the tablet’s own entries is still an alarm, in whatever order they are read', () => {
    const alarmed = scheduledVisit().did(
      { type: 'alarmVisit' },
      on(chen, 'scheduler', {}, morning + 5 * hour),
    );
    const alarm = alarmed.last('visit.alarmed');
    if (!alarm) throw new Error('no alarm');
    const visit = submittedVisit().tell(alarm);
    expect(visit.state).toMatchObject({ status: 'submitted', alarmedAt: morning + 5 * hour, outOfPlace: [] });
  });

  it('a second tablet may open the card after the first has gone in', () => {
    const visit = startedVisit().did({ type: 'openVisit', packVersion: '1' }, on(wang, 'inspector', {}));
    expect(visit.state).toMatchObject({ status: 'started', outOfPlace: [] });
    expect(visit.state.opened).toHaveLength(2);
  });

  it('what comes after the paper was handed in is kept by its hash and changes nothing', () => {
    const visit = submittedVisit();
    const before = visit.state;
    const late = startedVisit().last('visit.started');
    if (!late) throw new Error('no start');
    visit.tell(late);
    expect(visit.state).toEqual({ ...before, outOfPlace: [late.hash], story: [...before.story, late] });
  });
});
