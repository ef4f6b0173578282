import {
  checkExtension,
  checkPlacement,
  checkTreeHead,
  fromHex,
  leafHash,
  merkleRoot,
  type TreeHead,
  toHex,
} from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodePorts, type OpenDatabase } from '../src/index.ts';
import { actor, makeWorld, office, signerOf, visitOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

const ports = nodePorts();
const headSigner = signerOf('heads');
const serverKeys = new Map([[headSigner.writer, headSigner]]);

async function opened(lane: string, url?: string): Promise<OpenDatabase> {
  const database = await world.open({ lanes: [signerOf(lane)], headSigner, ...(url && { url }) });
  await database.claimLanes();
  return database;
}

const write = (database: OpenDatabase, name: string, times = 1) =>
  database.transact(async (w) => {
    const subject = visitOf(name);
    await w.lock([subject]);
    const first = await w.count(subject);
    return w.append(
      Array.from({ length: times }, (_, n) => ({
        kind: 'visit.covert-waived' as const,
        subject,
        office,
        actor,
        payload: { reason: 'window closed' },
        expected: first + n,
      })),
    );
  });

const leavesOf = async ({ prisma }: OpenDatabase) =>
  (await prisma.leaf.findMany({ orderBy: { position: 'asc' } })).map(({ hash }) => hash);
const rootOf = (hashes: readonly string[]) =>
  toHex(
    merkleRoot(
      ports,
      hashes.map((hash) => leafHash(ports, fromHex(hash))),
    ),
  );

async function headOf(database: OpenDatabase): Promise<TreeHead> {
  const head = await database.tree.head();
  const checked = await checkTreeHead(ports, head, serverKeys);
  if (!checked.ok) throw new Error(checked.fault.code);
  return checked.value;
}

describe('the log', () => {
  it('of two processes that write at once is one tree, whose every head the next one extends', async () => {
    const one = await opened('one');
    const other = await opened('other', one.url);
    const work = Array.from({ length: 40 }, (_, n) =>
      write(n % 2 ? one : other, `at once ${n % 9}`, 1 + (n % 5)).then(async () => {
        if (n % 4 === 0) await (n % 3 ? one : other).sequencer.run();
      }),
    );
    await Promise.all(work);
    await one.sequencer.run();
    await other.sequencer.run();

    const leaves = await leavesOf(one);
    const last = await headOf(one);
    expect(last.size).toBe(leaves.length);
    const heads = await one.prisma.treeHead.findMany({ orderBy: { size: 'asc' } });
    expect(heads.length).toBeGreaterThan(1);
    for (const { size, root } of heads) {
      const seen = { size: Number(size), root };
      expect(root).toBe(rootOf(leaves.slice(0, seen.size)));
      const path = await one.tree.extension(seen.size, last.size);
      expect(checkExtension(ports, seen, last, path).ok).toBe(true);
    }
  });

  it('tells of each entry where it stands, and the way from there to the head holds for no other', async () => {
    const database = await opened('places');
    const hashes = (await write(database, 'places', 300)).map(({ hash }) => hash);
    await database.sequencer.run();
    const head = await headOf(database);
    const placements = await database.tree.placements(hashes, head.size);
    expect(new Set(placements.map(({ leaf }) => leaf)).size).toBe(300);
    for (const placement of placements) {
      expect(checkPlacement(ports, placement, head, { hash: placement.hash }).ok).toBe(true);
      const moved = { ...placement, leaf: (placement.leaf + 1) % head.size };
      expect(checkPlacement(ports, moved, head, { hash: placement.hash }).ok).toBe(false);
    }
    expect(await database.tree.placements(['0'.repeat(64)], head.size)).toEqual([]);
  });

  it('says of an entry that came after a head nothing under that head', async () => {
    const database = await opened('later');
    await write(database, 'before', 3);
    await database.sequencer.run();
    const head = await headOf(database);
    const [late] = await write(database, 'after');
    await database.sequencer.run();
    expect(await database.tree.placements([late?.hash ?? ''], head.size)).toEqual([]);
    expect((await headOf(database)).size).toBe(head.size + 1);
  });

  it('is grown anew from its leaves where tiles are missing, to the same root', async () => {
    const database = await opened('regrown');
    await write(database, 'regrown', 600);
    await database.sequencer.run();
    const head = await headOf(database);
    await database.prisma.$executeRaw`delete from tree_tile where level > 0`;
    await write(database, 'one more');
    await database.sequencer.run();
    const grown = await headOf(database);
    expect(grown.root).toBe(rootOf(await leavesOf(database)));
    const path = await database.tree.extension(head.size, grown.size);
    expect(checkExtension(ports, head, grown, path).ok).toBe(true);
  });

  it('signs nothing anew while nothing arrives, and keeps what it signed', async () => {
    const database = await opened('calm');
    await write(database, 'calm');
    await database.sequencer.run();
    const head = await headOf(database);
    await database.sequencer.run();
    expect(await headOf(database)).toEqual(head);
    await expect(database.prisma.$executeRaw`update tree_head set root = 'x'`).rejects.toThrow('append-only');
    await expect(database.prisma.$executeRaw`delete from tree_head`).rejects.toThrow('append-only');
  });
});

describe('a log that was rewritten', () => {
  it('cannot be made out to be what was seen before', async () => {
    const honest = await opened('honest');
    await write(honest, 'kept', 5);
    await honest.sequencer.run();
    const seen = await headOf(honest);
    const rewritten = await opened('rewritten');
    await write(rewritten, 'other', 9);
    await rewritten.sequencer.run();
    const shown = await headOf(rewritten);
    const path = await rewritten.tree.extension(seen.size, shown.size);
    const verdict = checkExtension(ports, seen, shown, path);
    expect(verdict).toEqual({ ok: false, fault: { code: 'head.other-history', at: '' } });
    expect(checkExtension(ports, shown, seen, [])).toEqual({
      ok: false,
      fault: { code: 'head.shorter', at: '' },
    });
  });
});
