import { describe, expect, it } from 'vitest';
import { bulletinLifecycle } from '../src/bulletins/bulletin-lifecycle.ts';
import { bulletinSections, inPrintOrder, sectionOf } from '../src/bulletins/outline.ts';
import type { FindingStatus } from '../src/findings/finding.ts';
import { as, id, zhao } from './people.ts';
import { bulletinDraft, bulletinFacts, draftedBulletin, shown } from './stories.ts';
import { Story } from './story.ts';

const second = id('finding', 'second');
const third = id('finding', 'third');
const visit = id('visit', 'v');
const factsOf = (...findings: readonly (readonly [string, FindingStatus])[]) => ({
  ...bulletinFacts,
  findings: findings.map(([finding, status]) => ({ id: finding, status, visit })),
});
const confirmed = factsOf([shown, 'confirmed'], [second, 'confirmed'], [third, 'confirmed']);
const planner = as(zhao, 'planner', confirmed);
const revise = { ...bulletinDraft, type: 'reviseBulletin' as const };
const because = { askedBy: '办公室张主任', reason: '单位已当场整改，另行通报' };
const three = () =>
  new Story(bulletinLifecycle).did({ ...bulletinDraft, findings: [shown, second, third] }, planner);

describe('a confirmed finding that leaves a draft', () => {
  it('says who asked for it and why, each for itself', () => {
    expect(three().refusal({ ...revise, findings: [shown] }, planner)).toEqual({
      code: 'bulletin.drop-unexplained',
      facts: { count: 2 },
    });
    const half = [{ finding: second, ...because }];
    expect(three().refusal({ ...revise, findings: [shown], dropped: half }, planner)?.facts).toEqual({
      count: 1,
    });
  });

  it('is recorded with the revision that left it out', () => {
    const dropped = [{ finding: second, ...because }];
    const story = three().did({ ...revise, findings: [shown, third], dropped }, planner);
    expect(story.last('bulletin.revised')?.payload).toMatchObject({ dropped });
  });

  it('says so again when it was put back and leaves a second time', () => {
    const dropped = [{ finding: second, ...because }];
    const back = three()
      .did({ ...revise, findings: [shown, third], dropped }, planner)
      .did({ ...revise, findings: [shown, second, third] }, planner);
    expect(back.last('bulletin.revised')?.payload).not.toHaveProperty('dropped');
    expect(back.refusal({ ...revise, findings: [shown, third] }, planner)?.code).toBe(
      'bulletin.drop-unexplained',
    );
  });

  it('is asked for after a return too, which is when others have read it', () => {
    const returned = three().did(
      { type: 'returnBulletin', reason: '请压缩篇幅' },
      as(id('person', 'sun'), 'reviewer', confirmed),
    );
    expect(returned.refusal({ ...revise, findings: [] }, planner)?.facts).toEqual({ count: 3 });
  });

  it.each(['disputed', 'withdrawn', 'dismissed', 'referred'] as const)(
    'needs no reason where it is %s: it has to go',
    (status) => {
      const facts = factsOf([shown, 'confirmed'], [second, status], [third, 'confirmed']);
      const zhaoNow = as(zhao, 'planner', facts);
      expect(three().refusal({ ...revise, findings: [shown, third] }, zhaoNow)).toBeNull();
    },
  );

  it('is not forgotten for want of knowing where it stands', () => {
    expect(three().refusal({ ...revise, findings: [shown, third] }, as(zhao, 'planner', {}))?.code).toBe(
      'bulletin.drop-unexplained',
    );
  });

  it('is no matter of order: what is only moved was not taken out', () => {
    expect(three().refusal({ ...revise, findings: [third, shown, second] }, planner)).toBeNull();
  });

  it('leaves no record of what never was in it or stays', () => {
    const dropped = [shown, id('finding', 'never')].map((finding) => ({ finding, ...because }));
    const story = three().did({ ...revise, findings: [shown, second, third], dropped }, planner);
    expect(story.last('bulletin.revised')?.payload).not.toHaveProperty('dropped');
  });
});

describe('what a paragraph rests on', () => {
  const link = (finding: string) => ({ part: 'intro' as const, paragraph: 0, findings: [finding] });

  it('is a finding of this bulletin', () => {
    const draft = { ...bulletinDraft, statements: [link(second)] };
    expect(new Story(bulletinLifecycle).refusal(draft, planner)).toEqual({
      code: 'bulletin.statement-foreign',
      facts: { count: 1 },
    });
  });

  it('is recorded with the text, and nothing is recorded where nothing is linked', () => {
    const story = new Story(bulletinLifecycle).did({ ...bulletinDraft, statements: [link(shown)] }, planner);
    expect(story.last('bulletin.drafted')?.payload).toMatchObject({ statements: [link(shown)] });
    expect(draftedBulletin().last('bulletin.drafted')?.payload).not.toHaveProperty('statements');
  });
});

describe('the order of printing', () => {
  it('tells first what was done well, then what was found, by style; within one the order is the drafter’s', () => {
    const found = (['other', 'POOR', 'LAZY', 'PRAISE', 'LAZY'] as const).map((style, n) => ({
      n,
      style: style === 'other' ? null : style,
    }));
    expect(inPrintOrder(found).map(({ n }) => n)).toEqual([3, 2, 4, 1, 0]);
    expect(bulletinSections.map((section) => section)).toEqual([
      'PRAISE',
      'LAZY',
      'SLOW',
      'LOW',
      'POOR',
      'other',
    ]);
    expect(sectionOf(null)).toBe('other');
  });
});
