import type { Kind, Subject } from '@mingcha/domain';
import { parseHeader } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLive, type Draft, isDbError, nodePorts, type OpenDatabase } from '../src/index.ts';
import {
  actor,
  enrol,
  idOf,
  makeWorld,
  office,
  push,
  signerOf,
  Tablet,
  visitOf,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const lanesOf = (count: number) => Array.from({ length: count }, (_, n) => signerOf(`lane ${n}`));
const draft = (subject: Subject, kind: Kind, payload: object, expected?: number): Draft => ({
  kind,
  subject,
  office,
  actor,
  payload,
  ...(expected === undefined ? {} : { expected }),
});

async function opened(lanes: number): Promise<OpenDatabase> {
  const database = await world.open({ lanes: lanesOf(lanes) });
  await database.claimLanes();
  return database;
}

/** A command as the server makes them: count under the lock, decide, append. */
const decide = (database: OpenDatabase, subject: Subject, seen?: number) =>
  database.transact(async (w) => {
    await w.lock([subject]);
    const expected = seen ?? (await w.count(subject));
    return await w.append([draft(subject, 'visit.covert-waived', { reason: 'window closed' }, expected)]);
  });

async function chainOf(database: OpenDatabase, writer: string) {
  const rows = await database.prisma.entry.findMany({ where: { writer }, orderBy: { seq: 'asc' } });
  return rows.map((row) => {
    const header = parseHeader(nodePorts(), row.header);
    if (!header.ok) throw new Error(header.fault.code);
    return { seq: row.seq, hash: row.hash, header: header.value };
  });
}

describe('an append', () => {
  it('of two deciders that saw the same count lets one win and tells the other', async () => {
    const database = await opened(2);
    const visit = visitOf('two deciders');
    const both = await Promise.allSettled([decide(database, visit, 0), decide(database, visit, 0)]);
    const lost = both.filter((r) => r.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(isDbError((lost[0] as PromiseRejectedResult).reason, 'changed-meanwhile')).toBe(true);
    expect(await database.reader.count(visit)).toBe(1);
  });

  it('made by many at once keeps every lane a chain without a gap, signed to its end', async () => {
    const database = await opened(3);
    const work = Array.from({ length: 60 }, (_, n) => decide(database, visitOf(`many ${n % 7}`)));
    await Promise.all(work);
    let total = 0;
    for (const lane of lanesOf(3)) {
      const chain = await chainOf(database, lane.writer);
      total += chain.length;
      chain.forEach(({ seq, header, hash }, index) => {
        expect(seq).toBe(index + 1);
        expect(header.hash).toBe(hash);
        expect(header.header.prev).toBe(chain[index - 1]?.hash ?? '0'.repeat(64));
      });
      const runs = await database.prisma.run.findMany({
        where: { writer: lane.writer },
        orderBy: { fromSeq: 'asc' },
      });
      expect(runs.reduce((covered, run) => (run.fromSeq === covered + 1 ? run.toSeq : -1), 0)).toBe(
        chain.length,
      );
    }
    expect(total).toBe(60);
    for (let n = 0; n < 7; n += 1) {
      const entries = await database.reader.entriesOf(visitOf(`many ${n}`));
      expect(entries.map((e) => e.header.expected)).toEqual(entries.map((_, index) => index));
    }
  });

  it('gives every committed entry one place in the order, without a gap, whoever sequences', async () => {
    const database = await opened(3);
    await Promise.all([
      ...Array.from({ length: 40 }, (_, n) => decide(database, visitOf(`order ${n}`))),
      ...Array.from({ length: 10 }, () => database.sequencer.run()),
    ]);
    await database.sequencer.run();
    const leaves = await database.prisma.leaf.findMany({ orderBy: { position: 'asc' } });
    expect(leaves.map((leaf) => Number(leaf.position))).toEqual(leaves.map((_, index) => index));
    expect(leaves).toHaveLength(40);
    expect(await database.prisma.pending.count()).toBe(0);
  });

  it('that fails leaves neither entry nor row nor gap', async () => {
    const database = await opened(1);
    const visit = visitOf('failed');
    await expect(
      database.transact(async (w) => {
        await w.lock([visit]);
        await w.append([draft(visit, 'visit.covert-waived', { reason: 'window closed' }, 0)]);
        await w.fold();
        throw new Error('the command changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await database.prisma.entry.count()).toBe(0);
    await decide(database, visit);
    expect((await chainOf(database, lanesOf(1)[0]?.writer ?? '')).map((e) => e.seq)).toEqual([1]);
  });

  it('closes the time for locks', async () => {
    const database = await opened(1);
    const attempt = database.transact(async (w) => {
      await w.lock([visitOf('a')]);
      await w.append([draft(visitOf('a'), 'visit.covert-waived', { reason: 'window closed' })]);
      await w.lock([visitOf('b')]);
    });
    await expect(attempt).rejects.toMatchObject({ code: 'lock-order' });
    const unlocked = database.transact((w) => w.append([draft(visitOf('c'), 'visit.reviewed', {})]));
    await expect(unlocked).rejects.toMatchObject({ code: 'lock-order' });
  });

  it('on a lane that another process holds is refused', async () => {
    const database = await opened(1);
    const second = await world.open({ url: database.url, lanes: lanesOf(1), holder: 'another' });
    await expect(second.claimLanes()).rejects.toMatchObject({ code: 'lane-lost' });
    await database.prisma.lane.updateMany({ data: { holder: 'another' } });
    await expect(decide(database, visitOf('stolen'))).rejects.toMatchObject({ code: 'lane-lost' });
  });

  it('in the journal cannot be changed or removed by a statement', async () => {
    const database = await opened(1);
    await decide(database, visitOf('stone'));
    await expect(database.prisma.entry.updateMany({ data: { kind: 'x.y' } })).rejects.toThrow('append-only');
    await expect(database.prisma.entry.deleteMany({})).rejects.toThrow('append-only');
    await expect(database.prisma.run.deleteMany({})).rejects.toThrow('append-only');
  });
});

describe('an erasure', () => {
  it('leaves chain, fold and payload root whole, with a tombstone in the place of the value', async () => {
    const database = await opened(1);
    const visit = visitOf('erased');
    const tablet = new Tablet('eraser', { kid: visit.id, key: world.keyring.create(visit.id) });
    await enrol(database, tablet);
    const note = await tablet.write('visit.noted', visit, { text: 'a name was said', waiting: 5 });
    const later = await tablet.write('visit.noted', visit, { text: 'kept' }, [note.hash]);
    const unit = await tablet.run([note, later]);
    await push(database, unit);
    const dump = async () =>
      JSON.stringify(await database.prisma.entryPayload.findUnique({ where: { hash: note.hash } }));
    const before = await dump();
    const erasure: Subject = { type: 'office', id: office };
    await database.transact(async (w) => {
      await w.lock([visit, erasure]);
      const [order] = await w.append([
        draft(erasure, 'fields.erased', {
          entries: [{ hash: note.hash, paths: ['text'] }],
          approvals: [idOf('per', 'a'), idOf('per', 'b')],
          reason: 'asked for by the person named',
        }),
      ]);
      await w.erase(note.hash, ['text'], order?.hash ?? '');
    });
    expect(await dump()).not.toBe(before);
    const notes = await database.reader.prisma.visitNote.findMany({ orderBy: { id: 'asc' } });
    expect(notes.map((n) => [n.text, n.erased, n.waiting])).toEqual([
      [null, true, 5],
      ['kept', false, null],
    ]);
    const stored = await database.reader.entry(note.hash);
    expect(stored?.fields.find((f) => f.path === 'text')).toMatchObject({
      path: 'text',
      by: expect.any(String),
    });
    expect(parseHeader(nodePorts(), stored?.bytes ?? new Uint8Array())).toMatchObject({ ok: true });
    expect(await compareLive(database)).toEqual([]);
    await database.rebuild();
    expect(await database.reader.prisma.visitNote.count({ where: { erased: true } })).toBe(1);
    // The tablet may push it again: acknowledged, and what was erased stays erased.
    expect((await push(database, unit)).map((a) => a.verdict)).toEqual(['duplicate', 'duplicate']);
    expect(await database.reader.prisma.visitNote.count({ where: { erased: true } })).toBe(1);
  });

  it('by destroying the key of the case turns every personal value into a tombstone', async () => {
    const database = await opened(1);
    const visit = visitOf('key gone');
    const tablet = new Tablet('keyless', { kid: visit.id, key: world.keyring.create(visit.id) });
    await enrol(database, tablet);
    await push(
      database,
      await tablet.run([await tablet.write('visit.noted', visit, { text: 'secret', queue: 4 })]),
    );
    world.keyring.destroy(visit.id);
    await database.rebuild();
    expect((await database.reader.prisma.visitNote.findMany()).map((n) => [n.text, n.erased])).toEqual([
      [null, true],
    ]);
    expect(() => world.keyring.create(visit.id)).toThrow('key-destroyed');
  });
});
