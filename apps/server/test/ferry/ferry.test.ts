import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring, OpenDatabase } from '@mingcha/db';
import { checkReceipt, hashHeader, type Receipt, type WireEntry } from '@mingcha/journal';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ports, serverKeyOf } from '../../src/journal/ports.ts';
import { checkWriters } from '../../src/verify/check-writers.ts';
import { type Ground, readGround } from '../../src/verify/ground.ts';
import type { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { Pen } from '../exchange/pen.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { bring, Carrier } from './carrier.ts';
import { readFilm } from './large-file.ts';

let house: House;
let town: Town;
let planner: Browser;
let security: Browser;
let carrier: Carrier;
let visit: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  planner = await signedInAs(town, 'planner');
  // Rights come from the tables: a second security administrator, with an account of their own.
  await town.hire('keeper', ['security-admin']);
  security = await signedInAs(town, 'keeper');
}, 120_000);
afterAll(() => house?.close());
beforeEach(async () => {
  ({ visit } = await releaseTask(town, { covert: true }));
  carrier = await Carrier.enrolled(town);
});

const stored = (sha256: string) => house.services.blobs.size(sha256);
const leftOver = () => readdirSync(join(house.services.settings.folders.uploads, '.ferry'));
const fileFor = async (browser: Browser, of = carrier) => {
  const answer = await browser.get(`/files/ferry/${of.session.device}`);
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const entriesHere = () => house.services.db.prisma.entry.count({ where: { writer: carrier.session.writer } });

async function answers(of = carrier) {
  // A place is told once a head has been signed over it, which the office does a moment after it was given.
  await house.services.db.sequencer.run();
  const records = await of.open((await fileFor(planner, of)).bytes);
  const all = <T>(is: string, key: string): T[] =>
    records.filter((record) => record.is === is).flatMap((record) => record[key] as T[]);
  return {
    kinds: [...new Set(records.map(({ is }) => is))],
    receipts: all<Receipt>('receipts', 'receipts'),
    arrived: all<string>('arrived', 'evidence'),
    aside: all<{ hash: string; reason: string }>('aside', 'entries'),
    ended: records.filter(({ is }) => is === 'ended').map(({ id }) => id),
    pack: records.find(({ is }) => is === 'pack')?.pack as Record<string, unknown> | undefined,
  };
}

describe('a file that a tablet wrote', () => {
  test('goes through the doors that a push and an upload go through, and the answer is carried back', async () => {
    const note = await carrier.note(visit, '排队11人，窗口开2个');
    const photo = await carrier.record(visit, 700_000);
    const read = await bring(planner, await carrier.file());
    expect(read).toMatchObject({
      status: 200,
      body: {
        device: carrier.session.device,
        whole: true,
        entries: { accepted: 2, duplicate: 0, held: 0, rejected: 0 },
        media: { received: 1, known: 0, broken: 0, left: 0 },
        had: 0,
        head: 2,
        missing: [],
      },
    });
    expect(await stored(photo.sha256)).toBe(700_000);
    expect(leftOver()).toEqual([]);

    const { receipts, arrived, kinds } = await answers();
    expect(kinds).toEqual(['log', 'pack', 'visit', 'token', 'arrived', 'receipts', 'places']);
    expect(arrived).toEqual([photo.evidence]);
    const key = serverKeyOf(house.services.receipts);
    const keys = new Map([
      [key.key, { alg: key.alg, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')) }],
    ]);
    const expected = [
      { hash: note, seq: 1, blobs: [] },
      { hash: photo.hash, seq: 2, blobs: [photo.sha256] },
    ];
    for (const { hash, seq, blobs } of expected) {
      const receipt = receipts.find((one) => one.hash === hash);
      const about = { writer: carrier.session.writer, seq, hash, blobs };
      expect(await checkReceipt(ports, receipt, keys, about)).toMatchObject({ ok: true });
    }
  });

  test('read twice, or after the same came by the network, changes nothing', async () => {
    await carrier.note(visit, '一');
    await carrier.record(visit, 100_000);
    const file = await carrier.file();
    await bring(planner, file);
    const before = await entriesHere();
    const again = await bring(planner, file);
    expect(again.body).toMatchObject({
      whole: true,
      entries: { accepted: 0, duplicate: 2 },
      media: { received: 0, known: 1 },
    });
    expect(await entriesHere()).toBe(before);
  });

  test('older than what is here adds nothing and takes nothing away', async () => {
    await carrier.note(visit, '一');
    const older = await carrier.file();
    await carrier.note(visit, '二');
    await bring(planner, await carrier.file());
    expect((await bring(planner, older)).body).toMatchObject({
      whole: true,
      entries: { accepted: 0, duplicate: 1 },
      head: 2,
    });
  });

  test('that breaks off leaves what came before, says so, and is made good by reading it whole', async () => {
    await carrier.note(visit, '一');
    const first = await carrier.record(visit, 200_000);
    const second = await carrier.record(visit, 400_000);
    const file = await carrier.file();
    const cut = await bring(planner, file.subarray(0, file.length - 150_000));
    expect(cut.body).toMatchObject({
      whole: false,
      entries: { accepted: 3 },
      media: { received: 1, left: 1 },
    });
    expect(await stored(first.sha256)).toBe(200_000);
    expect(await stored(second.sha256)).toBeNull();
    expect(leftOver()).toEqual([]);
    expect((await answers()).arrived).toEqual([first.evidence]);
    expect((await bring(planner, file)).body).toMatchObject({
      whole: true,
      entries: { accepted: 0, duplicate: 3 },
      media: { received: 1, known: 1 },
    });
    expect(await stored(second.sha256)).toBe(400_000);
  });

  test('with a byte changed is whole nowhere: before the first record it is refused, later it ends there', async () => {
    await carrier.note(visit, '一');
    const photo = await carrier.record(visit, 300_000);
    const file = await carrier.file();
    for (const [at, status] of [
      [20, 422],
      [500, 422],
      [file.length - 100_000, 200],
      [file.length - 1, 200],
    ] as const) {
      const bent = Buffer.from(file);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const { status: found, body } = await bring(planner, bent);
      expect(found, `byte ${at}`).toBe(status);
      if (found === 200) expect(body).toMatchObject({ whole: false });
    }
    await bring(planner, file);
    expect(await stored(photo.sha256)).toBe(300_000);
  });

  test('with other bytes than its entry says is recorded as broken, and the right ones are still taken', async () => {
    const photo = await carrier.record(visit, 150_000);
    const bent = await carrier.file({ parts: carrier.parts(({ bytes }) => bytes.map((byte) => byte ^ 1)) });
    expect((await bring(planner, bent)).body).toMatchObject({
      whole: true,
      media: { received: 0, broken: 1 },
    });
    expect((await answers()).arrived).toEqual([]);
    expect((await bring(planner, await carrier.file())).body).toMatchObject({ media: { received: 1 } });
    expect(await stored(photo.sha256)).toBe(150_000);
  });

  test('of a stranger, of another office, for somebody else, or that is none at all, is refused in words', async () => {
    await carrier.note(visit, '一');
    const code = async (file: Uint8Array) => {
      const { status, body } = await bring(planner, file);
      return [status, (body.refusal as { code?: string } | undefined)?.code];
    };
    const other = await openTown(house, '别处督查室', '别督');
    const foreign = await Carrier.enrolled(other);
    expect(await code(await foreign.file())).toEqual([422, 'ferry.sender-unknown']);
    expect(await code(await carrier.file({ office: other.office }))).toEqual([422, 'ferry.not-for-us']);
    expect(await code(await carrier.file({ purpose: 'fellow' }))).toEqual([422, 'ferry.not-for-us']);
    const { bytes } = await fileFor(planner);
    expect(await code(bytes)).toEqual([422, 'ferry.not-for-us']);
    expect(await code(Buffer.from('a holiday picture'))).toEqual([422, 'ferry.not-a-ferry-file']);
    expect(await code(Buffer.alloc(0))).toEqual([422, 'ferry.not-a-ferry-file']);
    expect(await entriesHere()).toBe(0);
  });

  test('goes from the seal to the disk, far larger than what is ever of it in memory', async () => {
    const { report, size, sha256, most } = await readFilm(town, carrier, visit);
    expect(report).toMatchObject({ whole: true, media: { received: 1 } });
    expect(await stored(sha256)).toBe(size);
    expect(most, 'bytes in memory at once').toBeLessThan(size / 4);
  });

  test('may not speak for another tablet', async () => {
    const other = await Carrier.enrolled(town);
    await other.note(visit, '冒名');
    const { body } = await bring(planner, await carrier.file({ parts: other.parts() }));
    expect(body).toMatchObject({ entries: { accepted: 0, rejected: 1 } });
  });
});

describe('a file for a tablet', () => {
  test('opens for that tablet alone, and brings its tasks with the keys of its cases', async () => {
    const { pack } = await answers();
    expect(Object.keys(pack?.caseKeys as object)).toContain(visit);
    const other = await Carrier.enrolled(town);
    await expect(other.open((await fileFor(planner)).bytes)).rejects.toThrow(/no identity/);
    const known = (pack?.fellows ?? []) as { id: string }[];
    expect(known.some(({ id }) => id === other.session.device)).toBe(false);
    const after = await answers();
    const fellows = (after.pack?.fellows ?? []) as { id: string; ferryKey: string; visits: string[] }[];
    const fellow = fellows.find(({ id }) => id === other.session.device);
    expect(fellow?.ferryKey).toMatch(/^age1/);
    expect(fellow?.visits).toContain(visit);
  });

  test('tells of a visit that is over, and brings no task of it', async () => {
    expect((await answers()).ended).not.toContain(visit);
    const director = await town.as('director');
    const { version } = (await director.visits.get({ id: visit })).visit;
    await director.visits.invalidate({ id: visit, expected: version, reason: '应当回避' });
    const { ended, pack } = await answers();
    expect(ended).toContain(visit);
    const tasks = (pack?.assignments ?? []) as { visit: string }[];
    expect(tasks.map((each) => each.visit)).not.toContain(visit);
  });

  test('that was revoked brings the revocation and what is receipted, and no task', async () => {
    await carrier.note(visit, '一');
    await bring(planner, await carrier.file());
    await town.admin.access.devices.revoke({ id: carrier.session.device, expected: 3, reason: '遗失' });
    const late = await carrier.note(visit, '二');
    expect((await bring(planner, await carrier.file())).body).toMatchObject({
      entries: { duplicate: 1, held: 1 },
    });
    const { kinds, receipts, aside } = await answers();
    expect(kinds).toEqual(['log', 'revoked', 'aside', 'receipts', 'places']);
    expect(receipts).toHaveLength(1);
    expect(aside).toEqual([{ hash: late, reason: 'after-revocation' }]);
  });

  test('is written for whom the right reaches, and each writing and reading is a line in the log', async () => {
    expect((await fileFor(await signedInAs(town, 'inspector'))).status).toBe(403);
    expect((await bring(await signedInAs(town, 'leader'), await carrier.file())).status).toBe(403);
    const nobody = await fetch(`${house.url}/files/ferry/${carrier.session.device}`);
    expect(nobody.status).toBe(401);
    expect((await planner.get(`/files/ferry/${house.services.newId('dev')}`)).status).toBe(404);
    const other = await openTown(house, '第三督查室', '三督');
    const foreign = await Carrier.enrolled(other);
    expect((await fileFor(planner, foreign)).status).toBe(404);
    await fileFor(planner);
    await bring(planner, await carrier.file());
    const lines = await house.services.db.prisma.accessLog.findMany({
      where: { target: carrier.session.device, action: { in: ['ferry-written', 'ferry-read'] } },
      orderBy: { seq: 'asc' },
    });
    expect(lines.map(({ action }) => action)).toEqual(['ferry-written', 'ferry-read']);
  });

  test('that has not said where to send to is refused in words; said twice, it is one entry', async () => {
    const { device } = carrier.session;
    const row = async () => {
      const { rows } = await town.admin.access.devices.list({ state: 'enrolled' });
      return rows.find(({ id }) => id === device);
    };
    const before = await row();
    await house.tablet(carrier.session).exchange.address({ recipient: carrier.recipient });
    expect((await row())?.version).toBe(before?.version);
    const silent = new Pen(town);
    const id = await silent.enrol(['lead']);
    const answer = await planner.get(`/files/ferry/${id}`);
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { refusal: { code: 'ferry.not-addressed' } },
    ]);
  });
});

describe('a recovery kit', () => {
  const kit = (parts = carrier.parts()) => carrier.file({ purpose: 'kit', parts });
  const deviceRow = async (of = carrier) => {
    const { rows } = await town.admin.access.devices.list({ limit: 100 });
    return rows.find(({ id }) => id === of.session.device);
  };

  test('is read by the security administrator alone, and that it was read is an entry', async () => {
    await carrier.note(visit, '一');
    const file = await kit();
    expect((await bring(planner, file)).status).toBe(403);
    expect(await entriesHere()).toBe(0);
    const read = await bring(security, file);
    expect(read.body).toMatchObject({
      purpose: 'kit',
      whole: true,
      entries: { accepted: 1 },
      had: 0,
      head: 1,
    });
    expect((await deviceRow())?.recovered).toMatchObject({ whole: true, had: 0, held: 1, missing: [] });
  });

  test('names what neither it nor the office has', async () => {
    await carrier.note(visit, '一');
    await bring(planner, await carrier.file());
    for (const text of ['二', '三', '四', '五']) await carrier.note(visit, text);
    const parts = carrier.parts();
    const read = await bring(security, await kit([...parts.slice(0, 1), ...parts.slice(3)]));
    expect(read.body).toMatchObject({
      had: 1,
      head: 1,
      entries: { duplicate: 1, held: 2 },
      missing: [{ from: 2, to: 3 }],
    });
    expect((await deviceRow())?.recovered).toMatchObject({ had: 1, held: 5, missing: [{ from: 2, to: 3 }] });
    // The older file turns up after all: the gap closes by itself, and what was held is let through.
    expect((await bring(security, await kit())).body).toMatchObject({ head: 5, missing: [] });
  });

  test('of a tablet that is gone goes on in the next one, which names its predecessor and the last known entry', async () => {
    const first = await carrier.note(visit, '一');
    await bring(planner, await carrier.file());
    const second = await carrier.note(visit, '二');
    const next = await Carrier.enrolled(town, ['lead', 'inspector'], carrier.session.device);
    expect(await deviceRow(next)).toMatchObject({ predecessor: carrier.session.device, predecessorSeq: 1 });
    const [proposed] = await house.services.db.reader.recordedOf({ type: 'device', id: next.session.device });
    expect(proposed?.payload).toMatchObject({
      predecessor: { device: carrier.session.device, writer: carrier.session.writer, seq: 1, hash: first },
    });
    await bring(security, await kit());
    const records = await next.open((await fileFor(planner, next)).bytes);
    const seen = records
      .filter(({ is, id }) => is === 'visit' && id === visit)
      .flatMap(({ entries }) => entries as WireEntry[]);
    expect(seen.map(({ header }) => hashHeader(ports, header))).toEqual(
      expect.arrayContaining([first, second]),
    );
    await next.note(visit, '三');
    expect((await bring(planner, await next.file())).body).toMatchObject({
      entries: { accepted: 1 },
      head: 1,
    });
  });

  test('is held to by verify: an entry that the chain before does not have at that number is named', async () => {
    await carrier.note(visit, '一');
    await bring(planner, await carrier.file());
    await Carrier.enrolled(town, ['lead'], carrier.session.device);
    const { db, keyring, blobs, secrets } = house.services;
    const ground = await readGround({ db: db as OpenDatabase, keyring: keyring as Keyring, blobs, secrets });
    const codes = async (from: Ground) => {
      const found: string[] = [];
      for await (const { code, place } of checkWriters(from))
        if (place.includes('predecessor')) found.push(code);
      return found;
    };
    expect(await codes(ground)).toEqual([]);
    const bent = ground.enrolments.map((entry) =>
      entry.kind === 'device.proposed' && entry.payload.predecessor?.writer === carrier.session.writer
        ? { ...entry, payload: { ...entry.payload, predecessor: { ...entry.payload.predecessor, seq: 7 } } }
        : entry,
    );
    expect(await codes({ ...ground, enrolments: bent })).toEqual(['writer.row-differs']);
  });

  test('of a tablet that nobody let in has nothing to continue', async () => {
    const invite = town.admin.access.devices.startEnrolment({
      name: '三号平板',
      persons: [],
      predecessor: house.services.newId('dev'),
    });
    await expect(invite).rejects.toThrow('not-found');
  });
});
