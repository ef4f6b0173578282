import type { Database } from '@mingcha/db';
import { type TreeHead, toBase64url } from '@mingcha/journal';

export interface DueHead {
  readonly day: string;
  readonly head: TreeHead;
}

interface Row {
  readonly day: string;
  readonly size: bigint;
  readonly root: string;
  readonly at: bigint;
  readonly alg: TreeHead['alg'];
  readonly key: string;
  readonly sig: Uint8Array;
}

const farthestBack = 400;

/**
 * The last head of every day that has ended since the last one that was stamped, oldest first; of an installation that has no
 * stamp yet only the newest: it holds everything before it.
 */
export async function dueHeads(
  { prisma }: Pick<Database, 'prisma'>,
  now: number,
  zone: string,
): Promise<DueHead[]> {
  const last = await prisma.logStamp.findFirst({ orderBy: { day: 'desc' }, select: { day: true } });
  const rows = await prisma.$queryRaw<Row[]>`
    with today as (select date_trunc('day', to_timestamp(${now}::float8 / 1000) at time zone ${zone}) as at)
    select to_char(day, 'YYYY-MM-DD') as day, head.size, head.root, head.at, head.alg, head.key, head.sig
    from today, generate_series(today.at - interval '1 day' * ${farthestBack}::int, today.at - interval '1 day', '1 day') as day
      cross join lateral (select * from tree_head
        where tree_head.at >= extract(epoch from day at time zone ${zone})::int8 * 1000
          and tree_head.at < extract(epoch from (day + interval '1 day') at time zone ${zone})::int8 * 1000
        order by tree_head.at desc, size desc limit 1) as head
    where to_char(day, 'YYYY-MM-DD') > ${last?.day ?? ''}
    order by day`;
  const heads = rows.map(({ day, size, root, at, alg, key, sig }) => ({
    day,
    head: { v: 1 as const, alg, key, size: Number(size), root, at: Number(at), sig: toBase64url(sig) },
  }));
  return last === null ? heads.slice(-1) : heads;
}
