import 'fake-indexeddb/auto';
import type { Receipt } from '@mingcha/journal';
import { say } from '@mingcha/words';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow } from '../../apps/desk/src/log/follow.ts';
import { seenHead } from '../../apps/field/src/journal/log.ts';
import { ports } from '../../apps/server/src/journal/ports.ts';
import { releaseTask } from '../../apps/server/test/house/field-work.ts';
import type { House } from '../../apps/server/test/house/house.ts';
import { openTown, type Town, townIn } from '../../apps/server/test/house/town.ts';
import { openAccounts, tellAll } from '../../apps/server/test/notices/told.ts';
import { type Copy, Original } from '../harness/bent-copy.ts';
import { BareTablet } from './bare-tablet.ts';
import { printed } from './sentences.ts';

// Nothing in a log that was put back, or told twice, is broken in itself: `verify` finds each whole. Whoever saw more says so.

let original: Original;
let town: Town;
let later: number;
let tablets: {
  readonly first: BareTablet;
  readonly second: BareTablet;
  readonly third: BareTablet;
  readonly fourth: BareTablet;
};
const copies: Copy[] = [];

beforeAll(async () => {
  original = await Original.made(async (house) => {
    town = await openTown(house);
    const { visit } = await releaseTask(town);
    await openAccounts(town, ['director', 'reviewer', 'lead']);
    const enrolled = (name: string) => BareTablet.enrolled(town, visit, name);
    tablets = {
      first: await enrolled('一号平板'),
      second: await enrolled('二号平板'),
      third: await enrolled('三号平板'),
      fourth: await enrolled('四号平板'),
    };
    for (const tablet of Object.values(tablets)) {
      await tablet.says('大厅秩序良好');
      expect(await tablet.meets(house)).toBeNull();
    }
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

/** The server at work there, some time after the two began to differ. */
function opened<T>(copy: Copy, work: (house: House, here: Town) => Promise<T>): Promise<T> {
  later += 600_000;
  return copy.opened(later, async (house) => {
    const done = await work(house, await townIn(house, town));
    await house.services.db.sequencer.run();
    return done;
  });
}

/** A browser at the desk, whoever sits there. */
function browser(who: string) {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
  return async (house: House, here: Town) => {
    const { journal } = await here.as(who);
    const now = () => house.clock.now;
    return follow({ ports, storage, now, ask: (input) => journal.log.follow(input) });
  };
}

const contradictions = async (house: House) =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'log.contradicted' ? [entry.payload] : [],
  );

const losses = async (house: House) =>
  (await house.services.db.reader.recordedOf({ type: 'office', id: town.office })).flatMap((entry) =>
    entry.kind === 'log.entries-lost' ? [entry.payload] : [],
  );

/** Who finds a notice of it, by what they are. */
async function told(house: House, here: Town, of = 'log.contradicted'): Promise<string[]> {
  await tellAll(house);
  const rows = await house.services.db.prisma.roleGrant.findMany({ where: { office: here.office } });
  const holder = (role: string) => rows.find((row) => row.role === role)?.person ?? '';
  const people = {
    auditor: here.auditor,
    'security-admin': holder('security-admin'),
    director: here.person('director'),
    'system-admin': holder('system-admin'),
    reviewer: here.person('reviewer'),
    lead: here.person('lead'),
  };
  const found: string[] = [];
  for (const [role, person] of Object.entries(people)) {
    const { rows: notices } = await (await house.as(person, here.office)).notices.list({ limit: 50 });
    if (notices.some(({ code }) => code === of)) found.push(role);
  }
  return found;
}

/** All is there; of what was lost and is there again, both times are told. */
async function expectWhole(copy: Copy, back: readonly Omit<Receipt, 'alg'>[] = []): Promise<void> {
  const [count] = await copy.sql<{ entries: number }>('select count(*)::int as entries from entry');
  const said = back.length === 0 ? {} : { receipts: { 'receipt.entry-back': await placesOf(copy, back) } };
  for (const language of ['zh-CN', 'en'] as const)
    expect(await copy.verified(language)).toEqual({
      status: 0,
      lines: printed(language, said, { entries: count?.entries ?? 0, blobs: 0 }),
    });
}

async function placesOf(copy: Copy, back: readonly Omit<Receipt, 'alg'>[]): Promise<string[]> {
  const rows = await copy.sql<{ hash: string; subject: string; arrival: string }>(
    "select hash, subject_id as subject, arrival from entry where kind = 'visit.noted'",
  );
  return back.map(({ hash, writer, seq, arrival }) => {
    const row = rows.find((each) => each.hash === hash);
    return `entry ${hash} (visit.noted, ${row?.subject}) writer ${writer} number ${seq}  expected acknowledged ${arrival}  found arrived ${row?.arrival}`;
  });
}

/** What the outbox says: the heading, why, and what to do. */
const onScreen = (language: 'zh-CN' | 'en', why: 'head.shorter' | 'other', sizes: object) =>
  [say(language, 'field.log.doubt'), say(language, `field.log.doubt.${why}`, { ...sizes })] as const;

test('a restored old backup: the tablet that saw more says so, the journal and three people are told once, and everything arrives again', async () => {
  const { third } = tablets;
  const desk = browser('reviewer');
  const lost = await copied();
  const [said, size] = await opened(lost, async (house, here) => {
    const hashes = [await third.says('三号窗口无人'), await third.says('十点十分有人')];
    expect(await third.meets(house)).toBeNull();
    expect((await desk(house, here))?.doubt).toBeNull();
    return [hashes, (await seenHead(third.bench.db))?.size ?? 0] as const;
  });
  const held = (await third.entries()).map(({ hash }) => hash);

  const old = await copied();
  const lostOnes = await opened(old, async (house, here) => {
    const ends = (await house.services.db.tree.head())?.size ?? 0;
    const doubt = await third.meets(house);
    expect(doubt).toMatchObject({ code: 'head.shorter', seen: { size }, shown: { size: ends } });
    expect(onScreen('zh-CN', 'head.shorter', { seen: size, shown: ends })).toEqual([
      '办公室的日志，和这台平板上次看到的不一样',
      `上次看到 ${size} 条，现在拿出来的只到 ${ends} 条：可能是从旧备份恢复的，也可能有人删过。`,
    ]);
    expect(onScreen('en', 'head.shorter', { seen: size, shown: ends })).toEqual([
      'The office’s log is not the one this tablet saw last',
      `It saw ${size} entries; what is shown now ends at ${ends}. An old backup may have been put back, or something was deleted.`,
    ]);
    for (const hash of said) expect(await house.services.db.reader.entry(hash)).toBeNull();

    // Nobody lends a hand. The doubt stays all the same: more entries do not make it the log that was seen.
    expect(await third.meets(house)).toEqual(doubt);
    await third.meets(house);
    expect(await third.entries()).toEqual(held.map((hash) => ({ hash, state: 'received' })));
    for (const hash of held) expect((await house.services.db.reader.entry(hash))?.hash).toBe(hash);

    const warned = await desk(house, here);
    await desk(house, here);
    expect(warned?.doubt?.seen.size).toBe(size);
    expect(await contradictions(house)).toMatchObject([
      { device: third.device, person: null, seen: { size }, found: { size: ends, root: null } },
    ]);
    expect(await told(house, here)).toEqual(['auditor', 'security-admin', 'director']);
    // Everything was sent again; which of it was lost stands beside the head.
    expect(await losses(house)).toMatchObject([
      { device: third.device, receipts: said.map((hash) => ({ hash })) },
    ]);
    return (await losses(house)).flatMap(({ receipts }) => receipts);
  });
  await expectWhole(old, lostOnes);
});

test('what was acknowledged after the newest head that a tablet saw, and is not in the old backup, is on record with its receipt, four people are told once, and it arrives again', async () => {
  const { fourth } = tablets;
  const seen = await seenHead(fourth.bench.db);
  const states = async () => (await fourth.entries()).map(({ state }) => state);
  const said = await opened(await copied(), async (house) => {
    const hash = await fourth.says('有人插队，无人过问');
    await fourth.handsIn(house);
    expect((await house.services.db.reader.entry(hash))?.hash).toBe(hash);
    return hash;
  });
  expect(await states()).toEqual(['received', 'received']);

  const old = await copied();
  const lostOnes = await opened(old, async (house, here) => {
    // Everything that was seen is there: nothing in this log contradicts anybody.
    expect(await fourth.meets(house)).toBeNull();
    expect((await seenHead(fourth.bench.db))?.size).toBeGreaterThanOrEqual(seen?.size ?? 1);
    expect(await states()).toEqual(['sent', 'sent']);
    expect(await losses(house)).toEqual([]);
    const receipt = await fourth.receiptOf(said);
    expect(await fourth.meets(house)).toBeNull();
    expect(await states()).toEqual(['received', 'received']);
    expect((await house.services.db.reader.entry(said))?.hash).toBe(said);
    expect(await contradictions(house)).toEqual([]);

    // The other entry was sent again as well, and was here all the time.
    await fourth.meets(house);
    expect(await losses(house)).toMatchObject([{ device: fourth.device, receipts: [receipt] }]);
    expect(await told(house, here, 'log.entries-lost')).toEqual([
      'auditor',
      'security-admin',
      'director',
      'system-admin',
    ]);
    const { losses: shown, names } = await (await house.as(here.auditor, here.office)).journal.log.heads();
    expect(shown).toMatchObject([
      {
        device: fourth.device,
        numbers: [{ from: 2, to: 2 }],
        missing: [],
        acknowledged: { first: receipt.arrival, last: receipt.arrival },
      },
    ]);
    expect(names[fourth.device]).toBe('四号平板');
    return [receipt];
  });
  await expectWhole(old, lostOnes);
});

test('a server that shows two tablets two histories: where both meet, the other one is on record with its head, and loses nothing', async () => {
  const { first, second } = tablets;
  const desk = browser('reviewer');
  const [one, other] = [await copied(), await copied()];
  await opened(one, async (house) => {
    for (const text of ['甲一', '甲二', '甲三', '甲四']) await first.says(text);
    expect(await first.meets(house)).toBeNull();
  });
  const [deskSaw, tabletSaw] = await opened(other, async (house, here) => {
    await second.says('乙一');
    expect(await second.meets(house)).toBeNull();
    const remembered = await desk(house, here);
    await second.says('乙二');
    expect(await second.meets(house)).toBeNull();
    return [remembered?.seen, await seenHead(second.bench.db)] as const;
  });
  // Each by itself is whole: no look at either of them tells that there is another.
  await expectWhole(one);
  await expectWhole(other);

  const held = (await second.entries()).map(({ hash }) => hash);
  const lostOnes = await opened(one, async (house, here) => {
    expect(await first.meets(house)).toBeNull();
    const doubt = await second.meets(house);
    expect(doubt).toMatchObject({ code: 'head.other-history', seen: tabletSaw });
    const size = tabletSaw?.size ?? 0;
    expect(onScreen('zh-CN', 'other', { seen: size, shown: 0 })[1]).toBe(
      `上次看到的 ${size} 条，现在的日志接不上：可能有人改写过。`,
    );
    expect(onScreen('en', 'other', { seen: size, shown: 0 })[1]).toBe(
      `The log shown now does not go on from the ${size} entries it saw. Somebody may have rewritten it.`,
    );
    await second.meets(house);
    expect(await second.meets(house)).toEqual(doubt);
    expect(await second.entries()).toEqual(held.map((hash) => ({ hash, state: 'received' })));
    for (const hash of held) expect((await house.services.db.reader.entry(hash))?.hash).toBe(hash);

    expect((await desk(house, here))?.doubt).toMatchObject({ code: 'head.other-history', seen: deskSaw });
    await desk(house, here);
    expect(await first.meets(house)).toBeNull();
    expect(await contradictions(house)).toMatchObject([
      { device: second.device, person: null, seen: tabletSaw, found: { size } },
      { device: null, person: town.person('reviewer'), seen: deskSaw, found: { size: deskSaw?.size } },
    ]);
    expect(await told(house, here)).toEqual(['auditor', 'security-admin', 'director']);
    return (await losses(house)).flatMap(({ receipts }) => receipts);
  });
  expect(lostOnes.map(({ hash }) => hash)).toEqual(held.slice(1));
  await expectWhole(one, lostOnes);
});
