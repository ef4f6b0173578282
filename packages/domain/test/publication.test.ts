import { describe, expect, it } from 'vitest';
import { bulletinLifecycle } from '../src/bulletins/bulletin-lifecycle.ts';
import { calendar2026, calendarOf } from '../src/calendar/index.ts';
import { as, chen, hash, id, lin, morning, qian, sun, wang, zhao } from './people.ts';
import { bulletinDraft, impact, issuedBulletin, land, photo, publicDraft, publicFacts } from './stories.ts';
import { Story } from './story.ts';

const calendar = calendarOf([calendar2026]);
const site = { channel: 'government-site' as const, name: '清源市人民政府门户网站' };
const paper = { channel: 'newspaper' as const, name: '清源日报' };
const publish = { type: 'publishBulletin' as const, channels: [site, paper] };
const privacyCheck = { type: 'privacyCheckBulletin' as const, statement: '已核', impact };
const sign = {
  type: 'signBulletin' as const,
  viewHash: publicFacts.viewHash,
  publicViewHash: publicFacts.publicViewHash,
  opinion: '同意',
};
const over = { reviewWindow: { until: '2026-11-22', pending: 0 } };
const publisher = (facts: object = {}) => as(chen, 'publisher', { ...publicFacts, ...over, ...facts });
const privacy = (facts: object = {}) => as(wang, 'privacy', { ...publicFacts, ...facts });
const leader = (facts: object = {}) => as(qian, 'leader', { ...publicFacts, ...facts });

const refusedDraft = (changes: object) =>
  new Story(bulletinLifecycle).refusal({ ...publicDraft, ...changes }, as(zhao, 'planner', publicFacts))
    ?.code;
const checked = (changes: object = {}) =>
  new Story(bulletinLifecycle)
    .did({ ...publicDraft, ...changes }, as(zhao, 'planner', publicFacts))
    .did({ type: 'factCheckBulletin', opinion: '属实' }, as(sun, 'reviewer', publicFacts));
const pending = (changes: object = {}) =>
  checked(changes)
    .did(privacyCheck, privacy())
    .did({ type: 'reviewBulletin', opinion: '合规' }, as(sun, 'reviewer', publicFacts));
const printed = (viewHash: string, file: string) => ({
  sha256: hash(file),
  size: 9,
  fingerprint: 'r1',
  viewHash,
});
const issued = (changes: object = {}) =>
  pending(changes)
    .did(sign, leader())
    .did({ type: 'numberBulletin' }, as(zhao, 'planner', publicFacts))
    .did({ type: 'recordRendering', ...printed(sign.viewHash, 'pdf') }, as(chen, 'scheduler', publicFacts))
    .did(
      { type: 'recordPublicRendering', ...printed(sign.publicViewHash, 'public pdf') },
      as(chen, 'scheduler', publicFacts),
    )
    .did({ type: 'issueBulletin', units: [land], unsealed: true }, as(zhao, 'planner', publicFacts));
const published = () => issued().did(publish, publisher());

describe('a bulletin for everybody', () => {
  it('has a reason and a way of naming people, and tells no work secret', () => {
    expect(refusedDraft({})).toBeUndefined();
    expect(refusedDraft({ scopeReason: undefined })).toBe('bulletin.publication-unreasoned');
    expect(refusedDraft({ naming: undefined })).toBe('bulletin.publication-unreasoned');
    expect(refusedDraft({ secrecy: 'work-secret' })).toBe('bulletin.public-secret');
  });

  it('one for the administration keeps no names for an edition that it does not have', () => {
    const story = new Story(bulletinLifecycle).did(
      { ...bulletinDraft, naming: 'unit', publicNames: ['张建国'], scopeReason: '个案，不宜公开' },
      as(zhao, 'planner', publicFacts),
    );
    expect(story.last('bulletin.drafted')?.payload).toMatchObject({
      scope: 'internal',
      scopeReason: '个案，不宜公开',
    });
    expect(Object.keys(story.last('bulletin.drafted')?.payload ?? {})).not.toContain('publicNames');
  });

  it('needs an impact assessment on record', () => {
    const { impact: _, ...without } = privacyCheck;
    expect(checked().refusal(without, privacy())?.code).toBe('bulletin.impact-missing');
    expect(checked().did(privacyCheck, privacy()).last('bulletin.privacy-checked')?.payload).toMatchObject({
      impact,
      masks: [{ evidence: photo, copy: hash('masked') }],
    });
  });

  const pictured = (status: string, mask: object | null) => ({
    photos: [{ evidence: photo, status, visit: id('visit', 'v'), mask }],
  });
  it.each([
    ['cleared, with nobody in it', pictured('cleared', null)],
    ['masked and not checked', pictured('mask-checked', null)],
  ])('a picture that is %s does not enter', (_, facts) => {
    expect(checked().refusal(privacyCheck, privacy(facts))?.code).toBe('bulletin.photo-not-masked');
  });

  it('whoever masked a picture does not judge whether that is enough', () => {
    const own = pictured('mask-checked', { sha256: hash('masked'), maker: wang });
    expect(checked().refusal(privacyCheck, privacy(own))).toEqual({
      code: 'bulletin.photo-own-mask',
      facts: { count: 1 },
    });
  });

  it('a picture masked once more after it was judged is judged once more', () => {
    const other = pictured('mask-checked', { sha256: hash('other'), maker: lin });
    expect(pending().refusal(sign, leader(other))?.code).toBe('bulletin.mask-changed');
    expect(issued().refusal(publish, publisher(other))?.code).toBe('bulletin.mask-changed');
  });

  it('a name that would remain is refused by name, at the check and at the signature', () => {
    const left = { namesLeft: ['王志远'] };
    const refusal = { code: 'bulletin.name-remains', facts: { names: '王志远' } };
    expect(checked().refusal(privacyCheck, privacy(left))).toEqual(refusal);
    expect(pending().refusal(sign, leader(left))).toEqual(refusal);
  });

  it('is signed in both editions, each as it was seen', () => {
    const { publicViewHash: _, ...half } = sign;
    expect(pending().refusal(half, leader())?.code).toBe('bulletin.view-changed');
    expect(pending().refusal(sign, leader({ publicViewHash: hash('x') }))?.code).toBe(
      'bulletin.view-changed',
    );
    const story = pending().did(sign, leader());
    expect(story.last('bulletin.signed')?.payload).toMatchObject({
      viewHash: sign.viewHash,
      public: { viewHash: sign.publicViewHash },
    });
  });

  it('its other edition is printed from what was signed, and of one for the administration there is none', () => {
    const clock = as(chen, 'scheduler', publicFacts);
    const print = { type: 'recordPublicRendering' as const, ...printed(hash('x'), 'f') };
    expect(issued().refusal(print, clock)?.code).toBe('bulletin.render-differs');
    expect(issuedBulletin().refusal(print, clock)?.code).toBe('bulletin.not-for-public');
  });
});

describe('publishing', () => {
  it('is for a publisher who had no hand in the draft, of what was signed for everybody and printed', () => {
    expect(issued().refusal(publish, as(zhao, 'publisher', { ...publicFacts, ...over }))?.code).toBe(
      'bulletin.publisher-is-drafter',
    );
    expect(issued().refusal(publish, leader(over))?.code).toBe('role-missing');
    expect(issuedBulletin().refusal(publish, publisher())?.code).toBe('bulletin.not-for-public');
    const story = issued();
    story.state = { ...story.state, publicRendered: null };
    expect(story.refusal(publish, publisher())?.code).toBe('bulletin.public-not-rendered');
    expect(pending().refusal(publish, publisher())?.code).toBe('state-forbids');
  });

  it('waits until nobody can ask for a review and none is open, or the leader says why it cannot wait', () => {
    const open = { reviewWindow: { until: '2026-11-23', pending: 0 } };
    expect(issued().refusal(publish, publisher(open))).toEqual({
      code: 'bulletin.review-window-open',
      facts: { day: '2026-11-23' },
    });
    const asked = { reviewWindow: { until: null, pending: 1 } };
    expect(issued().refusal(publish, publisher(asked))?.code).toBe('bulletin.review-pending');
    const waive = { type: 'waiveWindow' as const, reason: '问题仍在发生' };
    expect(issued().refusal(waive, publisher())?.code).toBe('role-missing');
    const waived = issued().did(waive, leader());
    expect(waived.refusal(waive, leader())?.code).toBe('bulletin.window-waived-already');
    expect(waived.did(publish, publisher(open)).last('bulletin.published')?.payload).toMatchObject({
      window: 'waived',
    });
  });

  it('records the file, the channels and the day the review ended', () => {
    expect(published().last('bulletin.published')?.payload).toEqual({
      sha256: hash('public pdf'),
      channels: [site, paper],
      window: 'passed',
      windowEnded: '2026-11-22',
    });
  });

  it('a finding that was taken back meanwhile is not published', () => {
    const findings = [{ ...publicFacts.findings[0], status: 'withdrawn' }];
    expect(issued().refusal(publish, publisher({ findings }))?.code).toBe('bulletin.finding-not-confirmed');
  });

  it('what puts a published bulletin right waits for nothing', () => {
    const story = issued({ corrects: id('bulletin', 'first') });
    const open = { reviewWindow: { until: '2026-12-30', pending: 2 } };
    expect(story.did(publish, publisher(open)).last('bulletin.published')?.payload).toMatchObject({
      window: 'correction',
    });
  });
});

describe('what was published and no longer stands', () => {
  const revoke = { type: 'revokeBulletin' as const, reason: '复核后撤销' };
  const tell = { type: 'publishCorrection' as const, channels: [site, paper] };

  it('is told in the same channels within three working days', () => {
    const story = published().did(revoke, leader({ calendar }));
    expect(story.last('bulletin.revoked')?.payload).toMatchObject({
      announce: { from: morning, count: 3, unit: 'working-days' },
    });
    expect(story.refusal({ ...tell, channels: [site] }, publisher())).toEqual({
      code: 'bulletin.channels-missing',
      facts: { names: '清源日报' },
    });
    story.did(tell, publisher());
    expect(story.state.announced).not.toBeNull();
    expect(story.refusal(tell, publisher())?.code).toBe('bulletin.announced-already');
  });

  it('one that was never published has nothing to tell', () => {
    const story = issued().did(revoke, leader({ calendar }));
    expect(story.last('bulletin.revoked')?.payload).toEqual({ reason: '复核后撤销' });
    expect(story.refusal(tell, publisher())?.code).toBe('bulletin.not-published');
  });

  it('is put right as widely as it was published', () => {
    const story = published();
    const correct = { type: 'correctBulletin' as const, by: id('bulletin', 'second'), reason: '单位有误' };
    const by = (scope: string) =>
      leader({ calendar, correction: { status: 'issued', corrects: story.state.id, scope } });
    expect(story.refusal(correct, by('internal'))?.code).toBe('bulletin.correction-not-public');
    expect(story.did(correct, by('public')).state.status).toBe('corrected');
  });
});
