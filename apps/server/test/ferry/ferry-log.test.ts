import {
  checkExtension,
  checkPlacement,
  type Placement,
  signTreeHead,
  type TreeHead,
} from '@mingcha/journal';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ports } from '../../src/journal/ports.ts';
import type { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { bring, Carrier } from './carrier.ts';

const day = 86_400_000;
let house: House;
let town: Town;
let planner: Browser;
let carrier: Carrier;
let visit: string;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  planner = await signedInAs(town, 'planner');
}, 120_000);
afterAll(() => house?.close());
beforeEach(async () => {
  ({ visit } = await releaseTask(town, { covert: true }));
  carrier = await Carrier.enrolled(town);
});

async function headNow(): Promise<TreeHead> {
  await house.services.db.sequencer.run();
  const head = await house.services.db.tree.head();
  if (head === null) throw new Error('no head');
  return head;
}
const contradicted = async () =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'log.contradicted' ? [entry.payload] : [],
  );
const row = async (of = carrier) => {
  const { rows } = await (await town.as('director')).access.devices.list({ limit: 100 });
  return rows.find(({ id }) => id === of.session.device);
};
const shows = async (seen: TreeHead | null, at?: number, parts = carrier.parts()) => {
  const file = await carrier.file({
    parts: [carrier.showing(seen), ...parts],
    ...(at === undefined ? {} : { at }),
  });
  return { file, read: await bring(planner, file) };
};

describe('the newest head in a file that a tablet wrote', () => {
  test('is compared with the log as at a contact: one that it does not go on from is written down, once', async () => {
    const head = await headNow();
    await carrier.note(visit, '一');
    expect((await shows(head)).read.body).toMatchObject({ whole: true, entries: { accepted: 1 } });
    expect(await contradicted()).toEqual([]);
    const other = await signTreeHead(house.services.receipts, { ...head, root: 'f'.repeat(64) });
    const { file } = await shows(other);
    await bring(planner, file);
    const found = { size: head.size, root: head.root };
    expect(await contradicted()).toEqual([
      { device: carrier.session.device, person: null, seen: other, found },
    ]);
    expect((await row())?.state).toBe('enrolled');
  });

  test('counts with the signed end alone: of a file that breaks off it says nothing', async () => {
    const head = await headNow();
    const other = await signTreeHead(house.services.receipts, { ...head, root: 'e'.repeat(64) });
    await carrier.record(visit, 300_000);
    const before = (await contradicted()).length;
    const parts = [carrier.showing(other), ...carrier.parts()];
    const file = await carrier.file({ parts });
    expect((await bring(planner, file.subarray(0, file.length - 100_000))).body).toMatchObject({
      whole: false,
    });
    expect(await contradicted()).toHaveLength(before);
    await bring(planner, file);
    expect(await contradicted()).toHaveLength(before + 1);
  });

  test('that is older than one shown before, in a file with something new, is an older copy of the tablet', async () => {
    const early = await headNow();
    await carrier.note(visit, '一');
    await shows(early);
    const late = await headNow();
    expect(late.size).toBeGreaterThan(early.size);
    await shows(late);
    await carrier.note(visit, '二');
    await shows(early);
    expect(await row()).toMatchObject({ state: 'enrolled', doubled: 'rolled-back' });
    const record = await house.services.db.reader.writer(carrier.session.writer);
    expect(record?.state).toBe('quarantined');
  });

  test('that is older is an old file while nothing speaks against it, and an older copy when it was written long after', async () => {
    const early = await headNow();
    await carrier.note(visit, '一');
    const { file: old } = await shows(early);
    const { read } = await shows(await headNow());
    expect(read.body).toMatchObject({ entries: { duplicate: 1 } });
    await bring(planner, old);
    expect((await row())?.doubled).toBeNull();
    await shows(early, house.services.now() + 2 * day);
    expect((await row())?.doubled).toBe('rolled-back');
  });

  test('stands beside the end of its chain: another entry under that number is another version of it', async () => {
    const head = await headNow();
    await carrier.note(visit, '一');
    await shows(head);
    const other = carrier.showing(head, { seq: 1, hash: 'd'.repeat(64) });
    await bring(planner, await carrier.file({ parts: [other, ...carrier.parts()] }));
    expect((await row())?.doubled).toBe('rolled-back');
  });
});

describe('a file for a tablet', () => {
  interface Shown {
    readonly head: TreeHead;
    readonly extensions: readonly { readonly size: number; readonly path: readonly string[] }[];
  }
  async function given() {
    await house.services.db.sequencer.run();
    const answer = await planner.get(`/files/ferry/${carrier.session.device}`);
    const records = await carrier.open(new Uint8Array(await answer.arrayBuffer()));
    const log = records.find(({ is }) => is === 'log') as unknown as Shown;
    const places = records.flatMap((each) => (each.is === 'places' ? (each.placements as Placement[]) : []));
    return { ...log, places, first: records[0]?.is };
  }
  const goesOn = (from: TreeHead, { head, extensions }: Shown) => {
    const path = extensions.find(({ size }) => size === from.size)?.path;
    return path !== undefined && checkExtension(ports, from, head, path).ok;
  };

  test('shows where each receipted entry stands, under the newest head', async () => {
    const note = await carrier.note(visit, '一');
    await bring(planner, await carrier.file());
    const { head, places, first } = await given();
    expect(first).toBe('log');
    expect(places.map(({ hash }) => hash)).toEqual([note]);
    expect(checkPlacement(ports, places[0], head, { hash: note })).toMatchObject({ ok: true });
  });

  test('proves that the log goes on from whichever head the tablet keeps: shown last, or given since and not heard of', async () => {
    const shown = await headNow();
    await carrier.note(visit, '一');
    await shows(shown);
    const first = await given();
    expect(goesOn(shown, first)).toBe(true);
    await releaseTask(town, { covert: true });
    const second = await given();
    expect(second.head.size).toBeGreaterThan(first.head.size);
    expect([goesOn(shown, second), goesOn(first.head, second)]).toEqual([true, true]);
    // By the network it is given one as well, and comes back by file.
    await releaseTask(town, { covert: true });
    const byNet = await headNow();
    await house.tablet(carrier.session).exchange.log({ seen: first.head, hashes: [] });
    await releaseTask(town, { covert: true });
    const third = await given();
    expect([goesOn(second.head, third), goesOn(byNet, third)]).toEqual([true, true]);
    expect(goesOn(shown, third)).toBe(false);
  });
});
