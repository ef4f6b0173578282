import {
  checkExtension,
  checkPlacement,
  checkTreeHead,
  type SealedEntry,
  signTreeHead,
  type TreeHead,
} from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ports } from '../../src/journal/ports.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { Pen } from './pen.ts';

let house: House;
let town: Town;
let pen: Pen;
let visit: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  pen = new Pen(town);
  await pen.enrol(['lead', 'inspector']);
}, 120_000);
afterAll(() => house.close());

function device() {
  if (pen.device === null) throw new Error('not enrolled');
  return pen.device;
}
const noted = (text: string) =>
  pen.write('visit.noted', { type: 'visit', id: visit }, { text }, town.person('lead'), visit);

async function pushed(text: string): Promise<SealedEntry> {
  const entry = await noted(text);
  await pen.push(await pen.run([entry]));
  await house.services.db.sequencer.run();
  return entry;
}
const follow = (seen: TreeHead | null, hashes: readonly string[] = []) =>
  house.tablet(device()).exchange.log({ seen, hashes: [...hashes] });

async function checked(head: TreeHead | null): Promise<TreeHead> {
  const { receipts } = house.services;
  const verdict = await checkTreeHead(ports, head, new Map([[receipts.writer, receipts]]));
  if (!verdict.ok) throw new Error(verdict.fault.code);
  return verdict.value;
}
const written = async () =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'log.contradicted' ? [entry.payload] : [],
  );

describe('a tablet that follows the log', () => {
  test('learns where its entry stands, under a head it can check, and that the log only grew', async () => {
    const first = await pushed('第一条');
    const one = await follow(null, [first.hash]);
    const head = await checked(one.head);
    expect(checkPlacement(ports, one.placements[0], head, { hash: first.hash }).ok).toBe(true);
    expect(one.extension).toBeNull();

    const second = await pushed('第二条');
    const two = await follow(head, [second.hash, first.hash]);
    const newer = await checked(two.head);
    expect(newer.size).toBeGreaterThan(head.size);
    expect(checkExtension(ports, head, newer, two.extension).ok).toBe(true);
    expect(two.placements.map(({ hash }) => hash)).toEqual([first.hash, second.hash]);
    expect(await written()).toEqual([]);
  });

  test('is told nothing of what others wrote, not even that it is there', async () => {
    const { hash } = await house.services.db.prisma.entry.findFirstOrThrow({
      where: { writer: { not: pen.signer.writer } },
    });
    expect((await follow(null, [hash])).placements).toEqual([]);
  });

  test('gets no place for what has none yet, and gets it at the next contact', async () => {
    const entry = await noted('未排序');
    await house.services.db.prisma.$transaction(async (client) => {
      // The sequencer's own lock: nothing gets its place meanwhile.
      await client.$executeRaw`select pg_advisory_xact_lock(7302)`;
      await pen.push(await pen.run([entry]));
      expect((await follow(null, [entry.hash])).placements).toEqual([]);
    });
    await house.services.db.sequencer.run();
    expect((await follow(null, [entry.hash])).placements).toHaveLength(1);
  });
});

describe('a log that does not go on from a head that was signed', () => {
  test('because its end is gone, as after an old copy was put back, is written down once and for good', async () => {
    const { head } = await follow(null);
    const beyond = await signTreeHead(house.services.receipts, {
      size: (head?.size ?? 0) + 40,
      root: 'ab'.repeat(32),
      at: 1,
    });
    expect((await follow(beyond)).extension).toBeNull();
    expect((await follow(beyond)).extension).toBeNull();
    const [entry, ...more] = await written();
    expect(more).toEqual([]);
    expect(entry).toEqual({
      device: device().device,
      person: null,
      seen: beyond,
      found: { size: expect.any(Number), root: null },
    });
  });

  test('because it was written anew is written down beside what it was', async () => {
    const { head } = await follow(null);
    const other = await signTreeHead(house.services.receipts, {
      size: head?.size ?? 1,
      root: 'cd'.repeat(32),
      at: 2,
    });
    expect((await follow(other)).extension).toBeNull();
    const entry = (await written()).at(-1);
    expect(entry?.seen).toEqual(other);
    expect(entry?.found).toEqual({ size: head?.size, root: head?.root });
  });

  test('is not claimed by a head that somebody else signed', async () => {
    const before = (await written()).length;
    const foreign = await signTreeHead(nodeSigner(), { size: 3, root: 'ef'.repeat(32), at: 3 });
    expect((await follow(foreign)).extension).toBeNull();
    const { head } = await follow(null);
    const forged = { ...(await checked(head)), root: 'ef'.repeat(32) };
    expect((await follow(forged)).extension).toBeNull();
    expect(await written()).toHaveLength(before);
  });
});

describe('a person at the desk', () => {
  const at = async (who: string) => (who === 'auditor' ? house.as(town.auditor, town.office) : town.as(who));

  test('follows the log by their session, and proves there where an entry stands under the head they hold', async () => {
    const reviewer = await at('reviewer');
    const { hash } = await pushed('一条');
    const { head, extension, key } = await reviewer.journal.log.follow({ seen: null });
    const held = await checked(head);
    expect([extension, key.key]).toEqual([null, house.services.receipts.writer]);
    const { placement } = await reviewer.journal.log.placement({ hash, size: held.size });
    expect(checkPlacement(ports, placement, held, { hash }).ok).toBe(true);
    // What came behind the head they hold has no place under it; the next head has one for it.
    const later = await pushed('又一条');
    expect(
      (await reviewer.journal.log.placement({ hash: later.hash, size: held.size })).placement,
    ).toBeNull();
    const next = await reviewer.journal.log.follow({ seen: held });
    const newer = await checked(next.head);
    expect(checkExtension(ports, held, newer, next.extension).ok).toBe(true);
    const placed = await reviewer.journal.log.placement({ hash: later.hash, size: newer.size });
    expect(checkPlacement(ports, placed.placement, newer, { hash: later.hash }).ok).toBe(true);
  });

  test('who holds a head that the log does not go on from is named with it, for whoever reads the log', async () => {
    const inspector = await at('inspector');
    const { size } = await checked((await follow(null)).head);
    const other = await signTreeHead(house.services.receipts, { size, root: '12'.repeat(32), at: 5 });
    expect((await inspector.journal.log.follow({ seen: other })).extension).toBeNull();
    const { contradictions, days, names } = await (await at('auditor')).journal.log.heads();
    expect(contradictions[0]).toMatchObject({
      person: town.person('inspector'),
      device: null,
      seen: { size, root: '12'.repeat(32) },
      found: { size },
    });
    expect(contradictions.map(({ device: kept }) => kept).filter(Boolean)).toContain(device().device);
    expect(names[device().device]).toBe('二号平板');
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ day: '2026-11-20', size: expect.any(Number) });
    // An inspector follows the log as everybody does, and reads nothing of it.
    await expect(inspector.journal.log.heads()).rejects.toThrow('not-allowed');
  });
});
