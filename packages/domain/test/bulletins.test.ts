import { describe, expect, it } from 'vitest';
import { bulletinLifecycle } from '../src/bulletins/bulletin-lifecycle.ts';
import { emptySeries, evolveSeries, nextSerial } from '../src/bulletins/series.ts';
import { as, chen, hash, id, office, qian, sun, wang, zhao } from './people.ts';
import {
  bulletinDraft,
  bulletinFacts,
  draftedBulletin,
  issuedBulletin,
  pendingBulletin,
  photo,
  shown,
  signedBulletin,
} from './stories.ts';
import { recorded, Story } from './story.ts';

const planner = as(zhao, 'planner', bulletinFacts);
const sign = { type: 'signBulletin' as const, viewHash: bulletinFacts.viewHash, opinion: '同意' };
const factCheck = { type: 'factCheckBulletin' as const, opinion: '属实' };
const draft = (changes: object) =>
  new Story(bulletinLifecycle).refusal({ ...bulletinDraft, ...changes }, planner);

describe('drafting', () => {
  it.each(['secret', 'confidential', 'top-secret'] as const)('%s never enters this system', (secrecy) => {
    expect(draft({ secrecy })).toEqual({
      code: 'secrecy-too-high',
      facts: { secrecy: `secrecy.${secrecy}` },
    });
  });

  it.each(['intro', 'requirements', 'title'])('its %s names its units', (field) => {
    expect(draft({ [field]: '个别部门存在空岗' })?.code).toBe('wording-vague');
  });

  it('names each finding once', () => {
    expect(draft({ findings: [shown, shown] })?.code).toBe('bulletin.finding-repeated');
  });
});

describe('checking', () => {
  it.each(['draft', 'proposed', 'returned', 'withdrawn', 'dismissed', 'referred', 'disputed'] as const)(
    'a finding that is %s carries no statement',
    (status) => {
      const facts = { ...bulletinFacts, findings: [{ id: shown, status, visit: id('visit', 'v') }] };
      expect(draftedBulletin().refusal(factCheck, as(sun, 'reviewer', facts))).toEqual({
        code: 'bulletin.finding-not-confirmed',
        facts: { count: 1 },
      });
    },
  );

  it('a finding nobody knows counts as unconfirmed, and none at all is nothing to report', () => {
    expect(draftedBulletin().refusal(factCheck, as(sun, 'reviewer', {}))?.code).toBe(
      'bulletin.finding-not-confirmed',
    );
    const empty = new Story(bulletinLifecycle).did({ ...bulletinDraft, findings: [] }, planner);
    expect(empty.refusal(factCheck, as(sun, 'reviewer', bulletinFacts))?.code).toBe('bulletin.no-findings');
  });

  it.each([
    ['intro', { intro: '' }],
    ['recipients', { recipients: [] }],
  ])('needs its %s', (field, changes) => {
    const story = new Story(bulletinLifecycle).did({ ...bulletinDraft, ...changes }, planner);
    expect(story.refusal(factCheck, as(sun, 'reviewer', bulletinFacts))).toEqual({
      code: 'bulletin.incomplete',
      facts: { field: `field.bulletin.${field}` },
    });
  });

  it('the drafter checks nothing of their own', () => {
    expect(draftedBulletin().refusal(factCheck, as(zhao, 'reviewer', bulletinFacts))?.code).toBe(
      'bulletin.reviewer-is-drafter',
    );
    const revised = draftedBulletin().did(
      { ...bulletinDraft, type: 'reviseBulletin' },
      as(sun, 'planner', bulletinFacts),
    );
    expect(revised.refusal(factCheck, as(sun, 'reviewer', bulletinFacts))?.code).toBe(
      'bulletin.reviewer-is-drafter',
    );
  });

  it.each(['captured', 'verified', 'masked', 'broken', 'excluded'] as const)(
    'a picture that is only %s does not enter',
    (status) => {
      const checked = draftedBulletin().did(factCheck, as(sun, 'reviewer', bulletinFacts));
      const photos = [{ evidence: photo, status, visit: id('visit', 'v') }];
      expect(
        checked.refusal(
          { type: 'privacyCheckBulletin', statement: '已核' },
          as(wang, 'privacy', { ...bulletinFacts, photos }),
        ),
      ).toEqual({ code: 'bulletin.photo-not-cleared', facts: { count: 1 } });
    },
  );

  it('a picture of a visit that no finding belongs to does not enter', () => {
    const checked = draftedBulletin().did(factCheck, as(sun, 'reviewer', bulletinFacts));
    const photos = [{ evidence: photo, status: 'cleared' as const, visit: id('visit', 'other') }];
    expect(
      checked.refusal(
        { type: 'privacyCheckBulletin', statement: '已核' },
        as(wang, 'privacy', { ...bulletinFacts, photos }),
      )?.code,
    ).toBe('bulletin.photo-foreign');
  });

  it('stays within four thousand characters', () => {
    const facts = { ...bulletinFacts, characters: 4001 };
    expect(pendingBulletin().refusal(sign, as(qian, 'leader', facts))?.code).toBe('bulletin.too-long');
  });

  it('a revision takes every check back', () => {
    const again = pendingBulletin()
      .did({ type: 'returnBulletin', reason: '改标题' }, as(qian, 'leader', bulletinFacts))
      .did({ ...bulletinDraft, type: 'reviseBulletin', title: '通报' }, planner);
    expect(again.state).toMatchObject({
      status: 'draft',
      factChecker: null,
      privacyChecker: null,
      reviewer: null,
    });
  });
});

describe('signing', () => {
  it('is for a leader who neither drafted nor checked', () => {
    expect(pendingBulletin().refusal(sign, as(zhao, 'leader', bulletinFacts))?.code).toBe(
      'bulletin.signer-is-drafter',
    );
    expect(pendingBulletin().refusal(sign, as(sun, 'leader', bulletinFacts))?.code).toBe(
      'bulletin.signer-is-reviewer',
    );
    expect(pendingBulletin().refusal(sign, as(wang, 'leader', bulletinFacts))?.code).toBe(
      'bulletin.signer-is-reviewer',
    );
    expect(pendingBulletin().refusal(sign, as(chen, 'director', bulletinFacts))?.code).toBe('role-missing');
  });

  it('signs the very text on the screen', () => {
    expect(
      pendingBulletin().refusal(sign, as(qian, 'leader', { ...bulletinFacts, viewHash: hash('other') }))
        ?.code,
    ).toBe('bulletin.view-changed');
    const { viewHash: _, ...unseen } = bulletinFacts;
    expect(pendingBulletin().refusal(sign, as(qian, 'leader', unseen))?.code).toBe('bulletin.view-changed');
    expect(signedBulletin().state.viewHash).toBe(bulletinFacts.viewHash);
  });

  it('looks again at what may have changed since the review', () => {
    const findings = [{ id: shown, status: 'withdrawn' as const, visit: id('visit', 'v') }];
    expect(pendingBulletin().refusal(sign, as(qian, 'leader', { ...bulletinFacts, findings }))?.code).toBe(
      'bulletin.finding-not-confirmed',
    );
  });
});

describe('numbering and issuing', () => {
  it('takes its number in the same act from the series of office, code and year', () => {
    const numbered = signedBulletin();
    const result = bulletinLifecycle.decide(numbered.state, { type: 'numberBulletin' }, planner);
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.value.map((event) => [event.kind, event.subject.type])).toEqual([
      ['bulletin.numbered', 'bulletin'],
      ['series.taken', 'series'],
    ]);
    expect(result.value[1]?.subject.id).toBe(`${office}/清督/2026`);
    numbered.did({ type: 'numberBulletin' }, planner);
    expect(numbered.state.numbered).toMatchObject({ number: '清督〔2026〕7号', serial: 7, year: 2026 });
  });

  it('takes no number without knowing which is next', () => {
    expect(signedBulletin().refusal({ type: 'numberBulletin' }, as(zhao, 'planner', {}))?.code).toBe(
      'bulletin.number-not-next',
    );
  });

  it('has no number before the signature', () => {
    expect(pendingBulletin().refusal({ type: 'numberBulletin' }, planner)?.code).toBe('state-forbids');
  });

  it('a series counts on from what was taken', () => {
    const taken = recorded(
      {
        kind: 'series.taken',
        subject: { type: 'series', id: `${office}/清督/2026` },
        payload: { serial: 1, bulletin: id('bulletin', 'b') },
      },
      planner,
    );
    expect(nextSerial(emptySeries)).toBe(1);
    expect(nextSerial(evolveSeries(emptySeries, taken))).toBe(2);
  });

  it('is rendered from what was signed', () => {
    const numbered = signedBulletin().did({ type: 'numberBulletin' }, planner);
    const rendering = {
      type: 'recordRendering' as const,
      sha256: hash('pdf'),
      size: 1,
      fingerprint: 'r',
      viewHash: hash('x'),
    };
    expect(numbered.refusal(rendering, as(chen, 'scheduler', {}))?.code).toBe('bulletin.render-differs');
  });

  it('goes to the units on its list only', () => {
    const issued = issuedBulletin();
    expect(issued.state).toMatchObject({ status: 'issued', issuedTo: bulletinDraft.recipients });
    const rendered = signedBulletin()
      .did({ type: 'numberBulletin' }, planner)
      .did(
        {
          type: 'recordRendering',
          sha256: hash('pdf'),
          size: 9,
          fingerprint: 'r',
          viewHash: bulletinFacts.viewHash,
        },
        as(chen, 'scheduler', {}),
      );
    expect(
      rendered.refusal({ type: 'issueBulletin', units: [id('unit', 'other')], unsealed: true }, planner)
        ?.code,
    ).toBe('bulletin.units-not-recipients');
  });

  it('is put right by an issued bulletin that names it, and keeps its number', () => {
    const issued = issuedBulletin();
    const correct = {
      type: 'correctBulletin' as const,
      by: id('bulletin', 'second'),
      reason: '单位名称有误',
    };
    const leader = (correction: object) => as(qian, 'leader', { ...bulletinFacts, ...correction });
    expect(issued.refusal(correct, leader({}))?.code).toBe('bulletin.not-a-correction');
    expect(
      issued.refusal(correct, leader({ correction: { status: 'signed', corrects: issued.state.id } }))?.code,
    ).toBe('bulletin.not-a-correction');
    issued.did(correct, leader({ correction: { status: 'issued', corrects: issued.state.id } }));
    expect(issued.state).toMatchObject({ status: 'corrected', numbered: { serial: 7 } });
  });
});

describe('the seal', () => {
  const scan = { sha256: hash('sealed'), size: 900, mime: 'application/pdf' as const, name: '用印件.pdf' };
  const seal = {
    type: 'sealBulletin' as const,
    copies: 3,
    sealedBy: sun,
    sealedOn: '2026-11-22',
    register: '2026-118',
    scan,
  };
  const rendered = () =>
    signedBulletin()
      .did({ type: 'numberBulletin' }, as(zhao, 'planner', { nextSerial: 1, today: '2026-11-21' }))
      .did(
        {
          type: 'recordRendering',
          sha256: hash('pdf'),
          size: 9,
          fingerprint: 'f',
          viewHash: bulletinFacts.viewHash,
        },
        as(zhao, 'scheduler'),
      );
  const facts = { today: '2026-11-22', scanHeld: true };
  const code = (changes: object, told: object = facts) =>
    rendered().refusal({ ...seal, ...changes }, as(zhao, 'planner', told))?.code;
  const issue = (unsealed: boolean) => ({
    type: 'issueBulletin' as const,
    units: [id('unit', 'land')],
    unsealed,
  });

  it('is set on a copy for every addressee, between the number and today, and its scan is held', () => {
    expect(code({ copies: 0 })).toBe('bulletin.copies-too-few');
    expect(code({ sealedOn: '2026-11-20' })).toBe('bulletin.sealed-before-number');
    expect(code({ sealedOn: '2026-11-23' })).toBe('bulletin.sealed-in-future');
    expect(code({}, { ...facts, scanHeld: false })).toBe('attachment.missing');
    expect(code({})).toBeUndefined();
  });

  it('is on record before the bulletin is issued, or its absence is said', () => {
    const planner = as(zhao, 'planner');
    expect(rendered().refusal(issue(false), planner)?.code).toBe('bulletin.not-sealed');
    expect(rendered().did(issue(true), planner).last('bulletin.issued')?.payload).toMatchObject({
      unsealed: true,
    });
    const sealed = rendered().did(seal, as(zhao, 'planner', facts));
    expect(sealed.state.sealed).toEqual({ copies: 3, by: sun, on: '2026-11-22' });
    expect(sealed.did(issue(false), planner).last('bulletin.issued')?.payload).not.toHaveProperty('unsealed');
  });
});

describe('the seal set by a key', () => {
  const at = Date.UTC(2026, 10, 22);
  const seal = {
    type: 'sealBulletinByKey' as const,
    viewHash: bulletinFacts.viewHash,
    sha256: hash('sealed'),
    size: 99,
    unsigned: hash('printed'),
    unsignedSize: 9,
    fingerprint: 'f',
    service: 'pkcs12',
    certificate: {
      subject: 'CN=督查室',
      issuer: 'CN=CA',
      serial: '01',
      digest: hash('c'),
      notBefore: at,
      notAfter: at,
    },
  };
  const print = { type: 'recordRendering' as const, sha256: hash('pdf'), size: 9, fingerprint: 'f' };
  const rendered = () =>
    signedBulletin()
      .did({ type: 'numberBulletin' }, as(zhao, 'planner', { nextSerial: 1, today: '2026-11-21' }))
      .did({ ...print, viewHash: bulletinFacts.viewHash }, as(zhao, 'scheduler'));

  it('is set by a keeper who neither wrote nor signed it, on what was signed', () => {
    const { drafters, signer } = rendered().state;
    for (const hand of [...drafters, signer ?? ''])
      expect(rendered().refusal(seal, as(hand, 'director'))?.code).toBe('bulletin.keeper-wrote-or-signed');
    expect(rendered().refusal({ ...seal, viewHash: hash('other') }, as(sun, 'director'))?.code).toBe(
      'bulletin.render-differs',
    );
    expect(rendered().refusal(seal, as(sun, 'publisher'))).toBeNull();
  });

  it('is a seal as good as the one of metal: the bulletin is issued as sealed, and neither is set on top of the other', () => {
    const sealed = rendered().did(seal, as(sun, 'director'));
    expect(sealed.state.status).toBe('sealed');
    expect(sealed.refusal(seal, as(sun, 'director'))?.code).toBe('state-forbids');
    const issue = { type: 'issueBulletin' as const, units: [id('unit', 'land')], unsealed: false };
    const issued = sealed.did(issue, as(zhao, 'planner'));
    expect(issued.state.status).toBe('issued');
  });
});
