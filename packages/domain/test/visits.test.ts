import { describe, expect, it } from 'vitest';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { chen, lin, morning, sun, wang, zhao } from './people.ts';
import {
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
    visit.attest(lin, visit.last('visit.opened')?.hash ?? '', morning);
    expect(visit.refusal(start, team)).toEqual({
      code: 'visit.member-not-attested',
      facts: { person: wang },
    });
  });

  it('the same person confirming twice is still one person', () => {
    const visit = openedVisit();
    const card = visit.last('visit.opened')?.hash ?? '';
    visit.attest(lin, card, morning).attest(lin, card, morning);
    expect(visit.refusal({ ...start, members: [lin, lin] }, team)?.code).toBe('visit.needs-two');
  });

  it('a confirmation of another entry counts for nothing', () => {
    const visit = openedVisit();
    visit.attest(lin, 'f'.repeat(64), morning).attest(wang, 'f'.repeat(64), morning);
    expect(visit.refusal(start, team)?.code).toBe('visit.member-not-attested');
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

  it('what comes after the lock is kept by its hash and changes nothing', () => {
    const visit = submittedVisit();
    const before = visit.state;
    const late = startedVisit().last('visit.started');
    if (!late) throw new Error('no start');
    visit.tell(late);
    expect(visit.state).toEqual({ ...before, outOfPlace: [late.hash] });
  });
});
