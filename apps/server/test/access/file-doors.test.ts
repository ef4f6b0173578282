import { signReleaseAsk, toBase64url } from '@mingcha/journal';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { type Captured, Pen } from '../exchange/pen.ts';
import { Carrier } from '../ferry/carrier.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

// What lies behind the doors that are not procedures (doors.txt has those): files, uploads, letters, the key of a lost tablet.

let house: House;
let town: Town;
let away: Town;
let pen: Pen;
let visit: string;
/** Everybody who comes with something valid, and whose the thing is not. */
const strangers = new Map<string, Record<string, string>>();
let fellow: Pen;
let foreign: Pen;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  away = await openTown(house, '别处督查室', '别督');
  ({ visit } = await releaseTask(town, { covert: true }));
  const enrolled = async (of: Town, members: string[]) => {
    const made = new Pen(of);
    await made.enrol(members);
    return made;
  };
  pen = await enrolled(town, ['lead', 'inspector']);
  fellow = await enrolled(town, ['third']);
  foreign = await enrolled(away, ['lead', 'inspector']);
  strangers.set('nobody', {});
  strangers.set('another tablet of the office', { authorization: await fellow.bearer() });
  strangers.set('a tablet of another office', { authorization: await foreign.bearer() });
  strangers.set('a member of the team at the desk', (await signedInAs(town, 'inspector')).signed);
  strangers.set('the director', (await signedInAs(town, 'director')).signed);
}, 180_000);
afterAll(() => house?.close());

const tus = { 'tus-resumable': '1.0.0' };
const bytes = () => new Uint8Array(house.services.random(5_000));

async function captured(of: Uint8Array): Promise<Captured> {
  const made = await pen.capture(visit, of, town.person('lead'));
  await pen.push(await pen.run([made.entry]));
  return made;
}

const ask = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array) =>
  fetch(new URL(path, house.url), {
    method,
    headers,
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });

const base64 = (text: string) => Buffer.from(text).toString('base64');
const announcement = ({ evidence, sha256 }: Captured, size: number) => ({
  ...tus,
  'upload-length': String(size),
  'upload-metadata': `evidence ${base64(evidence)},sha256 ${base64(sha256)}`,
});

test('an upload is its tablet’s alone: nobody else announces it, asks how far it is, adds to it, reads it or ends it', async () => {
  const photo = bytes();
  const announced = announcement(await captured(photo), photo.length);
  const mine = { authorization: await pen.bearer() };
  const { headers } = await ask('POST', '/uploads', { ...announced, ...mine });
  const place = headers.get('location') ?? '';
  const offset = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  for (const [who, shown] of strangers) {
    const answers = [
      await ask('POST', '/uploads', { ...announced, ...shown }),
      await ask('HEAD', place, { ...tus, ...shown }),
      await ask('PATCH', place, { ...offset, ...shown }, bytes()),
      await ask('GET', place, { ...tus, ...shown }),
      await ask('DELETE', place, { ...tus, ...shown }),
    ];
    const closed = 'authorization' in shown ? 404 : 401;
    expect(
      answers.map(({ status }) => status),
      who,
    ).toEqual(answers.map(() => closed));
  }
  const there = await ask('HEAD', place, { ...tus, ...mine });
  expect([there.status, there.headers.get('upload-offset')]).toEqual([200, '0']);
  expect((await ask('PATCH', place, { ...offset, ...mine }, photo)).status).toBe(204);
});

test('a file for a tablet and a file of one go through the hands of whoever plans, and of no tablet and no other office', async () => {
  const carrier = await Carrier.enrolled(town);
  await carrier.note(visit, '排队11人');
  const out = await carrier.file();
  const kit = await carrier.file({ purpose: 'kit' });
  const path = `/files/ferry/${carrier.session.device}`;
  for (const who of ['nobody', 'another tablet of the office', 'a tablet of another office']) {
    const shown = strangers.get(who) ?? {};
    expect((await ask('GET', path, shown)).status, who).toBe(401);
    expect((await ask('POST', '/files/ferry', shown, out)).status, who).toBe(401);
  }
  const member = strangers.get('a member of the team at the desk') ?? {};
  expect((await ask('GET', path, member)).status).toBe(403);
  expect((await ask('POST', '/files/ferry', member, out)).status).toBe(403);
  const planner = await signedInAs(away, 'planner');
  expect((await planner.get(path)).status).toBe(404);
  expect((await planner.send('/files/ferry', out)).status).toBe(422);
  // Sealed for this office and read by the other: the same installation opens it, and nothing of it is theirs.
  expect((await planner.send('/files/ferry', kit)).status).toBe(422);
  expect((await ask('POST', '/files/ferry', strangers.get('the director') ?? {}, kit)).status).toBe(403);
  const { writer } = carrier.session;
  expect(await house.services.db.prisma.entry.count({ where: { writer } })).toBe(0);
});

test('the file of a recorder is taken in by the team of the visit, and leaves nothing behind when it is not', async () => {
  const said = {
    visit,
    recorder: house.services.newId('rcd'),
    capturedAt: house.services.now(),
    statement: '索尼录音笔',
  };
  const before = await house.services.db.prisma.blob.count();
  const file = new Uint8Array([0x49, 0x44, 0x33, 3, 0, 0, ...bytes()]);
  const send = (shown: Record<string, string>) =>
    ask('POST', '/files/evidence', { ...shown, 'x-import': encodeURIComponent(JSON.stringify(said)) }, file);
  const reviewer = await signedInAs(town, 'reviewer');
  expect((await send(reviewer.signed)).status).toBe(403);
  for (const who of ['nobody', 'another tablet of the office', 'a tablet of another office'])
    expect((await send(strangers.get(who) ?? {})).status, who).toBe(401);
  expect(await house.services.db.prisma.blob.count()).toBe(before);
  for (const outsider of [await signedInAs(town, 'third'), await signedInAs(away, 'lead')]) {
    const answer = await send(outsider.signed);
    expect([answer.status, await answer.json()]).toMatchObject([422, { refusal: { code: 'not-found' } }]);
  }
  const { evidence } = house.services.db.prisma;
  expect(await evidence.count({ where: { visit, origin: 'recorder' } })).toBe(0);
});

test('the key of a lost tablet is given to that tablet alone, also once it was released', async () => {
  const lost = new Pen(town);
  const id = await lost.enrol(['lead']);
  const row = () => house.services.db.prisma.device.findUniqueOrThrow({ where: { id } });
  const { devices } = town.admin.access;
  await devices.revoke({ id, expected: (await row()).version, reason: '平板遗失' });
  const director = (await town.as('director')).access.devices;
  await director.askRelease({ id, expected: (await row()).version, reason: '平板已找回' });
  await town.security.access.devices.release({ id, expected: (await row()).version });
  const encrypter = new Encrypter();
  encrypter.addRecipient(house.services.secrets.recovery.recipient);
  const sealed = toBase64url(await encrypter.encrypt(new Uint8Array(32)));
  const recipient = await identityToRecipient(await generateX25519Identity());
  const askFor = async (by: Pen, signer = by.signer) => {
    if (by.device === null) throw new Error('not enrolled');
    const signed = await signReleaseAsk(signer, { recipient, at: 9 });
    return house.tablet(by.device).exchange.release({ ...signed, sealed });
  };
  await expect(askFor(fellow)).rejects.toThrow('access.release-waits');
  await expect(askFor(foreign)).rejects.toThrow('access.release-waits');
  await expect(askFor(fellow, lost.signer)).rejects.toThrow('access.report-unsigned');
  await expect(house.nobody().exchange.release({ recipient, at: 9, sig: 'A', sealed })).rejects.toThrow();
  expect((await askFor(lost)).secret).not.toBe('');
});

test('of another tablet’s entries no receipt is given, and of another team’s visits nothing is told', async () => {
  const { entry } = await captured(bytes());
  const told = async (of: Pen) => {
    if (of.device === null) throw new Error('not enrolled');
    const { exchange } = house.tablet(of.device);
    const { receipts } = await exchange.receipts({ hashes: [entry.hash] });
    const { pack, visits } = await exchange.pull({ known: { pack: null, visits: {} } });
    return { receipts: receipts.length, whole: JSON.stringify({ pack, visits }).includes(visit) };
  };
  expect(await told(pen)).toEqual({ receipts: 1, whole: true });
  expect(await told(fellow)).toEqual({ receipts: 0, whole: false });
  expect(await told(foreign)).toEqual({ receipts: 0, whole: false });
});

test('a letter’s code vouches for its own letter: the signature of another visit’s letter opens nothing', async () => {
  const other = await releaseTask(town, { covert: true });
  const pack = async () => {
    if (pen.device === null) throw new Error('not enrolled');
    return (await house.tablet(pen.device).exchange.pull({ known: { pack: null, visits: {} } })).pack;
  };
  const assignments = (await pack())?.assignments ?? [];
  const sigOf = (of: string) => assignments.find((each) => each.visit === of)?.letter?.sig ?? '';
  const browser = new Browser(house);
  const status = async (of: string, sig: string) =>
    (await browser.get(`/letters/${of.slice(4, 12)}.${sig}`)).status;
  expect(await status(visit, sigOf(visit))).toBe(200);
  expect(await status(other.visit, sigOf(other.visit))).toBe(200);
  expect(await status(visit, sigOf(other.visit))).toBe(404);
});
