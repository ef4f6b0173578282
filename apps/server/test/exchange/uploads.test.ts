import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { checkReceipt } from '@mingcha/journal';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ports, serverKeyOf } from '../../src/journal/ports.ts';
import { tidyUploads } from '../../src/uploads/tidy.ts';
import { uploadIdOf } from '../../src/uploads/upload-id.ts';
import { signedInAs } from '../door/signed-in.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

let house: House;
let town: Town;
let pen: Pen;
let visit: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  ({ visit } = await releaseTask(town, { covert: true }));
  pen = new Pen(town);
  await pen.enrol(['lead', 'inspector']);
});

interface Recording {
  readonly evidence: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** Hash of the entry that says what the bytes are. */
  readonly hash: string;
  readonly seq: number;
}

async function recorded(size: number): Promise<Recording> {
  const bytes = Buffer.from(house.services.random(size));
  const { evidence, sha256, entry } = await pen.capture(visit, bytes, town.person('lead'));
  await pen.push(await pen.run([entry]));
  return { evidence, bytes, sha256, hash: entry.hash, seq: entry.header.seq };
}

const tus = { 'tus-resumable': '1.0.0' };
const meta = ({ evidence, sha256 }: Pick<Recording, 'evidence' | 'sha256'>) =>
  `evidence ${Buffer.from(evidence).toString('base64')},sha256 ${Buffer.from(sha256).toString('base64')}`;

async function announce(what: Pick<Recording, 'evidence' | 'sha256'>, length: number, authorization: string) {
  const answer = await fetch(`${house.url}/uploads`, {
    method: 'POST',
    headers: { ...tus, authorization, 'upload-length': String(length), 'upload-metadata': meta(what) },
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
}

function patch(location: string, offset: number, body: Buffer, authorization: string): Promise<Response> {
  return fetch(new URL(location, house.url), {
    method: 'PATCH',
    headers: {
      ...tus,
      authorization,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(body),
  });
}

async function offsetOf(location: string, authorization: string): Promise<number> {
  const answer = await fetch(new URL(location, house.url), {
    method: 'HEAD',
    headers: { ...tus, authorization },
  });
  return Number(answer.headers.get('upload-offset'));
}

/** A connection that breaks in the middle of the bytes. */
async function brokenPatch(
  location: string,
  body: Buffer,
  sent: number,
  authorization: string,
): Promise<void> {
  const asked = request(new URL(location, house.url), {
    method: 'PATCH',
    headers: {
      ...tus,
      authorization,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(body.length),
    },
  });
  asked.on('error', () => {});
  asked.write(body.subarray(0, sent));
  await new Promise((wake) => setTimeout(wake, 150));
  const closed = new Promise((done) => asked.on('close', done));
  asked.destroy();
  await closed;
  await new Promise((wake) => setTimeout(wake, 150));
}

const browserOf = (key: string) => signedInAs(town, key);

const stateOf = async ({ evidence }: Recording) =>
  (await house.services.db.prisma.evidence.findUniqueOrThrow({ where: { id: evidence } })).state;

describe('an upload', () => {
  test('arrives whole, is hashed from the disk, and only then named in a receipt', async () => {
    const photo = await recorded(200_000);
    const { writer } = pen.signer;
    const server = serverKeyOf(house.services.receipts);
    const keys = new Map([[server.key, { alg: server.alg, publicKey: house.services.receipts.publicKey }]]);
    const expected = { writer, seq: photo.seq, hash: photo.hash, blobs: [photo.sha256] };
    const receipt = async () => {
      if (pen.device === null) throw new Error('not enrolled');
      return (await house.tablet(pen.device).exchange.receipts({ hashes: [photo.hash] })).receipts[0];
    };
    expect((await checkReceipt(ports, await receipt(), keys, expected)).ok).toBe(false);
    const authorization = await pen.bearer();
    const { status, location } = await announce(photo, photo.bytes.length, authorization);
    expect(status).toBe(201);
    expect((await patch(location, 0, photo.bytes, authorization)).status).toBe(204);
    expect(await stateOf(photo)).toBe('verified');
    expect((await checkReceipt(ports, await receipt(), keys, expected)).ok).toBe(true);
    const file = house.services.blobs.absolute(photo.sha256);
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(photo.sha256);
    expect(statSync(file).mode & 0o222).toBe(0);
  });

  test('resumes where a broken connection left it, and loses nothing when it is announced again', async () => {
    const photo = await recorded(600_000);
    const authorization = await pen.bearer();
    const { location } = await announce(photo, photo.bytes.length, authorization);
    await brokenPatch(location, photo.bytes, 250_000, authorization);
    const there = await offsetOf(location, authorization);
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(photo.bytes.length);
    expect((await announce(photo, photo.bytes.length, authorization)).location).toBe(location);
    expect(await offsetOf(location, authorization)).toBe(there);
    const rest = await patch(location, there, photo.bytes.subarray(there), authorization);
    expect(rest.status).toBe(204);
    expect(await stateOf(photo)).toBe('verified');
  });

  test('whose last byte came just before a kill is brought to its end at the next start', async () => {
    const photo = await recorded(100_000);
    const authorization = await pen.bearer();
    const { location } = await announce(photo, photo.bytes.length, authorization);
    await brokenPatch(location, photo.bytes, 60_000, authorization);
    const file = join(house.services.settings.folders.uploads, `${photo.evidence}-${photo.sha256}`);
    // All bytes on the disk, nobody there to notice: what a kill between the last write and the hashing leaves.
    writeFileSync(file, photo.bytes);
    expect(await stateOf(photo)).toBe('captured');
    expect((await tidyUploads(house.services)).finished).toBe(1);
    expect(await stateOf(photo)).toBe('verified');
    expect((await tidyUploads(house.services)).finished).toBe(0);
  });

  test('stays half for as long as it takes, where a tablet can go on with it; what nobody can go on with goes after a day', async () => {
    const photo = await recorded(100_000);
    const authorization = await pen.bearer();
    const { location } = await announce(photo, photo.bytes.length, authorization);
    expect((await patch(location, 0, photo.bytes.subarray(0, 40_000), authorization)).status).toBe(204);
    const { uploads, blobs } = house.services.settings.folders;
    const half = join(uploads, uploadIdOf(photo));
    const [left, young] = ['left', 'young'].map((name) => join(blobs, '.incoming', name));
    mkdirSync(join(blobs, '.incoming'), { recursive: true });
    for (const file of [left, young]) writeFileSync(file ?? '', 'the first half of a sc');
    const day = 86_400;
    const seconds = house.services.now() / 1000;
    for (const file of [half, left]) utimesSync(file ?? '', seconds - 400 * day, seconds - 400 * day);
    utimesSync(young ?? '', seconds - day + 60, seconds - day + 60);
    expect((await tidyUploads(house.services)).dropped).toBe(1);
    expect([half, left, young].map((file) => existsSync(file ?? ''))).toEqual([true, false, true]);
    expect((await patch(location, 40_000, photo.bytes.subarray(40_000), authorization)).status).toBe(204);
    expect(await stateOf(photo)).toBe('verified');
  });

  test('of other bytes than were captured is recorded as broken, and nothing of it is stored', async () => {
    const photo = await recorded(100_000);
    const authorization = await pen.bearer();
    const { location } = await announce(photo, photo.bytes.length, authorization);
    const changed = Buffer.from(photo.bytes);
    changed[50_000] = (changed[50_000] ?? 0) ^ 1;
    expect((await patch(location, 0, changed, authorization)).status).toBe(460);
    expect(await stateOf(photo)).toBe('broken');
    expect(existsSync(house.services.blobs.absolute(photo.sha256))).toBe(false);
  });

  test('is taken from the tablet that captured it and from nobody else', async () => {
    const photo = await recorded(10_000);
    expect((await announce(photo, 10_000, '')).status).toBe(401);
    const other = new Pen(town);
    await other.enrol(['third']);
    expect((await announce(photo, 10_000, await other.bearer())).status).toBe(404);
    const authorization = await pen.bearer();
    const unknown = { evidence: house.services.newId('evd'), sha256: photo.sha256 };
    expect((await announce(unknown, 10_000, authorization)).status).toBe(404);
    expect((await announce({ ...photo, sha256: '0'.repeat(64) }, 10_000, authorization)).status).toBe(404);
    expect((await announce(photo, 9_999, authorization)).status).toBe(409);
    expect(
      (await announce({ evidence: '../../secrets', sha256: photo.sha256 }, 1, authorization)).status,
    ).toBe(400);
  });
});

describe('a recording in the store', () => {
  test('says where it was taken, and how long before it the tablet was there', async () => {
    const older = { lat7: 361_234_567, lon7: 1_173_456_789, accuracyCm: 900, ageSeconds: 90 };
    const { evidence, entry } = await pen.capture(
      visit,
      house.services.random(100),
      town.person('lead'),
      older,
    );
    await pen.push(await pen.run([entry]));
    const reviewer = await town.as('reviewer');
    const shown = (await reviewer.evidence.get({ id: evidence })).evidence;
    expect(shown).toMatchObject({ lat7: older.lat7, accuracyCm: 900, positionAge: 90 });
  });

  test('is shown to whom the row scope reaches, in ranges, kept by no cache, with one line in the log a look', async () => {
    const photo = await recorded(100_000);
    const authorization = await pen.bearer();
    const { location } = await announce(photo, photo.bytes.length, authorization);
    await patch(location, 0, photo.bytes, authorization);
    const path = `/files/evidence/${photo.evidence}`;
    expect((await fetch(`${house.url}${path}`)).status).toBe(401);

    const reviewer = await browserOf('reviewer');
    const whole = await reviewer.get(path);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('cache-control')).toContain('no-store');
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await whole.arrayBuffer()).equals(photo.bytes)).toBe(true);
    const part = await reviewer.get(path, { range: 'bytes=1000-1999' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 1000-1999/100000');
    expect(Buffer.from(await part.arrayBuffer()).equals(photo.bytes.subarray(1000, 2000))).toBe(true);
    expect((await reviewer.get(path, { range: 'bytes=100000-' })).status).toBe(416);

    const looks = await house.services.db.prisma.accessLog.count({
      where: { action: 'viewed', target: photo.evidence },
    });
    expect(looks).toBe(1);

    const outsider = await browserOf('third');
    expect((await outsider.get(path)).status).toBe(404);
    const planner = await browserOf('leader');
    expect((await planner.get(`/files/evidence/${house.services.newId('evd')}`)).status).toBe(404);
  });
});
