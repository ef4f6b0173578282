import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { nodeAead } from '@mingcha/db';
import { isKind, ruleOf } from '@mingcha/domain';
import { PackageFields } from '@mingcha/domain/packages';
import {
  checkExtension,
  checkPlacement,
  type Field,
  hashHeader,
  openFields,
  payloadRootOf,
  type TreeHead,
} from '@mingcha/journal';
import { words } from '@mingcha/words';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { ports } from '../../src/journal/ports.ts';
import type { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { answeredCase, decidedCase, hireOrgan, noticedCase } from '../house/cases.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { draftOrder, issueOrder, seatUnit } from '../house/orders.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { checked, faultsIn } from './checked.ts';
import { fetched, type Opened, opened } from './opened.ts';

let house: House;
let town: Town;
let director: Browser;
const ids = { visit: '', finding: '', bulletin: '', order: '', case: '' };
type CaseType = keyof typeof ids;
let photos: string[];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  const { visit } = await releaseTask(town, { covert: true });
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const found = await makeVisit(town, tablet, visit, { findings: 4 });
  await tablet.send();
  photos = found.photos;
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  await looksAtPictures();
  const [first = '', second = '', third = '', fourth = ''] = found.findings;
  const drafted = await draftBulletin(town, { findings: [first], photos: [] });
  const signed = await signBulletin(town, drafted);
  await (await town.as('planner')).bulletins.number({ id: drafted.id, expected: signed.version });
  await renderBulletin(house.services, drafted.id);
  await seatUnit(town);
  const order = await draftOrder(town, [second]);
  await issueOrder(town, order);
  await hireOrgan(town);
  const decided = await decidedCase(town, await answeredCase(town, await noticedCase(town, third)));
  Object.assign(ids, { visit, finding: fourth, bulletin: drafted.id, order: order.id, case: decided.id });
  director = await signedInAs(town, 'director');
}, 300_000);
afterAll(() => house?.close());

/** The first shows nobody, the second is masked, the others are as they came. */
async function looksAtPictures(): Promise<void> {
  const [clear = '', masked = ''] = photos;
  const reviewer = await town.as('reviewer');
  const one = await reviewer.evidence.get({ id: clear });
  await reviewer.evidence.clear({
    id: clear,
    expected: one.evidence.version,
    statement: '未见人脸。',
    found: 'none',
  });
  const other = await reviewer.evidence.get({ id: masked });
  const made = await (await town.as('planner')).evidence.mask({
    id: masked,
    expected: other.evidence.version,
    regions: [{ what: 'face', x: 100, y: 100, w: 2000, h: 2000 }],
  });
  const { evidence: shown } = await reviewer.evidence.get({ id: masked });
  await reviewer.evidence.checkMask({
    id: masked,
    expected: made.version,
    sha256: shown.maskedHash ?? '',
  });
}

interface Made {
  readonly id: string;
  readonly passphrase: string | null;
  readonly manifest: string;
}

async function made(by: Browser, type: CaseType, scope: string, more: object = {}): Promise<Made> {
  const { body } = await by.tell('packages.make', {
    type,
    id: ids[type],
    scope,
    receiver: '某法院立案庭',
    way: 'folder',
    ...more,
  });
  const { data } = (body as { result?: { data?: Made } }).result ?? {};
  if (data === undefined) throw new Error(JSON.stringify(body));
  return data;
}

async function packed(type: CaseType, scope: 'full' | 'masked'): Promise<Opened> {
  const { id, manifest } = await made(director, type, scope);
  const { bytes, length, cut } = await fetched(house, director, id);
  expect([cut, Number(length)]).toEqual([false, bytes.length]);
  const found = await opened(bytes);
  expect(found.manifest).toBe(manifest);
  // No package leaves this test that the other hand does not call whole.
  expect(await faultsIn(bytes), `${type} ${scope}`).toEqual([]);
  return found;
}

/**
 * Every value in the journal that is sealed because it is about a person, as far as it is a text of its own: what an office
 * or a unit is called, a day, a code and its word stand in the open elsewhere too.
 */
async function personalValues(): Promise<string[]> {
  const { db, keyring } = house.services;
  const rows = await db.prisma.entry.findMany({ select: { hash: true } });
  const texts = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value.length > 1) texts.add(value);
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) collect(inner);
  };
  for (const { hash } of rows) {
    const entry = await db.reader.entry(hash);
    // Whom a package is for stands in it.
    if (entry === null || !isKind(entry.header.kind) || entry.header.kind === 'package.made') continue;
    const { personal, split } = ruleOf(entry.header.kind);
    const { payload } = await openFields(ports, nodeAead, entry.fields, keyring, { split });
    for (const key of personal) collect(payload[key]);
  }
  const { office, unit } = db.prisma;
  const places = [...(await office.findMany()), ...(await unit.findMany())].map(({ name }) => name);
  const organs = (await db.prisma.accountabilityCase.findMany()).map(({ organ }) => organ);
  const said = new Set([...places, ...organs, ...Object.values(words.zh)]);
  const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
  return [...texts].filter(
    (text) => !said.has(text) && !isDay(text) && (/\p{Script=Han}/u.test(text) || /^[\d-]{7,}$/.test(text)),
  );
}

describe('a case package', () => {
  it.each(['visit', 'finding', 'bulletin', 'order', 'case'] as const)(
    'of a %s holds every entry of it, unsealed, in its chains and under one head, for either scope',
    async (type) => {
      for (const scope of ['full', 'masked'] as const) {
        const { about, entries, lines, read } = await packed(type, scope);
        expect(about).toMatchObject({ scope, case: { type, id: ids[type] } });
        expect(about.subjects).toContainEqual(expect.objectContaining({ type, id: ids[type] }));
        for (const { type: of, id, count } of about.subjects) {
          expect(entries.filter(({ header }) => header.subject.id === id).length, of).toBe(count);
          expect(count).toBe((await house.services.db.reader.entriesOf({ type: of, id } as never)).length);
        }
        for (const { hash, header, fields } of entries) {
          expect(hashHeader(ports, header)).toBe(hash);
          expect(payloadRootOf(ports, fields as readonly Field[])).toBe(header.payloadRoot);
          expect(fields.some((field) => field.ct !== undefined)).toBe(false);
        }
        await standsUnderOneHead(
          entries.map(({ hash }) => hash),
          { read, lines },
        );
        expect(lines('receipts').length).toBe(await fromTablets(entries.map(({ header }) => header.writer)));
      }
    },
    60_000,
  );

  it('of a visit gives everything to read, and every picture as it was captured', async () => {
    const full = await packed('visit', 'full');
    const own = full.entries.filter(({ header }) => header.subject.type === 'finding');
    expect(own.flatMap(({ fields }) => fields).every((field) => 'value' in field)).toBe(true);
    const originals = full.about.files.filter(({ role }) => role === 'original');
    expect(originals.length).toBe(photos.length);
    expect(full.about.absent).toEqual([]);
    expect(full.read('data/index.html')).toContain('用办公电脑看网络视频');
  });

  it('masked gives no picture but those a second person let go, and no document', async () => {
    const { about } = await packed('visit', 'masked');
    expect(about.files.map(({ role }) => role).sort()).toEqual(['masked', 'original']);
    expect(about.absent.map(({ why }) => why)).toEqual(['withheld', 'withheld', 'withheld']);
    const bulletin = await packed('bulletin', 'masked');
    expect(bulletin.about.absent.map(({ role }) => role).sort()).toEqual(['document', 'view']);
    const full = await packed('bulletin', 'full');
    expect(full.about.files.map(({ role }) => role)).toEqual(expect.arrayContaining(['document', 'view']));
  });

  it.each(['visit', 'finding', 'bulletin', 'order', 'case'] as const)(
    'of a %s, masked, holds no personal value in any of its bytes',
    async (type) => {
      const values = await personalValues();
      expect(values.length).toBeGreaterThan(30);
      const full = Buffer.concat([...(await packed(type, 'full')).files.values()]);
      // The search finds what is there.
      expect(values.filter((value) => full.includes(value)).length).toBeGreaterThan(3);
      const { files } = await packed(type, 'masked');
      for (const [path, bytes] of files)
        expect(
          values.filter((value) => bytes.includes(value)),
          path,
        ).toEqual([]);
    },
    60_000,
  );

  it('is in the journal with the hash of its manifest before anybody can fetch it', async () => {
    const { id, manifest } = await made(director, 'visit', 'full');
    const [entry] = await house.services.db.reader.recordedOf({ type: 'package', id });
    expect(entry).toMatchObject({ kind: 'package.made', payload: { manifest, scope: 'full' } });
    const { left } = PackageFields.parse(entry?.payload);
    const originals = left.filter(({ copy }) => copy === 'original').map(({ evidence }) => evidence);
    expect(originals.sort()).toEqual([...photos].sort());
  });

  it('brings the heads that went out with earlier packages of the case, each with the proof that the log goes on from it', async () => {
    const before = JSON.parse((await packed('order', 'full')).read('data/heads.json')) as Heads;
    const { earlier, head } = JSON.parse((await packed('order', 'full')).read('data/heads.json')) as Heads;
    expect(earlier.map((each) => each.head.size)).toContain(before.head.size);
    for (const { head: old, proof } of earlier) {
      expect(checkExtension(ports, old, head, proof)).toMatchObject({ ok: true });
    }
  });

  it('sealed with a passphrase that was drawn opens with it and is the same bag', async () => {
    const { id, passphrase, manifest } = await made(director, 'order', 'full', { way: 'passphrase' });
    expect(passphrase).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
    const { bytes } = await fetched(house, director, id);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase ?? '');
    expect((await opened(await decrypter.decrypt(new Uint8Array(bytes)))).manifest).toBe(manifest);
  });

  it('is cut off before its end when bytes on the disk are not those of the journal, and the case’s page says so', async () => {
    const { id } = await made(director, 'visit', 'full');
    const row = await house.services.db.prisma.evidence.findUniqueOrThrow({ where: { id: photos[3] ?? '' } });
    const path = house.services.blobs.absolute(row.sha256 ?? '');
    const bytes = readFileSync(path);
    const changed = Buffer.from(bytes);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    chmodSync(path, 0o600);
    writeFileSync(path, changed);
    try {
      const { cut, bytes: came, length } = await fetched(house, director, id);
      expect(cut).toBe(true);
      expect(came.length).toBeLessThan(Number(length));
    } finally {
      writeFileSync(path, bytes);
    }
    await expect
      .poll(async () => {
        const { rows } = await (await town.as('director')).packages.of({ type: 'visit', id: ids.visit });
        return rows.find((each) => each.id === id)?.brokenFile;
      })
      .toBe(row.sha256);
    expect((await fetched(house, director, id)).status).toBe(404);
  });

  it('bent on its way is told by the independent verifier, with the place', async () => {
    const { id } = await made(director, 'visit', 'full');
    const { bytes } = await fetched(house, director, id);
    const { about, entries } = await opened(bytes);
    const bent = (what: string, into: string, from = 0): Buffer => {
      const copy = Buffer.from(bytes);
      copy.write(into, copy.indexOf(what, from));
      return copy;
    };
    const line = entries.findIndex(({ header }) => header.kind === 'finding.recorded') + 1;
    const { header } = entries[line - 1] as (typeof entries)[number];
    // The words of an entry stand before its hash, and in the page to read before all entries.
    const words = bent(
      '用办公电脑看网络视频',
      '用办公电脑看工作视频',
      bytes.lastIndexOf('"path":"observation"', bytes.indexOf(header.payloadRoot)),
    );
    expect(await faultsIn(words)).toContain(`entry.root-wrong data/entries.ndjson:${line}`);
    expect(await faultsIn(bent(header.payloadRoot, 'ab'.repeat(32)))).toContain(
      `entry.hash-wrong data/entries.ndjson:${line}`,
    );
    const photo = about.files.find(({ role }) => role === 'original');
    const inside = Buffer.from(bytes);
    // The name stands in the list of files, then in the tar's header before the bytes themselves.
    const at = inside.lastIndexOf(`${photo?.sha256}.`) + 1024;
    inside[at] = (inside[at] ?? 0) ^ 1;
    expect(await faultsIn(inside)).toEqual(
      expect.arrayContaining([`evidence.bytes-wrong ${photo?.path}`, `evidence.slices-wrong ${photo?.path}`]),
    );
  });

  it('answers for the code on its document, and for a head that somebody kept of it', async () => {
    const { id } = await made(director, 'bulletin', 'full');
    const { bytes } = await fetched(house, director, id);
    const { entries, read } = await opened(bytes);
    const value = (kind: string, path: string) =>
      entries.find(({ header }) => header.kind === kind)?.fields.find((field) => field.path === path)?.value;
    const code = `mingcha/bulletin/1\n${value('bulletin.numbered', 'number')}\n${value('bulletin.signed', 'viewHash')}`;
    const { head } = JSON.parse(read('data/heads.json')) as Heads;
    const { verdict, open } = await checked(bytes, { code, head });
    expect(verdict).toBe('holds');
    expect(open.map((each) => each.code)).toEqual(expect.arrayContaining(['code-holds', 'head-known']));
    const other = await checked(bytes, { head: { size: head.size, root: 'ab'.repeat(32) } });
    expect(other.faults.map((each) => each.code)).toEqual(['head.contradicts']);
  });

  it('is for whoever made it and nobody else', async () => {
    const { id } = await made(director, 'visit', 'full');
    const planner = await signedInAs(town, 'planner');
    expect((await fetched(house, planner, id)).status).toBe(404);
    expect((await fetched(house, director, id)).status).toBe(200);
  });

  it('full is the director’s; who only reads the case makes it masked, and who does not read it, none', async () => {
    const ask = { type: 'visit' as const, id: ids.visit, receiver: '某机关', way: 'folder' as const };
    const planner = await town.as('planner');
    await expect(planner.packages.make({ ...ask, scope: 'full' })).rejects.toThrow('not-allowed');
    await expect(planner.packages.make({ ...ask, scope: 'masked' })).resolves.toBeDefined();
    expect((await planner.packages.of({ type: 'visit', id: ids.visit })).scopes).toEqual(['masked']);
    const third = await town.as('third');
    await expect(third.packages.make({ ...ask, scope: 'masked' })).rejects.toThrow('not-found');
    const bystander = await town.as('bystander');
    await expect(
      bystander.packages.make({ ...ask, type: 'case', id: ids.case, scope: 'full' }),
    ).rejects.toThrow('not-found');
  });

  it('of one’s own case tells its respondent each step and no word, once the decision has reached them', async () => {
    const respondent = await signedInAs(town, 'respondent');
    const { body } = await respondent.tell('packages.makeOwn', {
      id: ids.case,
      receiver: '本人',
      way: 'folder',
    });
    const { id } = (body as { result: { data: Made } }).result.data;
    const { bytes } = await fetched(house, respondent, id);
    const { about, entries } = await opened(bytes);
    expect(await faultsIn(bytes)).toEqual([]);
    const own = entries.filter(({ header }) => header.subject.id === ids.case);
    expect(own.map(({ header }) => header.kind)).toContain('case.decided');
    expect(own.flatMap(({ fields }) => fields).some((field) => 'value' in field)).toBe(false);
    expect(about.files).toEqual([]);
  });
});

interface Heads {
  readonly head: TreeHead;
  readonly earlier: readonly { readonly head: TreeHead; readonly proof: unknown }[];
}

async function standsUnderOneHead(
  hashes: readonly string[],
  { read, lines }: Pick<Opened, 'read' | 'lines'>,
): Promise<void> {
  const { head } = JSON.parse(read('data/heads.json')) as Heads;
  const placements = lines<{ hash: string; leaf: number }>('placements');
  expect(placements.map(({ hash }) => hash)).toEqual(hashes);
  const leaves = placements.map(({ leaf }) => leaf);
  expect(leaves).toEqual([...leaves].sort((a, b) => a - b));
  for (const placement of placements)
    expect(checkPlacement(ports, placement, head, placement)).toMatchObject({ ok: true });
}

async function fromTablets(writers: readonly string[]): Promise<number> {
  const tablets = await house.services.db.prisma.writer.findMany({ where: { class: 'tablet' } });
  return writers.filter((writer) => tablets.some(({ id }) => id === writer)).length;
}

describe('a package that waits to be fetched', () => {
  it('is not there any more when something was destroyed since', async () => {
    const { id } = await made(director, 'finding', 'full');
    const subject = { type: 'finding' as const, id: ids.finding };
    const approvals = [town.person('director'), town.person('reviewer')];
    await house.services.db.transact(async (writer) => {
      await writer.lock([subject]);
      const entries = [{ hash: 'e'.repeat(64), paths: ['observation'] }];
      await writer.append([
        {
          kind: 'fields.erased',
          subject,
          office: town.office,
          actor: { person: town.person('director'), seat: null },
          payload: { entries, approvals, reason: '依申请删除' },
          expected: await writer.count(subject),
        },
      ]);
    });
    const answer = await director.get(`/files/packages/${id}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('package.gone');
  });
});
