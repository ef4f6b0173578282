import { toBase64url, verifyTreeHead } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import { treeOfLeaves } from './tree-of-leaves.ts';

const page = 10_000;
const width = 256;
const hashLength = 32;

/**
 * The log: every tile and every head that was ever signed, against the tree made again from the leaves. A head that the leaves
 * do not give means that the order was changed or cut off after it was signed.
 */
export async function* checkTree(ground: Ground): AsyncGenerator<Finding> {
  const tiles = new Map<string, Buffer>();
  const tree = treeOfLeaves((height, index, hash) => {
    if (height % 8 > 0) return;
    const name = `${height / 8}/${Math.floor(index / width)}`;
    const tile = tiles.get(name) ?? Buffer.alloc(width * hashLength);
    tile.set(hash, (index % width) * hashLength);
    tiles.set(name, tile);
  });

  const heads = headsOf(ground);
  let head = (await heads.next()).value;
  const covered = await coveredBy(ground);
  for await (const { hashes, isLast } of ground.db.leaves()) {
    for (const hash of hashes) {
      tree.add(hash);
      for (; head && head.size <= tree.size; head = (await heads.next()).value)
        yield* head.judge(head.size === tree.size ? tree.root() : null);
    }
    yield* checkTiles(ground, tiles, { size: tree.size, covered }, isLast);
  }
  yield* beyondLeaves(ground);
}

/** Full tiles are compared and let go; at the end the unfinished ones too, and that there are no others. */
async function* checkTiles(
  { db }: Ground,
  made: Map<string, Buffer>,
  { size, covered }: { readonly size: number; readonly covered: number },
  isEnd: boolean,
): AsyncGenerator<Finding> {
  const heldOf = (leaves: number, level: number, index: number) =>
    Math.min(Math.floor(leaves / width ** level) - index * width, width);
  const due = [...made].flatMap(([name, bytes]) => {
    const [level = 0, index = 0] = name.split('/').map(Number);
    if (heldOf(size, level, index) < width && !isEnd) return [];
    made.delete(name);
    const held = heldOf(Math.min(size, covered), level, index);
    return held > 0 ? [{ name, level, index, bytes: bytes.subarray(0, held * hashLength) }] : [];
  });
  const stored = await db.prisma.treeTile.findMany({
    where: { OR: due.map(({ level, index }) => ({ level, index })) },
  });
  const byName = new Map(stored.map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
  for (const { name, bytes } of due) {
    const found = byName.get(name);
    if (found === undefined) yield { check: 'tree', code: 'tree.tile-missing', place: `tree_tile ${name}` };
    else if (Buffer.compare(found, bytes) !== 0)
      yield { check: 'tree', code: 'tree.tile-changed', place: `tree_tile ${name}` };
  }
}

/** How many leaves the tiles say they hold. They grow by whole steps and a moment behind the leaves: the newest may wait. */
async function coveredBy({ db }: Ground): Promise<number> {
  const [row] = await db.prisma.$queryRaw<{ covered: number }[]>`
    select coalesce(max((index * 256 + length(hashes) / 32) * power(256, level)), 0)::float8 as covered from tree_tile`;
  return row?.covered ?? 0;
}

/** Tiles and heads of which there is no leaf: a tile that began within them was compared with them. */
async function* beyondLeaves({ db }: Ground): AsyncGenerator<Finding> {
  const tiles = await db.prisma.$queryRaw<{ level: number; index: bigint }[]>`
    select level, index from tree_tile
      where index * 256 * power(256, level) >= (select coalesce(max(position) + 1, 0) from leaf) order by level, index`;
  for (const { level, index } of tiles)
    yield { check: 'tree', code: 'tree.tile-beyond-leaves', place: `tree_tile ${level}/${index}` };
  const heads = await db.prisma.$queryRaw<{ size: bigint }[]>`
    select size from tree_head where size > (select coalesce(max(position) + 1, 0) from leaf) order by size`;
  for (const { size } of heads)
    yield { check: 'tree', code: 'tree.head-beyond-leaves', place: `tree_head ${size}` };
}

interface JudgedHead {
  readonly size: number;
  /** Null: its size is one that a later page passed over, which sorted leaves never do. */
  judge(root: string | null): AsyncGenerator<Finding>;
}

async function* headsOf({ db, serverKeys: keys }: Ground): AsyncGenerator<JudgedHead> {
  for (let next = 0n; ; ) {
    const rows = await db.prisma.treeHead.findMany({
      where: { size: { gt: next } },
      orderBy: { size: 'asc' },
      take: page,
    });
    for (const row of rows) {
      const size = Number(row.size);
      const place = `tree_head ${size}`;
      const head = {
        v: 1,
        alg: row.alg,
        key: row.key,
        size,
        root: row.root,
        at: Number(row.at),
        sig: toBase64url(row.sig),
      };
      yield {
        size,
        async *judge(root) {
          const signed = await verifyTreeHead(ports, head, keys);
          if (!signed.ok) yield { check: 'tree', code: signed.fault.code, place };
          if (row.root !== root)
            yield {
              check: 'tree',
              code: 'tree.head-not-of-leaves',
              place,
              expected: root ?? '',
              found: row.root,
            };
        },
      };
    }
    const last = rows.at(-1);
    if (rows.length < page || last === undefined) return;
    next = last.size;
  }
}
