import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type OpenDatabase, startEmbedded } from '@mingcha/db';
import { type Signer, signManifest } from '@mingcha/journal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Enrolment } from '../../apps/field/src/enrol/enrolment.ts';
import { readFact } from '../../apps/field/src/journal/device-db.ts';
import { seenHead } from '../../apps/field/src/journal/log.ts';
import { type BackedUp, backUp } from '../../apps/server/src/backup/back-up.ts';
import { readManifest } from '../../apps/server/src/backup/manifest.ts';
import { putBack } from '../../apps/server/src/backup/put-back.ts';
import { readFile } from '../../apps/server/src/ferry/read-file.ts';
import { writeFile } from '../../apps/server/src/ferry/write-file.ts';
import { writeStamp } from '../../apps/server/src/start/folder.ts';
import { verifyAll } from '../../apps/server/src/verify/verify.ts';
import { version } from '../../apps/server/src/version.ts';
import { settingsIn } from '../../apps/server/test/hazards/settings-in.ts';
import { releaseTask } from '../../apps/server/test/house/field-work.ts';
import { type House, morning, openHouse } from '../../apps/server/test/house/house.ts';
import { orderKey } from '../../apps/server/test/house/server-key.ts';
import { openTown, type Town, townIn } from '../../apps/server/test/house/town.ts';
import { newFolder } from '../../apps/server/test/start/program.ts';
import { BareTablet } from './bare-tablet.ts';

// A server that is gone for good, its folder with it, and what stands again from the newest backup beside which keys.

const hour = 3_600_000;
const place = mkdtempSync(join(tmpdir(), 'mingcha-elsewhere-'));
const folders: string[] = [];
const never = new AbortController().signal;
let town: Town;
let tablet: BareTablet;
/** It came on the network once, and is brought files since. */
let hall: BareTablet;
/** The same, and its last contact broke off: what it handed in then has a receipt and no place in the log that it saw. */
let corridor: BareTablet;
/** What the office wrote for it: before its key was changed, after that, and after the next one was given up as stolen. */
let files: { readonly before: Blob; readonly changed: Blob; readonly stolen: Blob };
let held: string[];
let sawLast: number;
/** Before another key was taken up, after it was, and after that one was given up as stolen. */
let backups: { readonly first: BackedUp; readonly second: BackedUp; readonly third: BackedUp };
let firstKey: Signer;

function emptyFolder(): string {
  const folder = newFolder();
  folders.push(folder);
  return folder;
}
const backedUp = (house: House): Promise<BackedUp> => {
  const { settings, db } = house.services;
  writeStamp(settings.folders.data, { version, demo: false });
  const now = () => house.clock.now;
  const [to, keys] = [join(place, 'backups'), join(place, 'vault')];
  return backUp({ settings, store: db, to, keys, recipients: [], signal: never, now });
};
const bring = (from: string, keys: string, data = emptyFolder()) =>
  putBack({ settings: settingsIn(data), from, keys, identities: [], reason: '原机全毁', signal: never });
/** A server in that folder, some hours after all that was recorded there. */
async function opened<T>(folder: string, hours: number, work: (house: House, here: Town) => Promise<T>) {
  const at = Math.max(morning, hours > 3 ? Date.now() : 0) + hours * hour;
  const house = await openHouse({ folder, demo: false, at });
  try {
    return await work(house, await townIn(house, town));
  } finally {
    await house.close();
  }
}
async function fileFor({ device }: BareTablet, here: Town): Promise<Blob> {
  const { services, session } = await here.contextOf('planner', 'device.ferry');
  return new Response(Readable.toWeb(await writeFile(services, session, device)) as ReadableStream).blob();
}
async function removed(folder: string): Promise<void> {
  await (await startEmbedded({ folder })).remove();
  rmSync(folder, { recursive: true, force: true });
}
async function findings({ services }: House) {
  await services.db.sequencer.run();
  const { db, keyring, secrets, settings } = services;
  return (await verifyAll({ db: db as OpenDatabase, keyring, secrets, folders: settings.folders })).findings;
}

beforeAll(async () => {
  const folder = newFolder();
  const house = await openHouse({ folder, demo: false });
  town = await openTown(house);
  const { visit } = await releaseTask(town);
  tablet = await BareTablet.enrolled(town, visit, '一号平板');
  await tablet.says('大厅秩序良好');
  expect(await tablet.meets(house)).toBeNull();
  hall = await BareTablet.enrolled(town, visit, '大厅平板');
  await hall.saysAddress(house);
  await hall.says('取号机前排队');
  expect(await hall.meets(house)).toBeNull();
  corridor = await BareTablet.enrolled(town, visit, '走廊平板');
  await corridor.saysAddress(house);
  await corridor.says('走廊无人');
  expect(await corridor.meets(house)).toBeNull();
  const first = await backedUp(house);
  await corridor.says('走廊尽头的窗口关着');
  await corridor.handsIn(house);
  // Received after the newest backup that will be there, and acknowledged.
  for (const text of ['三号窗口无人', '十点十分有人']) await tablet.says(text);
  expect(await tablet.meets(house)).toBeNull();
  held = (await tablet.entries()).map(({ hash }) => hash);
  sawLast = (await seenHead(tablet.bench.db))?.size ?? 0;
  firstKey = house.services.receipts;
  const before = await fileFor(hall, town);
  await orderKey(town, 'routine');
  await house.close();
  const [second, changed] = await opened(folder, 1, async (there, here) => {
    const made = [await backedUp(there), await fileFor(hall, here)] as const;
    await orderKey(here, 'stolen');
    return made;
  });
  const [third, stolen] = await opened(
    folder,
    2,
    async (there, here) => [await backedUp(there), await fileFor(hall, here)] as const,
  );
  files = { before, changed, stolen };
  backups = { first, second, third };
  await removed(folder);
}, 120_000);
afterAll(async () => {
  for (const folder of folders)
    await removed(folder).catch(() => rmSync(folder, { recursive: true, force: true }));
  rmSync(place, { recursive: true, force: true });
});

test('a tablet that is never online takes a changed key from its file, and no word for one after a theft', async () => {
  const { db } = hall.bench;
  const believed = async () => (await readFact<Enrolment>(db, 'enrolment'))?.serverKeys.map(({ key }) => key);
  await expect(hall.reads(files.stolen)).rejects.toThrow('key-unknown');
  expect(await believed()).toEqual([firstKey.writer]);
  expect(await hall.reads(files.before)).toMatchObject({ key: false, receipts: 1, log: 'followed' });
  expect(await hall.reads(files.changed)).toMatchObject({
    key: true,
    receipts: 1,
    refused: 0,
    log: 'followed',
  });
  const line = await believed();
  expect(line).toHaveLength(2);
  expect(line?.at(-1)).toBe(firstKey.writer);
  await expect(hall.reads(files.before)).rejects.toThrow('key-retired');
  await expect(hall.reads(files.stolen)).rejects.toThrow('key-unknown');
  expect(await believed()).toEqual(line);
});

test('a server that is gone for good stands again elsewhere, and what tablets had pushed since its newest backup arrives again', async () => {
  const data = emptyFolder();
  const { first } = backups;
  const done = await bring(first.folder, first.keysFolder, data);
  expect(done.verification.findings).toEqual([]);
  await opened(data, 4, async (house, here) => {
    const { reader } = house.services.db;
    expect((await reader.entry(done.entry ?? ''))?.header.kind).toBe('log.restored');
    for (const hash of held.slice(1)) expect(await reader.entry(hash)).toBeNull();

    const doubt = await tablet.meets(house);
    expect(doubt).toMatchObject({ seen: { size: sawLast } });
    await tablet.meets(house);
    await tablet.meets(house);
    expect(await tablet.entries()).toEqual(held.map((hash) => ({ hash, state: 'received' })));
    for (const hash of held) expect((await reader.entry(hash))?.hash).toBe(hash);
    const recorded = await reader.recordedOf({ type: 'office', id: town.office });
    expect(recorded.filter(({ kind }) => kind === 'log.contradicted')).toMatchObject([
      { payload: { device: tablet.device, seen: { size: sawLast } } },
    ]);

    // It doubts until two people have compared digits at it; both are named.
    expect(await tablet.meets(house)).toEqual(doubt);
    await tablet.comparedAnew(here);
    expect(await tablet.meets(house)).toBeNull();
    const compared = await reader.recordedOf({ type: 'device', id: tablet.device });
    expect(compared.filter(({ kind }) => kind === 'device.repinned')).toMatchObject([
      { actor: { person: town.person('director') } },
    ]);
    expect(await findings(house)).toEqual([]);
  });
});

test('one that is brought files sees in the next one what the office lost, and its own next file brings that back', async () => {
  const data = emptyFolder();
  const { first } = backups;
  await bring(first.folder, first.keysFolder, data);
  const had = await corridor.entries();
  expect(had.map(({ state }) => state)).toEqual(['received', 'received']);
  await opened(data, 4, async (house, here) => {
    const { reader } = house.services.db;
    expect(await reader.entry(had[1]?.hash ?? '')).toBeNull();
    expect(await corridor.reads(await fileFor(corridor, here))).toMatchObject({ log: 'followed', lost: 1 });
    expect((await corridor.entries()).map(({ state }) => state)).toEqual(['received', 'sent']);
    const { services, session } = await here.contextOf('planner', 'device.ferry');
    const carried = Readable.fromWeb((await corridor.writes(house)).stream() as ReadableStream<Uint8Array>);
    expect(await readFile(services, session, carried)).toMatchObject({ entries: { accepted: 1 } });
    expect((await reader.entry(had[1]?.hash ?? ''))?.hash).toBe(had[1]?.hash);
    const recorded = await reader.recordedOf({ type: 'office', id: town.office });
    expect(recorded.filter(({ kind }) => kind === 'log.entries-lost')).toMatchObject([
      { payload: { device: corridor.device, receipts: [{ hash: had[1]?.hash }] } },
    ]);
    expect(await corridor.reads(await fileFor(corridor, here))).toMatchObject({ lost: 0 });
    expect(await corridor.entries()).toEqual(had);
    expect(await findings(house)).toEqual([]);
  });
});

test('an older backup beside a later key of the server says so itself, and is whole', async () => {
  const data = emptyFolder();
  const done = await bring(backups.first.folder, backups.second.keysFolder, data);
  expect(done.verification.findings).toEqual([]);
  await opened(data, 4, async (house) => {
    const rows = await house.services.db.prisma.serverKey.findMany();
    expect(rows).toMatchObject([
      { ground: 'restored', state: 'changed', key: house.services.receipts.writer },
    ]);
    expect(house.services.receipts.writer).not.toBe(firstKey.writer);
    expect(await findings(house)).toEqual([]);
  });
});

test('a backup that a stolen key signed is not put back beside later keys, nor one that a former key signed after its end', async () => {
  const { first, second, third } = backups;
  const refused = { code: 'signature-wrong' };
  await expect(bring(second.folder, third.keysFolder)).rejects.toMatchObject(refused);
  const { alg: _, key: __, sig: ___, ...body } = readManifest(first.folder);
  const forged = join(place, 'backups', 'forged');
  cpSync(first.folder, forged, { recursive: true });
  const at = readManifest(third.folder).at - 1;
  writeFileSync(join(forged, 'manifest.json'), JSON.stringify(await signManifest(firstKey, { ...body, at })));
  expect(readFileSync(join(forged, 'manifest.json'), 'utf8')).toContain(firstKey.writer);
  await expect(bring(forged, third.keysFolder)).rejects.toMatchObject(refused);
});
