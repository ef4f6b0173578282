import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftPdf } from '../../src/capabilities/bulletins/queries.ts';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { hear } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
let tablet: Tablet;
let visit: string;
let found: Found;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  ({ visit } = await releaseTask(town));
  found = await makeVisit(town, tablet, visit, { findings: 6 });
  await tablet.send();
}, 180_000);
afterAll(() => house?.close());

const finding = async (id: string) => (await (await town.as('director')).findings.get({ id })).finding;
const evidence = async (id: string) => (await (await town.as('director')).evidence.get({ id })).evidence;
const nth = (list: readonly string[], n: number): string => list[n] ?? '';

describe('who may decide', () => {
  it('a lead does not review the visit that they led', async () => {
    const lead = await town.as('lead');
    const { visit: row } = await lead.visits.get({ id: visit });
    await expect(lead.visits.review({ id: visit, expected: row.version })).rejects.toThrow(
      'visit.lead-reviews-own',
    );
  });

  it('nothing is confirmed before the visit was reviewed', async () => {
    const director = await town.as('director');
    const id = nth(found.findings, 0);
    const { version } = await finding(id);
    await expect(director.findings.confirm({ id, expected: version, opinion: '属实。' })).rejects.toThrow(
      'finding.visit-not-reviewed',
    );
    await lockVisit(town, visit);
  });

  it('whoever was on the visit does not decide on what was found there', async () => {
    await town.security.access.roles.grant({ person: town.person('third'), role: 'reviewer' });
    await town.security.access.roles.grant({ person: town.person('inspector'), role: 'reviewer' });
    const id = nth(found.findings, 0);
    const { version } = await finding(id);
    const inspector = await town.as('inspector');
    await expect(inspector.findings.confirm({ id, expected: version, opinion: '属实。' })).rejects.toThrow(
      'finding.reviewer-is-inspector',
    );
  });

  it('nothing is confirmed before the unit was heard', async () => {
    const director = await town.as('director');
    const id = nth(found.findings, 0);
    const { version } = await finding(id);
    await expect(director.findings.confirm({ id, expected: version, opinion: '属实。' })).rejects.toThrow(
      'finding.not-heard',
    );
  });

  it('what rests on covert pictures alone is confirmed by the director only', async () => {
    const reviewer = await town.as('reviewer');
    const id = nth(found.findings, 0);
    await hear(town, [id]);
    const { version } = await finding(id);
    await expect(reviewer.findings.confirm({ id, expected: version, opinion: '属实。' })).rejects.toThrow(
      'finding.covert-only-needs-director',
    );
  });

  it('two who decide at once: one wins, the other is told that it changed and loses nothing', async () => {
    const id = nth(found.findings, 0);
    const { version } = await finding(id);
    const [director, reviewer] = [await town.as('director'), await town.as('reviewer')];
    const answers = await Promise.allSettled([
      director.findings.confirm({ id, expected: version, opinion: '属实。' }),
      reviewer.findings.return({ id, expected: version, reason: '请补充时间。' }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((one) => one.status === 'rejected');
    expect(refused?.reason.message).toBe('changed-meanwhile');
    const detail = await director.findings.get({ id });
    expect(detail.history.filter((line) => /confirmed|returned/.test(line.kind))).toHaveLength(1);
  });

  it('a stale screen decides nothing', async () => {
    const director = await town.as('director');
    const id = nth(found.findings, 1);
    await expect(director.findings.confirm({ id, expected: 7, opinion: '属实。' })).rejects.toThrow(
      'changed-meanwhile',
    );
    expect((await finding(id)).state).toBe('proposed');
  });
});

describe('looking', () => {
  it('at one finding by name is a line in the access log', async () => {
    const id = nth(found.findings, 1);
    const person = town.person('reviewer');
    const where = { person, action: 'viewed', noun: 'finding', target: id };
    const before = await house.services.db.prisma.accessLog.count({ where });
    await (await town.as('reviewer')).findings.get({ id });
    expect(await house.services.db.prisma.accessLog.count({ where })).toBe(before + 1);
  });
});

describe('a doubtful act', () => {
  it('is taken as recorded, and its subject is shown as contested', async () => {
    const next = await releaseTask(town);
    const grants = await town.security.access.roles.list({
      person: town.person('inspector'),
      active: true,
      limit: 100,
    });
    for (const { id, version } of grants.rows)
      await town.security.access.roles.revoke({ id, expected: version });
    const { findings } = await makeVisit(town, tablet, next.visit);
    await tablet.send();
    for (const { person, role } of grants.rows) await town.security.access.roles.grant({ person, role });
    const director = await town.as('director');
    const contested = await director.findings.list({ contested: true });
    expect(contested.rows.map((row) => row.id)).toEqual(findings);
    expect(contested.rows[0]?.contested).toBe(true);
    const { history } = await director.findings.get({ id: nth(findings, 0) });
    expect(history[0]?.doubt).toBe('role-lapsed');
  });
});

describe('a referral', () => {
  it('is not told to the tablets of the team, which hold the key of its case', async () => {
    const next = await releaseTask(town);
    const { findings } = await makeVisit(town, tablet, next.visit);
    await tablet.send();
    const id = nth(findings, 0);
    const { version } = await finding(id);
    await (await town.as('director')).findings.refer({
      id,
      expected: version,
      ground: '涉嫌职务违法，移送。',
    });
    const { visits } = await house.tablet(tablet.device).exchange.pull({ known: { pack: null, visits: {} } });
    const sent = visits.find((one) => one.id === next.visit)?.serverEntries ?? [];
    const kinds = sent.map((entry) => entry.header.kind);
    expect(kinds).toContain('finding.proposed');
    expect(kinds).not.toContain('finding.referred');
  });
});

describe('pictures', () => {
  it('a masked copy is made here, keeps the original, and counts once another person has looked', async () => {
    const id = nth(found.photos, 0);
    const before = await evidence(id);
    const planner = await town.as('planner');
    const masked = await planner.evidence.mask({
      id,
      expected: before.version,
      regions: [{ what: 'face', x: 0, y: 0, w: 5000, h: 10_000 }],
    });
    expect(masked.state).toBe('masked');
    const after = await evidence(id);
    expect(after.sha256).toBe(before.sha256);
    expect(after.maskedHash).not.toBe(before.sha256);
    const copy = await buffer(house.services.blobs.read(after.maskedHash ?? ''));
    const { data, info } = await sharp(copy)
      .extract({ left: 0, top: 0, width: 40, height: 64 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(Math.max(...data) - Math.min(...data)).toBeLessThan(8);
    expect(info.channels).toBe(3);

    await town.security.access.roles.grant({ person: town.person('planner'), role: 'reviewer' });
    const maker = await town.as('planner');
    const check = { id, expected: after.version, sha256: after.maskedHash ?? '' };
    await expect(maker.evidence.checkMask(check)).rejects.toThrow('evidence.checker-is-maker');
    await expect(
      (await town.as('privacy')).evidence.checkMask({ ...check, sha256: '0'.repeat(64) }),
    ).rejects.toThrow('evidence.mask-differs');
    expect((await (await town.as('privacy')).evidence.checkMask(check)).state).toBe('mask-checked');
  });

  it('whoever took the picture does not clear it', async () => {
    const id = nth(found.photos, 1);
    const { version } = await evidence(id);
    const inspector = await town.as('inspector');
    await expect(
      inspector.evidence.clear({ id, expected: version, statement: '无人脸。', found: 'none' }),
    ).rejects.toThrow('evidence.clearer-is-maker');
  });

  it('a bulletin with a picture that nobody cleared does not pass the privacy check', async () => {
    const ids = [nth(found.findings, 3)];
    await confirmAll(town, ids);
    const drafted = await draftBulletin(town, { findings: ids, photos: [nth(found.photos, 3)] });
    await expect(signBulletin(town, drafted)).rejects.toThrow('bulletin.photo-not-cleared');
    const preview = await (await town.as('leader')).bulletins.preview({ id: drafted.id });
    expect(preview.view.photos).toEqual([]);
  });
});

describe('a bulletin', () => {
  it('is not signed when a word of it reads otherwise than on the signer’s screen', async () => {
    const ids = [nth(found.findings, 4)];
    await confirmAll(town, ids);
    const drafted = await draftBulletin(town, { findings: ids, photos: [] });
    const leader = await town.as('leader');
    const stale = await leader.bulletins.preview({ id: drafted.id });
    const planner = await town.as('planner');
    const revised = await planner.bulletins.revise({
      id: drafted.id,
      expected: drafted.version,
      title: '关于暗访情况的通报',
      series: '清督',
      findings: ids,
      intro: '现将有关情况重新通报如下。',
      requirements: '请对照整改。',
      recipients: [town.unit],
      cc: [],
      photos: [],
    });
    const reviewer = await town.as('reviewer');
    const checked = await reviewer.bulletins.factCheck({
      id: drafted.id,
      expected: revised.version,
      opinion: '属实。',
    });
    const privacy = await town.as('privacy');
    const guarded = await privacy.bulletins.privacyCheck({
      id: drafted.id,
      expected: checked.version,
      statement: '已核。',
    });
    const reviewed = await reviewer.bulletins.review({
      id: drafted.id,
      expected: guarded.version,
      opinion: '同意。',
    });
    await expect(
      leader.bulletins.sign({
        id: drafted.id,
        expected: reviewed.version,
        viewHash: stale.viewHash,
        opinion: '印发。',
      }),
    ).rejects.toThrow('bulletin.view-changed');
  });

  it('takes its number from the register of its own office', async () => {
    const planner = await town.as('planner');
    await expect(
      planner.bulletins.draft({
        title: '通报',
        series: '别办',
        findings: [],
        intro: '',
        requirements: '',
        recipients: [],
        cc: [],
        photos: [],
      }),
    ).rejects.toThrow('input-invalid');
  });

  it('can be looked at as a draft, which records nothing', async () => {
    const drafted = await draftBulletin(town, { findings: [nth(found.findings, 4)], photos: [] });
    const before = await house.services.db.reader.prisma.entry.count();
    const bytes = await draftPdf(await town.contextOf('leader', 'bulletin.read'), drafted.id);
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await house.services.db.reader.prisma.entry.count()).toBe(before);
    const stranger = await town.contextOf('lead', 'bulletin.read');
    await expect(draftPdf(stranger, drafted.id)).rejects.toThrow('not-found');
  });

  it('names no finding that is not confirmed', async () => {
    const drafted = await draftBulletin(town, { findings: [nth(found.findings, 5)], photos: [] });
    await expect(signBulletin(town, drafted)).rejects.toThrow('bulletin.finding-not-confirmed');
  });
});

describe('an invalidated visit', () => {
  it('takes every piece recorded on it along, in one act', async () => {
    const director = await town.as('director');
    const { visit: row } = await director.visits.get({ id: visit });
    await director.visits.invalidate({ id: visit, expected: row.version, reason: '程序违规，予以作废。' });
    const { rows } = await director.evidence.list({ visit });
    expect(new Set(rows.map((piece) => piece.state))).toEqual(new Set(['excluded']));
    const id = nth(found.findings, 5);
    const { version } = await finding(id);
    await expect(director.findings.confirm({ id, expected: version, opinion: '属实。' })).rejects.toThrow(
      'finding.visit-',
    );
  });
});
