import { fromBase64url, type Signer, signTreeHead, type TreeHead, toBase64url } from '@mingcha/journal';
import type { Run } from '../journal/reads.ts';
import { rootAt } from './grow-tree.ts';

interface HeadRow {
  readonly size: number;
  readonly root: string;
  readonly at: number;
  readonly alg: TreeHead['alg'];
  readonly key: string;
  readonly sig: Buffer;
}

const headOf = ({ alg, key, root, size, at, sig }: HeadRow): TreeHead => ({
  v: 1,
  alg,
  key,
  size: Number(size),
  root,
  at: Number(at),
  sig: toBase64url(sig),
});

/** The last head of each UTC day since then, and those of these sizes; ascending. */
export async function headsSince(run: Run, since: number, sizes: readonly number[]): Promise<TreeHead[]> {
  const { rows } = await run<HeadRow>({
    name: 'mc_tree_heads',
    text: `select size::int8, root, at::int8, alg, key, sig from tree_head
      where size in (select max(size) from tree_head where at >= $1 group by at / 86400000)
        or size = any($2::int8[])
      order by size`,
    values: [since, [...sizes]],
  });
  return rows.map(headOf);
}

/** The newest head that was signed. */
export async function newestHead(run: Run): Promise<TreeHead | null> {
  const { rows } = await run<HeadRow>({
    name: 'mc_tree_head',
    text: 'select size::int8, root, at::int8, alg, key, sig from tree_head order by size desc limit 1',
  });
  const row = rows[0];
  return row === undefined ? null : headOf(row);
}

/** Signs what the tree is at this size and keeps it for ever; a second one at the same size is not made. */
export async function signHead(run: Run, signer: Signer, size: number, at: number): Promise<void> {
  const head = await signTreeHead(signer, { size, root: await rootAt(run, size), at });
  await run({
    name: 'mc_tree_sign',
    text: `insert into tree_head (size, root, at, alg, key, sig) values ($1, $2, $3, $4, $5, $6)
      on conflict (size) do nothing`,
    values: [size, head.root, at, head.alg, head.key, Buffer.from(fromBase64url(head.sig) ?? [])],
  });
}
