import type { Subject } from '@mingcha/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLive, type OpenDatabase } from '../src/index.ts';
import { type CutLine, openCutLine } from './cut-line.ts';
import {
  actor,
  enrol,
  makeWorld,
  office,
  push,
  rowsOf,
  signerOf,
  Tablet,
  visitOf,
  type World,
} from './world.ts';

let world: World;
let line: CutLine;
let database: OpenDatabase;
beforeAll(async () => {
  world = await makeWorld();
  line = await openCutLine(world.embedded.url);
  // One lane: what follows a lost answer has to continue the very chain that it left.
  database = await world.open({ url: line.url, directUrl: world.embedded.url, lanes: [signerOf('lane')] });
  await database.claimLanes();
});
afterAll(async () => {
  await database?.close();
  await line?.close();
  await world?.end();
});

const decide = (subject: Subject, seen?: number) =>
  database.transact(async (w) => {
    await w.lock([subject]);
    const expected = seen ?? (await w.count(subject));
    const payload = { reason: 'window closed' };
    return w.append([{ kind: 'visit.covert-waived', subject, office, actor, payload, expected }]);
  });

async function expectWhole(): Promise<void> {
  const chains = await database.prisma.entry.groupBy({
    by: ['writer'],
    _count: { seq: true },
    _max: { seq: true },
  });
  for (const { _count, _max } of chains) expect(_max.seq, 'a chain without a gap').toBe(_count.seq);
  await database.sequencer.run();
  expect(await database.prisma.leaf.count()).toBe(await database.prisma.entry.count());
  expect(await compareLive(database)).toEqual([]);
}

describe('a commit that landed and whose answer was lost', () => {
  it('of a command stands once: whoever decided is told that nothing is known, and trying again changes nothing', async () => {
    const visit = visitOf('command');
    await decide(visit);
    const lost = line.loseNextAnswer();
    await expect(decide(visit, 1)).rejects.toMatchObject({ code: 'database-lost' });
    await lost;
    expect(await database.reader.count(visit)).toBe(2);
    await expect(decide(visit, 1)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await database.reader.count(visit)).toBe(2);
    // The lane goes on behind the entry that nobody was told of.
    await decide(visit, 2);
    expect(await database.reader.count(visit)).toBe(3);
    await expectWhole();
  });

  it.each([
    ['of a tablet that was not heard of before', 0],
    ['of one whose chain is remembered', 2],
  ])('of a push %s: sent again, every entry is there already and stands once', async (name, before) => {
    const visit = visitOf(name);
    const key = { kid: visit.id, key: world.keyring.create(visit.id) };
    const tablet = new Tablet(name, key);
    await enrol(database, tablet);
    for (let n = 0; n < before; n += 1) {
      const entry = await tablet.write('visit.noted', visit, { text: `before ${n}` });
      await push(database, await tablet.run([entry]));
    }
    const first = await tablet.write('visit.noted', visit, { text: 'one' });
    const second = await tablet.write('visit.noted', visit, { text: 'two' }, [first.hash]);
    const run = await tablet.run([first, second]);
    const lost = line.loseNextAnswer();
    const told = await push(database, run).catch((error: { code: string }) => error.code);
    await lost;
    if (typeof told === 'string') expect(told).toBe('database-lost');
    const again = await push(database, run);
    expect(again.map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate']);
    expect(await database.reader.entriesOf(visit)).toHaveLength(before + 2);
    const { notes } = (await rowsOf(database)) as { notes: { visit: string; text: string }[] };
    expect(notes.filter((note) => note.visit === visit.id)).toHaveLength(before + 2);
    const next = await tablet.write('visit.noted', visit, { text: 'three' }, [second.hash]);
    const after = await push(database, await tablet.run([next]));
    expect(after.map(({ verdict }) => verdict)).toEqual(['accepted']);
    await expectWhole();
  });
});
