import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from '@mingcha/db';
import {
  checkReceipt,
  checkToken,
  checkTreeHead,
  judgeLog,
  keyNamed,
  type NamedKey,
  namedKeyOf,
  type PublicKeys,
  type SealedEntry,
  type ShownChange,
  type Signer,
  signTreeHead,
  type TreeHead,
  takeKeyChange,
  tokenHash,
} from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeNextKey } from '../../src/config/secrets.ts';
import { ports, signerOf } from '../../src/journal/ports.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { signedInAs } from '../door/signed-in.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, morning, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { checked } from '../packages/checked.ts';
import { fetched } from '../packages/opened.ts';
import { Pen } from './pen.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-'));
let clock = morning;
const now = () => {
  clock += 1;
  return clock;
};
let house: House;
let town: Town;
let pen: Pen;
let visit: string;
let securityPerson: string;
let adminPerson: string;
/** What somebody kept who was away: the key, a head, a receipt and a token, all of before. */
let former: Signer;
let seen: TreeHead;
let before: SealedEntry;

const device = () => {
  if (pen.device === null) throw new Error('not enrolled');
  return pen.device;
};
const secretsFolder = () => house.services.settings.folders.secrets;
const securityAdmin = async () => house.as(securityPerson, town.office);
const director = async () => house.as(town.person('director'), town.office);
const write = async (text: string): Promise<SealedEntry> => {
  const entry = await pen.write(
    'visit.noted',
    { type: 'visit', id: visit },
    { text },
    town.person('lead'),
    visit,
  );
  await house.tablet(device()).exchange.push({ runs: [await pen.run([entry])] });
  await house.services.db.sequencer.run();
  return entry;
};
const headNow = async (): Promise<TreeHead> => {
  const head = await house.services.db.tree.head();
  if (head === null) throw new Error('no head');
  return head;
};
const receiptOf = async ({ hash, header }: SealedEntry) => {
  const { receipts } = await house.tablet(device()).exchange.receipts({ hashes: [hash] });
  return { receipt: receipts[0], about: { writer: header.writer, seq: header.seq, hash, blobs: [] } };
};
async function again(): Promise<void> {
  await house.close();
  house = await openHouse({ folder, now });
}
const verified = async () => {
  const { db, keyring, secrets, settings } = house.services;
  const { findings } = await verifyAll({
    db: db as OpenDatabase,
    keyring,
    secrets,
    folders: settings.folders,
  });
  return findings.map(({ code, place }) => `${code} ${place}`);
};
const shown = (from: { readonly writer: string }, size: number) =>
  house.tablet(device()).exchange.keys({ key: from.writer, size });
const take = async (from: Signer, at: TreeHead | null, change: ShownChange | undefined) => {
  if (change === undefined) throw new Error('no change was shown');
  return takeKeyChange(ports, { key: from.writer, alg: from.alg, publicKey: from.publicKey }, at, change);
};

beforeAll(async () => {
  house = await openHouse({ folder, now });
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  pen = new Pen(town);
  await pen.enrol(['lead', 'inspector']);
  const token = await house.tablet(device()).exchange.token();
  pen.time = { token: tokenHash(ports, token) };
  before = await write('之前');
  pen.time = {};
  const holder = await house.services.db.prisma.roleGrant.findFirstOrThrow({
    where: { role: 'security-admin' },
  });
  securityPerson = holder.person;
  adminPerson = (
    await house.services.db.prisma.roleGrant.findFirstOrThrow({ where: { role: 'system-admin' } })
  ).person;
  former = house.services.receipts;
  seen = await headNow();
}, 120_000);
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('another key of the server', () => {
  let next: NamedKey;

  test('is proposed only when the operator has made one, and confirmed by somebody else', async () => {
    const admin = await securityAdmin();
    const wish = { ground: 'routine' as const, reason: '用满三年' };
    await expect(admin.access.serverKeys.propose(wish)).rejects.toThrow('access.server-key-none');
    next = namedKeyOf(signerOf(makeNextKey(secretsFolder())));
    const { made } = await admin.access.serverKeys.list();
    expect(made).toBe(next.key);
    await admin.access.serverKeys.propose(wish);
    const row = (await admin.access.serverKeys.list()).rows[0];
    if (row === undefined) throw new Error('not proposed');
    const confirmation = { id: row.id, key: next.key, expected: row.version };
    await expect(admin.access.serverKeys.confirm(confirmation)).rejects.toThrow(
      'access.server-key-second-person',
    );
    const second = await director();
    await expect(second.access.serverKeys.confirm({ ...confirmation, key: former.writer })).rejects.toThrow(
      'access.server-key-other',
    );
    await second.access.serverKeys.confirm(confirmation);
    expect(house.services.receipts.writer).toBe(former.writer);
  });

  test('is taken up at the next start: from then on it signs alone, and the former one is nowhere', async () => {
    const last = await write('确认之后、启动之前');
    await again();
    expect(house.services.receipts.writer).toBe(next.key);
    expect(existsSync(join(secretsFolder(), 'receipt-next.pem'))).toBe(false);
    const line = JSON.parse(readFileSync(join(secretsFolder(), 'server-keys.json'), 'utf8'));
    expect(line.map(({ key }: NamedKey) => key)).toEqual([former.writer, next.key]);
    await house.services.db.sequencer.run();
    const rows = await house.services.db.prisma.treeHead.findMany({ orderBy: { size: 'asc' } });
    const [changed] = await house.services.db.prisma.serverKey.findMany();
    for (const row of rows)
      expect(row.key).toBe(row.size <= Number(changed?.fromSize) ? former.writer : next.key);
    const { receipt, about } = await receiptOf(last);
    expect((await checkReceipt(ports, receipt, house.services.serverKeys, about)).ok).toBe(true);
    expect(receipt?.key).toBe(next.key);
    expect(await verified()).toEqual([]);
  });

  test('is taken by who was away only with the order in a log that goes on from what they saw', async () => {
    const { changes } = await shown(former, seen.size);
    const [change] = changes;
    const taken = await take(former, seen, change);
    expect(taken.ok && taken.value.next).toEqual(next);
    const refused = async (bent: Partial<ShownChange>, at: TreeHead | null = seen) => {
      const verdict = await take(former, at, { ...(change as ShownChange), ...bent });
      return verdict.ok ? 'taken' : verdict.fault.code;
    };
    const said = change?.change as Record<string, unknown>;
    expect(await refused({ change: { ...said, sig: null } })).toBe('key-change.no-word');
    expect(await refused({ change: { ...said, from: 3 } })).toBe('key-change.not-possessed');
    expect(await refused({ entry: { header: before.header, fields: before.fields } })).toBe(
      'key-change.entry-other',
    );
    expect(await refused({ placement: null })).toBe('tree.proof-malformed');
    expect(await refused({ extension: [] })).toBe('head.other-history');
    const other = await signTreeHead(former, { size: seen.size, root: 'f'.repeat(64), at: seen.at });
    expect(await refused({}, other)).toBe('head.other-history');
    const stranger = { ...former, writer: next.key };
    expect((await take(stranger, seen, change)).ok).toBe(false);
  });

  test('lets a tablet that was offline send everything and go on from the head it kept', async () => {
    const { changes } = await shown(former, seen.size);
    const taken = await take(former, seen, changes[0]);
    if (!taken.ok) throw new Error(taken.fault.code);
    const named = keyNamed(ports, taken.value.next);
    if (named === null) throw new Error('no key');
    const { alg, publicKey } = former;
    const keys: PublicKeys = new Map([
      [former.writer, { alg, publicKey, until: taken.value.end }],
      [next.key, named],
    ]);
    const entry = await write('离线时写下');
    const { receipt, about } = await receiptOf(entry);
    expect((await checkReceipt(ports, receipt, keys, about)).ok).toBe(true);
    const log = await house.tablet(device()).exchange.log({ seen, hashes: [entry.hash] });
    const judged = await judgeLog(ports, keys, seen, log);
    expect(judged.verdict).toBe('followed');
    expect(log.head?.key).toBe(next.key);
    const token = await house.tablet(device()).exchange.token();
    expect((await checkToken(ports, token, keys, device().writer)).ok).toBe(true);
  });

  test('stands in every case package: what was signed before holds by the key of its time', async () => {
    const here: Town = {
      ...town,
      house,
      admin: await house.as(adminPerson, town.office),
      as: (key) => house.as(town.person(key), town.office),
    };
    const browser = await signedInAs(here, 'director');
    const wish = { type: 'visit', id: visit, scope: 'full', receiver: '某法院立案庭', way: 'folder' };
    const { body } = await browser.tell('packages.make', wish);
    const { id } = (body as { result: { data: { id: string } } }).result.data;
    const { bytes } = await fetched(house, browser, id);
    const report = await checked(bytes, { head: seen });
    expect(report.faults).toEqual([]);
    expect(report.times.find(({ hash }) => hash === before.hash)?.notBefore).not.toBeNull();
    expect(report.open.filter(({ code }) => code === 'key-changed').map(({ facts }) => facts.former)).toEqual(
      [former.writer],
    );
    // One that the former key signed although it had ended is not the log's.
    const late = await signTreeHead(former, { size: seen.size + 1000, root: seen.root, at: seen.at });
    expect((await checked(bytes, { head: late })).faults.map(({ code }) => code)).toEqual([
      'head.signature-wrong',
    ]);
  });

  test('leaves a thief of the former key without a word: what it signs of a longer log or a later time counts for nothing', async () => {
    const head = await headNow();
    const forged = await signTreeHead(former, { size: head.size, root: head.root, at: head.at });
    const verdict = await checkTreeHead(ports, forged, house.services.serverKeys);
    expect(verdict.ok ? 'ok' : verdict.fault.code).toBe('head.key-retired');
    await house.tablet(device()).exchange.log({ seen: forged, hashes: [] });
    const entries = await house.services.db.reader.recordedOf({ type: 'office', id: town.office });
    const told = entries.flatMap((entry) => (entry.kind === 'log.contradicted' ? [entry.payload.seen] : []));
    expect(told).toEqual([forged]);
  });
});
