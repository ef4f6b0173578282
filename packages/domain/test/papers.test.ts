import { describe, expect, it } from 'vitest';
import { groupedPass, passAlphabet, passCodeFrom, readPass } from '../src/access/pass.ts';
import { passLifecycle } from '../src/access/pass-lifecycle.ts';
import type { FileRef } from '../src/papers/attachment.ts';
import type { PaperFacts } from '../src/papers/paper.ts';
import { paperLifecycle } from '../src/papers/paper-lifecycle.ts';
import { as, chen, hash, id, morning, qian, sun, wang, zhao } from './people.ts';
import { hour } from './stories.ts';
import { Story } from './story.ts';

const scan: FileRef = { sha256: hash('scan'), size: 900, mime: 'application/pdf', name: '呈批单.pdf' };
const facts: PaperFacts = {
  drafters: [zhao],
  today: '2026-11-22',
  preparedOn: '2026-11-20',
  deciderRoles: ['leader'],
  neededRoles: ['leader'],
  scanHeld: true,
};
const prepared = () =>
  new Story(paperLifecycle).did(
    {
      type: 'preparePaper',
      act: 'bulletins.sign',
      about: { type: 'bulletin', id: id('bulletin', 'b') },
      form: 'approval',
      input: '{"id":"x"}',
      shown: hash('view'),
    },
    as(zhao, 'planner', facts),
  );
const enter = {
  type: 'enterPaper' as const,
  decidedBy: qian,
  seat: null,
  decidedOn: '2026-11-21',
  input: '{"id":"x","opinion":"同意"}',
  scan,
};
const entering = (by: string, changes: PaperFacts = {}, command: object = {}) =>
  prepared().refusal({ ...enter, ...command }, as(by, ['planner', 'reviewer'], { ...facts, ...changes }))
    ?.code;
const entered = () => prepared().did(enter, as(sun, 'reviewer', facts));
const checking = (by: string) => entered().refusal({ type: 'checkPaper' }, as(by, 'director', facts))?.code;

describe('a paper is entered', () => {
  it('by somebody who neither decided nor drafted', () => {
    expect(entering(qian)).toBe('paper.recorder-is-decider');
    expect(entering(zhao)).toBe('paper.recorder-is-drafter');
    expect(entering(sun)).toBeUndefined();
  });

  it('when its date lies between the printing and today', () => {
    expect(entering(sun, {}, { decidedOn: '2026-11-19' })).toBe('paper.decided-before-prepared');
    expect(entering(sun, {}, { decidedOn: '2026-11-23' })).toBe('paper.decided-in-future');
    expect(entering(sun, {}, { decidedOn: '2026-11-20' })).toBeUndefined();
    expect(entering(sun, {}, { decidedOn: '2026-11-22' })).toBeUndefined();
  });

  it('when whoever signed has the duty to decide it, and its scan has arrived', () => {
    expect(entering(sun, { deciderRoles: ['liaison'] })).toBe('paper.decider-has-no-duty');
    expect(entering(sun, { scanHeld: false })).toBe('attachment.missing');
  });
});

describe('a paper is checked', () => {
  it('by a third person: neither who entered it nor who decided it', () => {
    expect(checking(sun)).toBe('paper.checker-is-recorder');
    expect(checking(qian)).toBe('paper.checker-is-decider');
    expect(checking(chen)).toBeUndefined();
  });

  it('and what was typed wrongly goes back and is typed again', () => {
    const back = entered().did({ type: 'mismatchPaper', reason: '日期不符' }, as(chen, 'director', facts));
    expect([back.state.status, back.state.reason]).toEqual(['prepared', '日期不符']);
    expect(
      entered().refusal({ type: 'mismatchPaper', reason: '日期不符' }, as(sun, 'reviewer', facts))?.code,
    ).toBe('paper.checker-is-recorder');
    const again = back.did(enter, as(wang, 'planner', facts));
    expect([again.state.status, again.state.recordedBy]).toEqual(['entered', wang]);
  });

  it('once: afterwards it can neither be changed nor voided', () => {
    const done = entered().did({ type: 'checkPaper' }, as(chen, 'director', facts));
    expect(done.state.checkedBy).toBe(chen);
    expect(done.refusal({ type: 'voidPaper', reason: '作废' }, as(chen, 'director', facts))?.code).toBe(
      'state-forbids',
    );
  });
});

describe('a one-time code', () => {
  const issue = {
    type: 'issuePass' as const,
    about: { type: 'order' as const, id: id('order', 'o') },
    role: 'liaison' as const,
    person: wang,
    seat: null,
    digest: hash('code'),
    until: morning + hour,
  };
  const issued = () => new Story(passLifecycle).did(issue, as(zhao, 'planner'));
  const clock = (now: number) => as(zhao, 'scheduler', {}, now);

  it('is made for a time that is still to come', () => {
    const late = { ...issue, until: morning };
    expect(new Story(passLifecycle).refusal(late, as(zhao, 'planner'))?.code).toBe('pass.until-past');
  });

  it('opens until its last moment, and ends by time only after it', () => {
    expect(issued().refusal({ type: 'openPass' }, clock(morning + hour))?.code).toBe('pass.over');
    expect(issued().refusal({ type: 'expirePass' }, clock(morning + hour - 1))?.code).toBe('pass.not-over');
    expect(issued().did({ type: 'openPass' }, clock(morning + hour - 1)).state.status).toBe('opened');
    expect(issued().did({ type: 'expirePass' }, clock(morning + hour)).state.status).toBe('expired');
  });

  it('is spent with the answer; spent, it opens nothing', () => {
    const spent = issued()
      .did({ type: 'openPass' }, clock(morning))
      .did({ type: 'spendPass' }, clock(morning));
    expect(spent.refusal({ type: 'openPass' }, clock(morning))?.code).toBe('state-forbids');
  });

  it('has twelve characters that cannot be mistaken for each other', () => {
    expect(passAlphabet).not.toMatch(/[01OILU]/);
    const code = passCodeFrom(Uint8Array.from({ length: 24 }, (_, at) => at * 7)) ?? '';
    expect(code).toHaveLength(12);
    expect(groupedPass(code)).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
  });

  it('favours no character: bytes that do not divide evenly are passed over', () => {
    expect(passCodeFrom(new Uint8Array(24).fill(255))).toBeNull();
    const all = [...Array(240).keys()].map((byte) => passAlphabet[byte % 30]);
    for (const letter of passAlphabet) expect(all.filter((each) => each === letter)).toHaveLength(8);
  });

  it('is read however it is typed, and nothing else is', () => {
    expect(readPass('abcd-2345 mnpq')).toBe('ABCD2345MNPQ');
    expect(readPass('ABCD-2345-MNP')).toBeNull();
    expect(readPass('ABCD-2345-MNP0')).toBeNull();
  });
});
