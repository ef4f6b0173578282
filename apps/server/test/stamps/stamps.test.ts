import type { OpenDatabase } from '@mingcha/db';
import { officeClock } from '@mingcha/domain';
import { canonicalBytes, fromBase64url, type TreeHead } from '@mingcha/journal';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, type Manner, openAuthority } from '../../../../tests/tools/authority.ts';
import type { Settings } from '../../src/config/settings.ts';
import { stampMistakes } from '../../src/stamps/anchors.ts';
import { stampHeads } from '../../src/stamps/stamp-heads.ts';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { signedInAs } from '../door/signed-in.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { checked } from '../packages/checked.ts';
import { fetched } from '../packages/opened.ts';

const hour = 3_600_000;
const day = 24 * hour;

let house: House;
let town: Town;
let authority: Authority;
let elliptic: Authority;
/** The authority goes by the clock of the machine; the house starts three days before it. */
let away = -3 * day;

beforeAll(async () => {
  authority = await openAuthority();
  elliptic = await openAuthority('ec');
  house = await openHouse({ now: () => Date.now() + away });
  town = await openTown(house);
  await house.services.db.sequencer.run();
}, 120_000);
afterAll(async () => {
  await house.close();
  await authority.close();
  await elliptic.close();
});
afterEach(() => authority.behave('good'));

/** The settings of a house are fixed when it starts: this is the same one with an authority in them. */
function set(stamps: Partial<Settings['stamps']>) {
  const { settings } = house.services;
  const { urls = [], ca = null, policy = null } = stamps;
  return { ...house.services, settings: { ...settings, stamps: { urls, ca, policy } } };
}
const asking = () => set({ urls: [authority.url], ca: authority.ca });
/** Something happens, so that the day that ends has a head of its own. */
async function aDayLater(): Promise<void> {
  away += day;
  await house.services.db.transact(async (writer) => {
    const subject = { type: 'office' as const, id: town.office };
    await writer.lock([subject]);
    await writer.append([
      {
        kind: 'verification.passed',
        subject,
        office: town.office,
        actor: { person: officeClock, seat: null },
        payload: { began: 0, ended: 0, entries: 0, blobs: 0, doubts: 0, head: null },
        expected: await writer.count(subject),
      },
    ]);
  });
  await house.services.db.sequencer.run();
}
const stamps = async () =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'log.stamped' ? [entry] : [],
  );
const waiting = () => house.services.db.prisma.stampWait.findFirst();
const heads = async () => (await house.as(town.person('director'), town.office)).journal.log.heads();
async function look() {
  const { db, keyring, secrets, settings } = house.services;
  const { findings, doubts } = await verifyAll({
    db: db as OpenDatabase,
    keyring,
    secrets,
    folders: settings.folders,
  });
  return { findings: findings.map(lineOf), doubts: doubts.map(lineOf) };
}

describe('the last head of a day that has ended', () => {
  test('is stamped nowhere and asked of nobody where no authority is set', async () => {
    await aDayLater();
    expect(await stampHeads(house.services)).toBe(0);
    expect(authority.asked).toEqual([]);
  });

  test.each<[Manner, string]>([
    ['down', 'failed-there'],
    ['gone', 'refused'],
    ['garbage', 'malformed'],
    ['slow', 'timed-out'],
    ['huge', 'too-large'],
    ['rejected', 'status-refused'],
    ['other-imprint', 'imprint-other'],
    ['other-nonce', 'nonce-other'],
    ['bent', 'signature-wrong'],
    ['no-purpose', 'purpose-wrong'],
    ['expired', 'certificate-expired'],
    ['other-root', 'chain-unknown'],
  ])(
    'is not taken from an authority that is %s: it waits, and the page says why (%s)',
    async (manner, code) => {
      authority.behave(manner);
      expect(await stampHeads(asking(), manner === 'slow' ? 300 : 10_000)).toBe(0);
      expect(await waiting()).toMatchObject({ failure: code, tries: 1 });
      expect(await stamps()).toEqual([]);
      await house.services.db.prisma.stampWait.deleteMany({});
    },
  );

  test('is asked for after ever longer pauses, and given once the authority is there again', async () => {
    authority.behave('down');
    const services = asking();
    await stampHeads(services);
    const first = await waiting();
    const before = authority.asked.length;
    // Before its time nobody is asked.
    await stampHeads(services);
    expect(authority.asked.length).toBe(before);
    const pause = (row: typeof first) => Number(row?.nextAt ?? 0) - house.services.now();
    expect(pause(first)).toBeGreaterThan(55_000);
    away += 61_000;
    await stampHeads(services);
    expect(await waiting()).toMatchObject({ tries: 2, failure: 'failed-there' });
    expect(pause(await waiting())).toBeGreaterThan(115_000);
    // Two more days pass meanwhile: none of them is forgotten.
    await aDayLater();
    authority.behave('good');
    expect(await stampHeads(services)).toBe(1);
    expect(await waiting()).toBeNull();
    expect(await stampHeads(services)).toBe(0);
    await aDayLater();
    expect(await stampHeads(services)).toBe(1);
  });

  test('has a token that openssl itself finds to be right, kept in the journal with the root it was judged by', async () => {
    const [entry] = await stamps();
    if (entry === undefined) throw new Error('no stamp');
    const { payload } = entry;
    const { v, alg, key, size, root, at, sig } = payload.head as TreeHead;
    const token = fromBase64url(payload.token) ?? new Uint8Array();
    expect(authority.confirms(token, canonicalBytes({ v, alg, key, size, root, at, sig }))).toBeDefined();
    expect(payload).toMatchObject({ authority: 'TSA of the province', policy: '1.2.3.4.1' });
    expect(payload.anchor).not.toBeNull();
    expect(await look()).toEqual({ findings: [], doubts: [] });
  });

  test('is shown with its stamp and who gave it', async () => {
    const { days } = await heads();
    const shown = days.flatMap(({ stamp }) => stamp ?? []);
    expect(shown.length).toBe(2);
    expect(shown[0]).toMatchObject({ authority: 'TSA of the province' });
  });

  test('comes from the next authority where the first one fails, under the policy that is asked for', async () => {
    await aDayLater();
    authority.behave('down');
    const both = { urls: [authority.url, elliptic.url], ca: elliptic.ca };
    expect(await stampHeads(set({ ...both, policy: '1.2.3.4.9' }))).toBe(0);
    away += hour;
    expect(await stampHeads(set({ ...both, policy: '1.2.3.4.1' }))).toBe(1);
    expect((await stamps()).at(-1)?.payload.authority).toBe('TSA of the province');
    expect((await look()).findings).toEqual([]);
  });
});

describe('a clock of the house that goes ahead', () => {
  test('is doubted by the stamp, which says by when each entry under the head was there', async () => {
    // Now the house believes that it is days later than it is for everybody else.
    away = 20 * day;
    await aDayLater();
    const { hash } = (await house.services.db.prisma.entry.findFirst({ orderBy: { arrival: 'desc' } })) ?? {
      hash: '',
    };
    away += day;
    const auditor = await house.as(town.person('director'), town.office);
    expect((await auditor.journal.get({ hash })).stamp).toBeNull();
    // That of the day before its clock was put forward, and that of the day itself.
    expect(await stampHeads(asking())).toBe(2);
    const { stamp, proven } = await auditor.journal.get({ hash });
    expect(Math.abs((stamp?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(proven.before).toBe(stamp?.at);
    const { findings, doubts } = await look();
    expect(findings).toEqual([]);
    expect(doubts.some((line) => line.includes('stamp.before-head'))).toBe(true);
  });
});

test('a case package brings the stamps of heads over its entries, and the independent verifier finds that they hold', async () => {
  const { visit } = await releaseTask(town, { covert: false });
  await house.services.db.sequencer.run();
  away += day;
  expect(await stampHeads(asking())).toBeGreaterThan(0);
  const director = await signedInAs(town, 'director');
  const { body } = await director.tell('packages.make', {
    ...{ type: 'visit', id: visit, scope: 'full' },
    ...{ receiver: '某法院立案庭', way: 'folder' },
  });
  const made = body as { result?: { data?: { id?: string } } };
  const { bytes } = await fetched(house, director, made.result?.data?.id ?? '');
  const report = await checked(bytes);
  expect(report.faults).toEqual([]);
  expect(report.open.filter(({ code }) => code === 'stamp-holds').length).toBeGreaterThan(0);
  expect(report.checks.find(({ check }) => check === 'stamps')?.faults).toBe(0);
});

test('a token changed past the program is named by `verify`', async () => {
  const { db } = house.services;
  const [entry] = await stamps();
  const { fields } = await db.prisma.entryPayload.findUniqueOrThrow({ where: { hash: entry?.hash ?? '' } });
  const text = Buffer.from(fields).toString('utf8');
  const bent = text.replace(
    /("path":"token".{0,80}"value":".{900})(.)/,
    (_, before, one) => `${before}${one === 'A' ? 'B' : 'A'}`,
  );
  expect(bent).not.toBe(text);
  const write = (value: Uint8Array) =>
    db.prisma.$transaction([
      db.prisma.$executeRawUnsafe('set local session_replication_role = replica'),
      db.prisma.$executeRawUnsafe('update entry_payload set fields = $1 where hash = $2', value, entry?.hash),
    ]);
  await write(Buffer.from(bent));
  const { findings } = await look();
  await write(Buffer.from(text));
  expect(findings.filter((line) => line.startsWith('stamp.')).join()).toContain(entry?.hash ?? '-');
});

test('a server is not started with a file of root certificates that is none', () => {
  const named = (ca: string | null) => stampMistakes({ stamps: { urls: [], ca, policy: null } });
  expect(named(`${authority.ca}.gone`).map(({ key }) => key)).toEqual(['server.setting.MINGCHA_TSA_CA']);
  expect(named(import.meta.filename).map(({ key }) => key)).toEqual(['server.setting.MINGCHA_TSA_CA']);
  expect(named(authority.ca)).toEqual([]);
});
