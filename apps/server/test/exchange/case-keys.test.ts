import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenDatabase, successorOf } from '@mingcha/db';
import { isDestroyedKey, toBase64url } from '@mingcha/journal';
import { say } from '@mingcha/words';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { provenBy } from '../../src/exchange/case-keys.ts';
import { ports } from '../../src/journal/ports.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { signedInAs } from '../door/signed-in.ts';
import { bring, Carrier } from '../ferry/carrier.ts';
import { makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

// The key of a case is not where it was, and the tablets of its team still have it.

let house: House;
let town: Town;
let carrier: Carrier;
/** Of the team, and wrote nothing. */
let fellow: Carrier;
/** On no team. */
let stranger: Carrier;
let visit: string;
let key: Uint8Array;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  await makeVisit(town, tablet, visit);
  await tablet.send();
  carrier = await Carrier.enrolled(town);
  fellow = await Carrier.enrolled(town);
  stranger = await Carrier.enrolled(town, ['third']);
  key = Buffer.from(house.services.keyring.create(visit));
}, 120_000);
afterAll(() => house?.close());

const fileOf = (kid: string) => join(house.services.settings.folders.keys, kid);
const lose = () => rmSync(fileOf(visit), { force: true });
beforeEach(lose);

const tablet = ({ session }: Carrier, state: typeof session.state = 'enrolled') =>
  house.tablet({ ...session, state }).exchange;
const told = (of: Carrier) => tablet(of).pull({ known: { pack: null, visits: { [visit]: [] } } });
async function sealed(bytes: Uint8Array, recipient = house.services.secrets.recovery.recipient) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toBase64url(await encrypter.encrypt(bytes));
}
const hands = async (of: Carrier, bytes: Uint8Array, state?: 'revoked' | 'quarantined') =>
  tablet(of, state).handBack({ kid: visit, sealed: await sealed(bytes) });
const recovered = async () =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'case-key.recovered' ? [entry.payload] : [],
  );
async function faults() {
  const { db, keyring, secrets, settings } = house.services;
  await db.sequencer.run();
  const { findings } = await verifyAll({
    db: db as OpenDatabase,
    keyring,
    secrets,
    folders: settings.folders,
  });
  return findings.map(({ code }) => code);
}
const notes = async () =>
  (await house.services.db.prisma.visitNote.findMany({ where: { visit }, orderBy: { id: 'asc' } })).map(
    ({ text }) => text,
  );
const other = () => new Uint8Array(house.services.random(32));

describe('a key that was lost', () => {
  test('is asked of a tablet of the team, taken with an entry, and everything is read again', async () => {
    const subject = { type: 'visit' as const, id: visit };
    house.services.keyring.keep(visit, key);
    const late = await carrier.pen.write(
      'visit.noted',
      subject,
      { text: '十点半' },
      town.person('lead'),
      visit,
    );
    lose();
    // What came meanwhile was folded without it.
    await tablet(carrier).push({ runs: [await carrier.pen.run([late])] });
    expect(await notes()).toEqual([null, null]);
    expect(await faults()).toContain('sealed.key-missing');

    const asked = await told(carrier);
    expect(asked).toMatchObject({ lacking: [visit], destroyed: [] });
    // No other key is made in its place, which would cost the tablet the only one.
    expect(Object.keys(asked.pack?.caseKeys ?? {})).not.toContain(visit);
    expect(existsSync(fileOf(visit))).toBe(false);

    await hands(carrier, key);
    expect(readFileSync(fileOf(visit))).toEqual(key);
    const { device } = carrier.session;
    const written = await recovered();
    expect(written).toMatchObject([{ case: visit, device }]);
    expect(written[0]?.opens).toBe(written[0]?.of);
    expect((await notes()).sort()).toEqual(['十点半', '大厅秩序良好']);
    expect(await faults()).toEqual([]);
    expect(JSON.stringify(written)).not.toContain(toBase64url(key));
    const { keys, names } = await (await house.as(town.auditor, town.office)).journal.log.heads();
    expect(keys).toMatchObject(written);
    expect(names[device]).toBe('二号平板');

    await hands(carrier, key);
    expect(await recovered()).toEqual(written);
    expect(await told(carrier)).toMatchObject({ lacking: [] });
  });

  test('comes from several tablets at once and is taken once', async () => {
    const before = (await recovered()).length;
    await Promise.all([hands(carrier, key), hands(fellow, key)]);
    expect(readFileSync(fileOf(visit))).toEqual(key);
    expect(await recovered()).toHaveLength(before + 1);
  });

  test('comes in a file, too, where it is whole', async () => {
    const before = (await recovered()).length;
    const planner = await signedInAs(town, 'planner');
    const keys = { record: { is: 'case-keys', keys: { [visit]: toBase64url(key) } } as { is: string } };
    expect((await bring(planner, await carrier.file({ parts: [keys] }))).body).toMatchObject({ whole: true });
    expect(readFileSync(fileOf(visit))).toEqual(key);
    expect((await recovered()).slice(before)).toMatchObject([{ case: visit }]);
  });

  test('stays free while the desk goes on: what is written meanwhile opens too', async () => {
    const director = await town.as('director');
    const { visit: row } = await director.visits.get({ id: visit });
    await director.visits.return({
      id: visit,
      expected: row.version,
      reason: '补充',
      points: ['请补记时间'],
    });
    expect(existsSync(fileOf(visit))).toBe(false);
    expect(existsSync(fileOf(successorOf(visit)))).toBe(true);
    expect(Object.keys((await told(carrier)).pack?.caseKeys ?? {})).toContain(successorOf(visit));
    await hands(carrier, key);
    expect(readFileSync(fileOf(visit))).toEqual(key);
    expect(await faults()).toEqual([]);
  });
});

describe('what is no key of this case, or from nobody who was given it', () => {
  const refused = async (handing: () => Promise<unknown>, code: string) => {
    const before = await recovered();
    await expect(handing()).rejects.toThrow(code);
    expect(await recovered()).toEqual(before);
    for (const language of ['zh-CN', 'en'] as const)
      for (const part of ['what', 'why', 'next'] as const)
        expect(say(language, `refusal.${code}.${part}` as never)).not.toBe('');
  };

  test('opens nothing, is refused, and the right one comes all the same', async () => {
    await refused(() => hands(carrier, other()), 'case-key.opens-nothing');
    await refused(() => hands(carrier, key.subarray(1)), 'case-key.opens-nothing');
    expect(house.services.keyring.get(visit)).toBeNull();
    expect(existsSync(fileOf(visit))).toBe(false);
    await hands(carrier, key);
    expect(readFileSync(fileOf(visit))).toEqual(key);
  });

  test('does not take the place of one that is here', async () => {
    house.services.keyring.keep(visit, key);
    await refused(() => hands(carrier, other()), 'case-key.held');
    expect(readFileSync(fileOf(visit))).toEqual(key);
    expect(house.services.keyring.keep(visit, other())).toBe(false);
    expect(house.services.keyring.get(visit)).toEqual(key);
  });

  test('is not asked of a tablet on no team, nor taken from it, though it were the right one', async () => {
    expect(await told(stranger)).toMatchObject({ lacking: [] });
    await refused(() => hands(stranger, key), 'case-key.not-given');
    expect(house.services.keyring.get(visit)).toBeNull();
  });

  test('is not taken from a tablet that was revoked or of which there are two', async () => {
    await refused(() => hands(carrier, key, 'revoked'), 'access.device-revoked');
    await refused(() => hands(carrier, key, 'quarantined'), 'access.device-doubled');
  });

  test('is not taken where it was not sealed for this office', async () => {
    const { recipient } = carrier;
    for (const file of [await sealed(key, recipient), 'abc'])
      await refused(() => tablet(carrier).handBack({ kid: visit, sealed: file }), 'case-key.not-for-us');
    expect(existsSync(fileOf(visit))).toBe(false);
  });
});

test('a key proves itself by what it opens under its own name, to what the chain committed to', async () => {
  const entries = await house.services.db.reader.entriesOf({ type: 'visit', id: visit });
  const all = entries.flatMap(({ fields }) => fields.filter((field) => 'ct' in field && field.kid === visit));
  expect(await provenBy(visit, key, entries)).toEqual({ opens: all.length, of: all.length });
  expect(await provenBy(visit, other(), entries)).toEqual({ opens: 0, of: all.length });
  expect(await provenBy('vis_other', key, entries)).toEqual({ opens: 0, of: 0 });
  const bent = entries.map((entry) => ({
    fields: entry.fields.map((field) => ('ct' in field ? { ...field, digest: '0'.repeat(64) } : field)),
  }));
  expect(await provenBy(visit, key, bent)).toEqual({ opens: 0, of: all.length });
});

test('a key that was destroyed does not come back, and its tablet hears so under the signature of the office', async () => {
  const { keyring, receipts } = house.services;
  keyring.keep(visit, key);
  keyring.destroy(visit);
  const { lacking, destroyed, pack } = await told(carrier);
  expect(lacking).toEqual([]);
  expect(Object.keys(pack?.caseKeys ?? {})).toEqual([]);
  expect(destroyed).toMatchObject([{ kid: visit, writer: carrier.session.writer }]);
  const [word] = destroyed;
  if (word === undefined) throw new Error('nothing said');
  const keys = new Map([[receipts.writer, receipts]]);
  const heard = (by: string, said = word) => isDestroyedKey(ports, said, keys, by);
  expect(await heard(carrier.session.writer)).toBe(true);
  expect(await heard(stranger.session.writer)).toBe(false);
  expect(await heard(carrier.session.writer, { ...word, kid: 'vis_other' })).toBe(false);
  const former = new Map([[receipts.writer, { ...receipts, until: { size: 1, at: word.at + 1 } }]]);
  expect(await isDestroyedKey(ports, word, former, carrier.session.writer)).toBe(false);

  await expect(hands(carrier, key)).rejects.toThrow('case-key.destroyed');
  expect(() => keyring.keep(visit, key)).toThrow('key-destroyed');
  expect(keyring.get(visit)).toBeNull();
  // What the case had gone on under went with it.
  expect(existsSync(fileOf(successorOf(visit)))).toBe(false);
  expect(() => keyring.create(successorOf(visit))).toThrow('key-destroyed');
});
