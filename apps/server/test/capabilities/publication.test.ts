import { buffer } from 'node:stream/consumers';
import { compareLive, type OpenDatabase } from '@mingcha/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalViewOf } from '../../src/capabilities/bulletins/approval-sheet.ts';
import { publicPdf } from '../../src/capabilities/bulletins/publish.ts';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { checkDocuments } from '../../src/verify/check-documents.ts';
import { recordedPrints } from '../../src/verify/recorded-prints.ts';
import { issueDispatch, withdrawalOf } from '../house/dispatches.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

const day = 86_400_000;
const site = { channel: 'government-site' as const, name: '清源市人民政府门户网站' };
const impact = {
  purpose: '公开查实的问题',
  necessity: '群众反映强烈',
  effects: '可能使当事人被认出',
  measures: '姓名、号码和人像已处理',
};

let house: House;
let town: Town;
let id: string;
let photo: string;
/** On the office's own register; and one whom only the planner knows. */
let registered: string;
const stranger = '欧阳小满';

const now = async () => (await (await town.as('planner')).bulletins.get({ id })).bulletin;
const seen = async () => ({ id, expected: (await now()).version });
const told = async () => (await (await town.as('planner')).bulletins.get({ id })).publication;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('publisher', ['publisher']);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const { visit } = await releaseTask(town);
  const found = await makeVisit(town, tablet, visit);
  await tablet.send();
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  photo = found.photos[0] ?? '';
  const person = await house.services.db.prisma.person.findFirstOrThrow({
    where: { id: town.person('lead') },
  });
  registered = person.name ?? '';
  const planner = await town.as('planner');
  const drafted = await planner.bulletins.draft({
    title: '关于暗访情况的通报',
    series: town.code,
    findings: found.findings,
    intro: `${registered}、${stranger}在3号窗口（工号：QY-0231）。现将有关情况通报如下。`,
    requirements: '请对照整改。',
    recipients: [town.unit],
    cc: [town.otherUnit],
    photos: [{ evidence: photo, caption: `${stranger}在岗` }],
    scope: 'public',
    scopeReason: '查实的问题公开通报',
    naming: 'surname',
    publicNames: [stranger],
  });
  ({ id } = drafted);
  const reviewer = await town.as('reviewer');
  await reviewer.bulletins.factCheck({ ...(await seen()), opinion: '属实。' });
}, 180_000);
afterAll(() => house?.close());

const copy = () => house.services.db.prisma.evidence.findUniqueOrThrow({ where: { id: photo } });

async function maskAndCheck(w: number): Promise<void> {
  const planner = await town.as('planner');
  const reviewer = await town.as('reviewer');
  const region = { what: 'face' as const, x: 100, y: 100, w, h: 2000 };
  const { evidence } = await planner.evidence.get({ id: photo });
  const made = await planner.evidence.mask({ id: photo, expected: evidence.version, regions: [region] });
  const sha256 = (await copy()).maskedHash ?? '';
  await reviewer.evidence.checkMask({ id: photo, expected: made.version, sha256 });
}

describe('the privacy check of a bulletin for everybody', () => {
  it('is refused over a picture that nobody masked, and without an impact assessment', async () => {
    const privacy = await town.as('privacy');
    const said = { statement: '已核。' };
    const { evidence } = await privacy.evidence.get({ id: photo });
    await privacy.evidence.clear({
      id: photo,
      expected: evidence.version,
      statement: '无人。',
      found: 'none',
    });
    await expect(privacy.bulletins.privacyCheck({ ...(await seen()), ...said })).rejects.toThrow(
      'bulletin.impact-missing',
    );
    await expect(privacy.bulletins.privacyCheck({ ...(await seen()), ...said, impact })).rejects.toThrow(
      'bulletin.photo-not-masked',
    );
    await maskAndCheck(2000);
    await privacy.bulletins.privacyCheck({ ...(await seen()), ...said, impact });
    expect((await told())?.impact).toEqual(impact);
    const entries = await house.services.db.reader.recordedOf({ type: 'bulletin', id });
    expect(entries.find(({ kind }) => kind === 'bulletin.privacy-checked')?.payload).toMatchObject({
      masks: [{ evidence: photo, copy: (await copy()).maskedHash }],
    });
  });
});

describe('two editions under one signature', () => {
  it('the other one names nobody, says no number, and is shown beside the first', async () => {
    const reviewer = await town.as('reviewer');
    await reviewer.bulletins.review({ ...(await seen()), opinion: '同意。' });
    const { view, everybody } = await (await town.as('leader')).bulletins.preview({ id });
    expect(view.intro.join()).toContain(stranger);
    const text = JSON.stringify(everybody?.view);
    for (const hidden of [registered, stranger, 'QY-0231', '3号窗口']) expect(text).not.toContain(hidden);
    expect(everybody?.view.intro[0]).toContain('欧阳某');
    expect([...(everybody?.replaced ?? [])].sort()).toEqual([registered, stranger].sort());
    expect(everybody?.view).toMatchObject({ edition: 'public', cc: [], contact: null });
    expect(everybody?.view.findings[0]).not.toHaveProperty('proven');
  });

  it('a leader who was shown one of them signs neither', async () => {
    const leader = await town.as('leader');
    const { viewHash, everybody } = await leader.bulletins.preview({ id });
    const said = { viewHash, opinion: '同意公开。' };
    await expect(leader.bulletins.sign({ ...(await seen()), ...said })).rejects.toThrow(
      'bulletin.view-changed',
    );
    const sheet = await house.services.db.read(async (reader) =>
      approvalViewOf(await town.contextOf('leader', 'bulletin.approvals'), reader, id),
    );
    expect(sheet.scope).toContain('向社会公开');
    expect(sheet.steps.find(({ step }) => step === 'privacy-checked')?.said.join()).toContain(impact.effects);
    await leader.bulletins.sign({
      ...(await seen()),
      ...said,
      ...(everybody ? { publicViewHash: everybody.viewHash } : {}),
    });
    expect(await told()).toMatchObject({ viewHash: everybody?.viewHash, sha256: null });
  });

  it('both are printed, and until it is published the public one is a draft to the office and nothing to its addressees', async () => {
    const planner = await town.as('planner');
    await planner.bulletins.number(await seen());
    await renderBulletin(house.services, id);
    const { sha256, state } = await now();
    const other = (await told())?.sha256 ?? '';
    expect([state, other.length, other === sha256]).toEqual(['rendered', 64, false]);
    await renderBulletin(house.services, id);
    expect((await told())?.sha256).toBe(other);
    await planner.bulletins.issue({ ...(await seen()), units: [town.unit], unsealed: true });
    const publisher = await town.contextOf('publisher', 'bulletin.read');
    expect((await publicPdf(publisher, id)).filename).toContain('草稿');
    const person = await town.hire('chief', ['chief']);
    const seat = await town.admin.registry.establishSeat({ unit: town.unit, duty: 'chief', title: '局长' });
    await town.admin.registry.fillSeat({ id: seat.id, expected: seat.version, person });
    const chief = await town.contextOf('chief', 'bulletin.read');
    await expect(publicPdf(chief, id)).rejects.toThrow('not-found');
    const { publication } = await (await town.as('chief')).bulletins.get({ id });
    expect(publication).toMatchObject({
      reason: null,
      impact: null,
      names: [],
      viewHash: null,
      sha256: null,
    });
  });
});

const pageOf = async (hash: string, document = 'publication') => {
  const { number } = await now();
  const code = `mingcha/${document}/1\n${number}\n${hash}`;
  const answer = await fetch(new URL(`/check?${new URLSearchParams({ code, lang: 'zh' })}`, house.url));
  return { status: answer.status, text: await answer.text() };
};

describe('publishing', () => {
  it('waits until the units can no longer have it reviewed; nobody outside knows the public edition before', async () => {
    const publisher = await town.as('publisher');
    const channels = [site];
    await expect(publisher.bulletins.publish({ ...(await seen()), channels })).rejects.toThrow(
      'bulletin.review-window-open',
    );
    expect((await told())?.window).toMatchObject({ open: true, pending: 0 });
    const hash = (await told())?.viewHash ?? '';
    expect((await pageOf(hash)).status).toBe(404);
    house.clock.now += 40 * day;
    expect((await told())?.window).toMatchObject({ open: false });
    const { waiting: work } = await publisher.work.mine();
    expect(work.find(({ what }) => what === 'bulletin.to-publish')?.count).toBe(1);
    for (const who of ['planner', 'leader', 'director'] as const)
      await expect((await town.as(who)).bulletins.publish({ ...(await seen()), channels })).rejects.toThrow(
        'not-allowed',
      );
    await publisher.bulletins.publish({ ...(await seen()), channels });
    expect((await now()).state).toBe('published');
    expect(await told()).toMatchObject({ channels: [site], publishedBy: town.person('publisher') });
  });

  it('the page behind its code says that it is genuine, hands out no proof, and names no other text', async () => {
    const { viewHash } = await now();
    const { status, text } = await pageOf((await told())?.viewHash ?? '');
    expect([status, text.includes('文书属实，现在有效'), text.includes('公开版')]).toEqual([200, true, true]);
    expect(text).not.toContain('proof.json');
    expect(text).not.toContain(viewHash);
    expect((await pageOf(viewHash ?? '')).status).toBe(404);
    expect((await publicPdf(await town.contextOf('chief', 'bulletin.read'), id)).filename).not.toContain(
      '草稿',
    );
  });

  it('verify holds the frozen text and the file of both editions', async () => {
    const db = house.services.db as OpenDatabase;
    const { blobs } = house.services;
    const found = [];
    for await (const one of checkDocuments({ db, blobs } as never)) found.push(one);
    expect(found).toEqual([]);
    const { sha256 = null } = (await told()) ?? {};
    const prints = await recordedPrints({ db, blobs });
    expect(prints.map((one) => one.sha256)).toEqual(expect.arrayContaining([sha256, (await now()).sha256]));
    expect(await compareLive(db)).toEqual([]);
  });

  it('revoked, it is told in the same channels within three working days, and its page says so at once', async () => {
    const leader = await town.as('leader');
    const publisher = await town.as('publisher');
    await leader.bulletins.revoke({ ...(await seen()), reason: '复核后撤销' });
    const { announceDay, announceDue, viewHash } = (await told()) ?? {};
    expect(announceDay).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(Number(announceDue) - house.services.now()).toBeGreaterThan(2 * day);
    expect((await pageOf(viewHash ?? '')).text).toContain('已撤回');
    const waiting = async () =>
      (await publisher.work.mine()).waiting.find(({ what }) => what === 'bulletin.to-announce')?.count ?? 0;
    expect(await waiting()).toBe(1);
    const elsewhere = [{ channel: 'newspaper' as const, name: '清源日报' }];
    await expect(
      publisher.bulletins.publishCorrection({ ...(await seen()), channels: elsewhere }),
    ).rejects.toThrow('bulletin.channels-missing');
    await publisher.bulletins.publishCorrection({ ...(await seen()), channels: [site] });
    expect([await waiting(), (await told())?.announcedAt === null]).toEqual([0, false]);
  });

  it('its withdrawal notice goes to the units that had it, and stays inside: the public page names none', async () => {
    const planner = await town.as('planner');
    const of = { type: 'bulletin' as const, id };
    await expect(planner.dispatches.draft(withdrawalOf(of, 'none'))).rejects.toThrow('dispatch.less-secret');
    const { number } = await issueDispatch(town, withdrawalOf(of, 'internal'), 'leader');
    const letter = await house.services.db.prisma.dispatch.findFirstOrThrow({ where: { number } });
    const view = await buffer(house.services.blobs.read(letter.viewHash ?? ''));
    expect(JSON.parse(view.toString('utf8'))).toMatchObject({
      cc: [expect.any(String)],
      withdrawn: { kind: 'bulletin', published: true, reason: '复核后撤销' },
    });
    const { viewHash } = await now();
    expect((await pageOf(viewHash ?? '', 'bulletin')).text).toContain(number);
    const everybody = (await pageOf((await told())?.viewHash ?? '')).text;
    expect(everybody).toContain('已撤回');
    for (const inside of [number, '撤销通知', '复核后撤销']) expect(everybody).not.toContain(inside);
  });
});
