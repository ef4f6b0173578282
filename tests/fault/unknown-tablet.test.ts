import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@mingcha/words';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Pen } from '../../apps/server/test/exchange/pen.ts';
import { releaseTask } from '../../apps/server/test/house/field-work.ts';
import type { House } from '../../apps/server/test/house/house.ts';
import { openTown, type Town, townIn } from '../../apps/server/test/house/town.ts';
import { type Copy, Original } from '../harness/bent-copy.ts';
import { BareTablet } from './bare-tablet.ts';

// A tablet was let in, worked and had its receipts; then a backup from before that day was put back. The office knows neither
// the tablet nor who signs on it.

let original: Original;
let town: Town;
let visit: string;
/** Tablets of before, too. */
let first: BareTablet;
let known: Pen;
let later: number;
const copies: Copy[] = [];

beforeAll(async () => {
  original = await Original.made(async (house) => {
    town = await openTown(house);
    ({ visit } = await releaseTask(town));
    // Whoever else is of the team came before: the key of the case is in the backup.
    first = await BareTablet.enrolled(town, visit, '一号平板');
    known = new Pen(town);
    await known.enrol(['lead', 'inspector']);
    later = house.clock.now;
  });
}, 120_000);
afterAll(async () => {
  for (const copy of copies) copy.remove();
  await original?.remove();
});

async function copied(): Promise<Copy> {
  const copy = await original.copy();
  copies.push(copy);
  return copy;
}
function opened<T>(copy: Copy, work: (house: House, here: Town) => Promise<T>): Promise<T> {
  later += 600_000;
  return copy.opened(later, async (house) => {
    const done = await work(house, await townIn(house, town));
    await house.services.db.sequencer.run();
    return done;
  });
}
/** A new account each time: the one that was opened after the backup is gone with it. */
async function accountOf({ admin, person }: Town, key: string) {
  const { password } = await admin.access.accounts.open({ person: person(key), username: `u-${key}` });
  return { username: `u-${key}`, password };
}

test('a tablet that was let in after the newest backup says so, loses nothing, and is taken in again by two people: all arrives once', async () => {
  const [tablet, hashes] = await opened(await copied(), async (house, here) => {
    const made = await BareTablet.enrolled(here, visit, '新来的平板');
    const { person } = await made.member(house, await accountOf(here, 'lead'));
    const said = await made.says('三号窗口无人');
    await made.confirms(person, said);
    await made.says('十点十分有人');
    expect(await made.meets(house)).toBeNull();
    const entries = await made.entries();
    expect(entries.map(({ state }) => state)).toEqual(['received', 'received', 'received']);
    return [made, entries.map(({ hash }) => hash)] as const;
  });
  const before = await tablet.entries();

  const old = await copied();
  await opened(old, async (house, here) => {
    const { reader, prisma } = house.services.db;
    await expect(tablet.meets(house)).rejects.toThrow('access.device-unknown');
    for (const language of ['zh-CN', 'en'] as const)
      for (const part of ['what', 'why', 'next'] as const)
        expect(say(language, `refusal.access.device-unknown.${part}`)).not.toBe('');
    // Whatever it is told, what it holds stays, and what comes is recorded beside it.
    hashes.push(await tablet.says('十一点仍无人'));
    await expect(tablet.meets(house)).rejects.toThrow('access.device-unknown');
    expect((await tablet.entries()).slice(0, before.length)).toEqual(before);

    expect(await tablet.takenInAgain(here)).toBe(tablet.device);
    const let_in = await reader.recordedOf({ type: 'device', id: tablet.device });
    expect(let_in.map(({ kind }) => kind)).toEqual(['device.proposed', 'device.enrolled']);
    expect(new Set(let_in.map(({ actor }) => actor.person)).size).toBe(2);
    // One signature covers the run, and in it somebody confirms with a key that nobody here knows: it waits for them.
    await tablet.meets(house);
    expect((await tablet.entries()).every(({ state }) => state === 'aside')).toBe(true);
    expect(await prisma.entry.count({ where: { hash: { in: hashes } } })).toBe(0);

    await tablet.member(house, await accountOf(here, 'lead'));
    await tablet.meets(house);
    await tablet.meets(house);
    expect(await tablet.entries()).toEqual(hashes.map((hash) => ({ hash, state: 'received' })));
    const rows = await prisma.entry.findMany({
      where: { writer: tablet.bench.signer.writer },
      orderBy: { seq: 'asc' },
      select: { hash: true, contested: true },
    });
    expect(rows).toEqual(hashes.map((hash) => ({ hash, contested: null })));
    const placed = await house.services.db.tree.placements(
      hashes,
      (await house.services.db.tree.head())?.size ?? 0,
    );
    expect(placed).toHaveLength(hashes.length);
    // What had been acknowledged and was lost is on record, with the receipts.
    const lost = (await reader.recordedOf({ type: 'office', id: here.office })).flatMap((entry) =>
      entry.kind === 'log.entries-lost' ? entry.payload.receipts.map(({ hash }) => hash) : [],
    );
    expect(lost).toEqual(hashes.slice(0, 3));
  });
  const { status, lines } = await old.verified('en');
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(status).toBe(0);
});

test('what was recorded of a visit that was planned after the backup waits until a named person lets it in, and is whole then', async () => {
  const [run, planned, taken] = await opened(await copied(), async (_, here) => {
    const { visit: lost } = await releaseTask(here);
    const pen = known.copied(here);
    const subject = { type: 'visit', id: lost } as const;
    const lead = here.person('lead');
    const plan = await pen.received(subject);
    const first = await pen.write('visit.opened', subject, { packVersion: '1' }, lead, lost, plan);
    const stopped = { reason: '对象停业', exposed: false };
    const written = await pen.run([first, await pen.write('visit.aborted', subject, stopped, lead, lost)]);
    const { results } = await pen.push(written);
    expect(results.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted']);
    expect((await (await here.as('director')).visits.get({ id: lost })).visit.state).toBe('aborted');
    return [written, lost, results.map(({ hash }) => hash)] as const;
  });

  const old = await copied();
  await opened(old, async (house, here) => {
    const { results } = await known.copied(here).push(run);
    expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['held', 'after-missing'],
      ['held', 'predecessor-missing'],
    ]);
    const director = await here.as('director');
    const { rows } = await director.journal.held.list({});
    expect(new Set(rows.map(({ hash }) => hash))).toEqual(new Set(taken));
    expect(rows.every(({ subjectId }) => subjectId === planned)).toBe(true);
    // What waited for the first passes with it.
    const reason = '备份之后安排的督查，与平板上的原件核对无误';
    expect(await director.journal.held.release({ hash: taken[0] ?? '', reason })).toMatchObject({
      verdict: 'accepted',
    });
    expect((await director.journal.held.list({})).rows).toEqual([]);
    const recorded = await house.services.db.reader.recordedOf({ type: 'visit', id: planned });
    expect(new Map(recorded.map(({ kind, actor }) => [kind, actor.person]))).toEqual(
      new Map([
        ['visit.opened', here.person('lead')],
        ['visit.aborted', here.person('lead')],
        ['hold.released', here.person('director')],
      ]),
    );
  });
  const { status, lines } = await old.verified('en');
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(status).toBe(0);
});

test('the key of a case that was planned after the backup comes back with the tablet that was given it, and its words are read again', async () => {
  const said = '三号窗口的老人说等了两个小时';
  const [lost, key, hash] = await opened(await copied(), async (house, here) => {
    const { visit: planned } = await releaseTask(here);
    await first.pulls(house);
    const made = house.services.keyring.get(planned);
    const told = await first.says(said, planned);
    expect(await first.meets(house)).toBeNull();
    return [planned, made, told] as const;
  });
  expect(Buffer.from((await first.caseKeys())[lost] ?? '', 'base64url')).toEqual(key);

  const old = await copied();
  await opened(old, async (house, here) => {
    await first.meets(house);
    await first.meets(house);
    await first.pulls(house);
    expect((await first.entries()).find((each) => each.hash === hash)?.state).toBe('aside');
    // Nobody here knows the visit nor its team: its key waits, as its entries do, for a named person.
    expect(house.services.keyring.get(lost)).toBeNull();
    const director = await here.as('director');
    await director.journal.held.release({ hash, reason: '备份之后安排的督查，与平板上的原件核对无误' });
  });
  const named = (await old.verified('en')).lines.filter((line) => line.includes('sealed.key-missing'));
  expect(named).toEqual([expect.stringContaining(hash)]);

  await opened(old, async (house, here) => {
    await first.pulls(house);
    const { reader } = house.services.db;
    expect(house.services.keyring.get(lost)).toEqual(key);
    expect(await reader.recordedOf({ type: 'visit', id: lost })).toContainEqual(
      expect.objectContaining({ hash, payload: { text: said } }),
    );
    const told = (await reader.recordedOf({ type: 'office', id: here.office })).filter(
      ({ kind }) => kind === 'case-key.recovered',
    );
    expect(told).toMatchObject([{ payload: { case: lost, device: first.device, opens: 1, of: 1 } }]);
    await first.pulls(house);
  });
  const { status, lines } = await old.verified('en');
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(status).toBe(0);
  expect(readFileSync(join(old.folder, 'keys', lost))).toEqual(key);

  // What is destroyed is forgotten on the tablet as well, by the office's signed word, and comes back no more.
  await opened(old, async (house) => {
    house.services.keyring.destroy(lost);
    await first.pulls(house);
    expect(Object.keys(await first.caseKeys())).toEqual([visit]);
    await first.pulls(house);
    expect(house.services.keyring.get(lost)).toBeNull();
  });
});
