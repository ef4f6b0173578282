import { openDatabase } from '@mingcha/db';
import type { SealedEntry, TreeHead } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folds, foldVersion } from '../../src/folds.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

let house: House;
let town: Town;
let visit: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
}, 120_000);
afterAll(() => house.close());

async function enrolled(): Promise<Pen> {
  const pen = new Pen(town, nodeSigner());
  await pen.enrol(['lead', 'inspector']);
  return pen;
}
const note = (pen: Pen, text: string) =>
  pen.write('visit.noted', { type: 'visit', id: visit }, { text }, town.person('lead'), visit);
async function says(pen: Pen, text: string): Promise<{ entry: SealedEntry; verdicts: string[] }> {
  const entry = await note(pen, text);
  const { results } = await pen.push(await pen.run([entry]));
  await house.services.db.sequencer.run();
  return { entry, verdicts: results.map(({ verdict }) => verdict) };
}
/** As a tablet asks: under its session as it stands now. */
async function inTouch(pen: Pen, seen: TreeHead | null = null) {
  const { seq, hash } = pen.head;
  const chain = { seq, hash: seq === 0 ? null : hash };
  return (await caller(pen)).exchange.log({ seen, hashes: [], chain });
}
async function caller(pen: Pen) {
  if (pen.device === null) throw new Error('not enrolled');
  const record = await house.services.db.reader.writer(pen.signer.writer);
  return house.tablet({ ...pen.device, state: record?.state ?? 'enrolled' });
}
const fetches = async (pen: Pen) => (await caller(pen)).exchange.pull({ known: { pack: null, visits: {} } });
async function row(pen: Pen) {
  const { rows } = await (await town.as('director')).access.devices.list({ limit: 100 });
  const found = rows.find(({ writer }) => writer === pen.signer.writer);
  if (found === undefined) throw new Error('not in the list');
  return found;
}
const decide = async (pen: Pen, outcome: 'goes-on' | 'revoked') => {
  const { id, version } = await row(pen);
  return (await town.as('director')).access.devices.resolve({
    id,
    expected: version,
    outcome,
    reason: '查明是备份还原所致',
  });
};
async function verified(pen: Pen) {
  const { url, directUrl } = house.services.db;
  const { keyring, secrets, settings } = house.services;
  const db = await openDatabase({ url, directUrl, folds, foldVersion, keyring });
  try {
    const { findings } = await verifyAll({ db, keyring, secrets, folders: settings.folders });
    const hashes = (
      await house.services.db.prisma.entry.findMany({ where: { writer: pen.signer.writer } })
    ).map(({ hash }) => hash);
    return findings.filter(({ place }) => hashes.some((hash) => place.includes(hash)));
  } finally {
    await db.close();
  }
}

describe('a copied tablet', () => {
  test('is seen at the second entry under one number: both are kept and shown, it is given nothing, a person decides', async () => {
    const pen = await enrolled();
    await says(pen, '一');
    const copy = pen.copied();
    const first = await says(pen, '二，原机所写');
    expect(await fetches(pen)).toMatchObject({ revoked: false });
    const second = await says(copy, '二，副本所写');
    expect(second.verdicts).toEqual(['fork']);

    expect(await row(pen)).toMatchObject({ doubled: 'fork', doubledSeq: 2, forks: 1, state: 'enrolled' });
    // Neither is given anything; each may hand over what it has.
    await expect(fetches(pen)).rejects.toThrow('access.device-doubled');
    expect((await says(pen, '三')).verdicts).toEqual(['accepted']);
    const { rows } = await (await town.as('reviewer')).journal.forks.list({});
    const [fork] = rows.filter(({ hash }) => hash === second.entry.hash);
    expect(fork).toMatchObject({
      seq: 2,
      device: '二号平板',
      waits: true,
      one: { hash: first.entry.hash },
      other: { hash: second.entry.hash },
    });
    for (const { entry } of [first, second]) {
      const { checks } = await (await town.as('reviewer')).journal.verifyEntry({ hash: entry.hash });
      expect(checks.filter(({ stands }) => !stands)).toEqual([]);
    }
    expect((await verified(pen)).map(({ code }) => code)).toEqual(['chain.fork']);

    await decide(pen, 'goes-on');
    expect(await row(pen)).toMatchObject({ doubled: null, resolved: 'goes-on' });
    expect(await fetches(pen)).toMatchObject({ revoked: false });
    // What was recorded is kept, and somebody answers for it by name.
    expect(await verified(pen)).toEqual([]);
    const kept = await house.services.db.prisma.entry.count({
      where: { writer: pen.signer.writer, seq: 2 },
    });
    expect(kept).toBe(2);
  });

  test('is decided on once, with a reason, by nobody who uses it, and may be revoked by that decision', async () => {
    const pen = await enrolled();
    const copy = pen.copied();
    await says(pen, '原机');
    await says(copy, '副本');
    const { id, version } = await row(pen);
    const said = { id, expected: version, outcome: 'revoked' as const, reason: '密钥已外泄' };
    await expect((await town.as('reviewer')).access.devices.resolve(said)).rejects.toThrow('not-allowed');
    await (await town.as('director')).access.devices.resolve(said);
    expect(await row(pen)).toMatchObject({
      state: 'revoked',
      doubled: null,
      resolved: 'revoked',
      lastSeq: 1,
    });
    const record = await house.services.db.reader.writer(pen.signer.writer);
    expect(record?.state).toBe('revoked');
    const told = (await house.services.db.reader.recordedOf({ type: 'device', id })).map(({ kind }) => kind);
    expect(told.filter((kind) => /doubled|resolved|revoked/.test(kind))).toEqual([
      'device.doubled',
      'device.resolved',
      'device.revoked',
    ]);
    await expect(decide(pen, 'goes-on')).rejects.toThrow();
  });
});

describe('a rolled-back tablet', () => {
  test('is seen at its first contact, before it has written anything: its chain ends before what it has pushed', async () => {
    const pen = await enrolled();
    await says(pen, '一');
    const older = pen.copied();
    const { entry } = await says(pen, '二');
    house.clock.now += 10 * 60_000;
    await inTouch(pen);
    expect((await row(pen)).doubled).toBeNull();
    await inTouch(older);
    expect(await row(pen)).toMatchObject({ doubled: 'rolled-back', doubledSeq: 1, forks: 0 });
    const { id } = await row(pen);
    const seen = (await house.services.db.reader.recordedOf({ type: 'device', id })).at(-1);
    expect(seen?.payload).toMatchObject({
      found: 'rolled-back',
      seq: 1,
      shown: older.head.hash,
      known: entry.hash,
    });
    await expect(fetches(older)).rejects.toThrow('access.device-doubled');
    // Told once, however often it comes; and a decision is not asked for again at the next contact.
    await inTouch(older);
    await decide(pen, 'goes-on');
    await inTouch(older);
    expect((await row(pen)).doubled).toBeNull();
    // What it writes now stands under numbers that are taken: that is told anew.
    expect((await says(older, '二，还原之后所写')).verdicts).toEqual(['fork']);
    expect(await row(pen)).toMatchObject({ doubled: 'fork', doubledSeq: 2 });
  });

  test('is seen by an older head of the log than the one it presented before', async () => {
    const pen = await enrolled();
    await says(pen, '一');
    const { head: early } = await inTouch(pen);
    await says(pen, '二');
    const { head: late } = await inTouch(pen, early);
    await inTouch(pen, late);
    expect((await row(pen)).doubled).toBeNull();
    await inTouch(pen, early);
    expect((await row(pen)).doubled).toBe('rolled-back');
    const { id } = await row(pen);
    const seen = (await house.services.db.reader.recordedOf({ type: 'device', id })).at(-1);
    expect(seen?.payload).toMatchObject({ heads: { shown: early?.size, known: late?.size } });
  });

  test('is not claimed of one whose question was overtaken by its own push', async () => {
    const pen = await enrolled();
    await says(pen, '一');
    house.clock.now += 10 * 60_000;
    const asked = pen.copied();
    await says(pen, '二');
    await inTouch(asked);
    expect((await row(pen)).doubled).toBeNull();
  });
});
