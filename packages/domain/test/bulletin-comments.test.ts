import { describe, expect, it } from 'vitest';
import { as, qian, sun, wang, zhao } from './people.ts';
import { bulletinDraft, bulletinFacts, draftedBulletin, pendingBulletin, signedBulletin } from './stories.ts';

const planner = as(zhao, 'planner', bulletinFacts);
const reviewer = as(sun, 'reviewer', bulletinFacts);
const leader = as(qian, 'leader', bulletinFacts);
const said = {
  type: 'commentBulletin' as const,
  part: 'intro' as const,
  paragraph: 1,
  words: '近期',
  text: '请写明起止日期。',
};
const first = (story: ReturnType<typeof draftedBulletin>) => story.state.comments[0]?.id ?? '';

describe('a comment', () => {
  it('is answered and settled, and changes neither the text nor where it stands', () => {
    const story = pendingBulletin().did(said, leader);
    const { status, reviewer: by, fields } = story.state;
    story.did({ type: 'answerComment', comment: first(story), text: '已写明。' }, planner);
    story.did({ type: 'resolveComment', comment: first(story) }, leader);
    expect(story.state).toMatchObject({ status, reviewer: by, fields });
    expect(story.state.comments).toMatchObject([
      {
        by: qian,
        part: 'intro',
        paragraph: 1,
        answers: [{ by: zhao, text: '已写明。' }],
        resolved: { by: qian },
      },
    ]);
  });

  it('stops nobody: an open one is read by the signer, who decides', () => {
    const story = pendingBulletin().did(said, reviewer);
    const sign = { type: 'signBulletin' as const, viewHash: bulletinFacts.viewHash, opinion: '同意' };
    expect(story.refusal(sign, leader)).toBeNull();
  });

  it('stays open through a return and a revision', () => {
    const story = pendingBulletin()
      .did(said, leader)
      .did({ type: 'returnBulletin', reason: '按意见修改' }, leader)
      .did({ ...bulletinDraft, type: 'reviseBulletin' }, planner);
    expect(story.state.comments.map(({ resolved }) => resolved)).toEqual([null]);
  });

  it('is settled by whoever wrote it or by the director, once', () => {
    const story = draftedBulletin().did(said, reviewer);
    const settle = { type: 'resolveComment' as const, comment: first(story) };
    expect(story.refusal(settle, planner)?.code).toBe('bulletin.comment-of-another');
    expect(story.refusal(settle, as(wang, 'director', bulletinFacts))).toBeNull();
    story.did(settle, reviewer);
    expect(story.refusal(settle, reviewer)?.code).toBe('bulletin.comment-closed');
    const late = { type: 'answerComment' as const, comment: first(story), text: '补充' };
    expect(story.refusal(late, planner)?.code).toBe('bulletin.comment-closed');
  });

  it('is written on no text that is signed, and by nobody whose hands it does not go through', () => {
    expect(signedBulletin().refusal(said, reviewer)?.code).toBe('state-forbids');
    expect(draftedBulletin().refusal(said, as(wang, 'publisher', bulletinFacts))?.code).toBe('role-missing');
    expect(draftedBulletin().refusal(said, as(wang, 'chief', bulletinFacts))?.code).toBe('role-missing');
  });
});

describe('handing in', () => {
  const handIn = { type: 'handInBulletin' as const };
  const check = { type: 'factCheckBulletin' as const, opinion: '属实' };

  it('is by a planner, of a whole text whose findings are confirmed', () => {
    const facts = {
      ...bulletinFacts,
      findings: (bulletinFacts.findings ?? []).map((each) => ({ ...each, status: 'disputed' as const })),
    };
    expect(draftedBulletin().refusal(handIn, reviewer)?.code).toBe('role-missing');
    expect(draftedBulletin().refusal(handIn, as(zhao, 'planner', facts))?.code).toBe(
      'bulletin.finding-not-confirmed',
    );
    expect(draftedBulletin().did(handIn, planner).state.status).toBe('fact-check');
  });

  it('closes the text until it is checked or returned', () => {
    const story = draftedBulletin().did(handIn, planner);
    const revise = { ...bulletinDraft, type: 'reviseBulletin' as const };
    expect(story.refusal(revise, planner)?.code).toBe('state-forbids');
    expect(story.refusal(check, planner)?.code).toBe('role-missing');
    expect(story.refusal({ type: 'returnBulletin', reason: '数字不符' }, as(wang, 'privacy', {}))?.code).toBe(
      'role-missing',
    );
    story.did({ type: 'returnBulletin', reason: '数字不符' }, reviewer);
    expect(story.refusal(revise, planner)).toBeNull();
  });

  it('leads to the same check as a draft that was taken up before handing in was recorded', () => {
    const handed = draftedBulletin().did(handIn, planner).did(check, reviewer).state;
    const taken = draftedBulletin().did(check, reviewer).state;
    expect([handed.status, handed.factChecker]).toEqual([taken.status, taken.factChecker]);
    expect(handed.outOfPlace).toEqual([]);
  });
});

it('each comment has an identifier of its own', () => {
  const story = draftedBulletin().did(said, reviewer).did(said, reviewer);
  expect(new Set(story.state.comments.map(({ id }) => id)).size).toBe(2);
});
