import type { Services } from '../services.ts';

/** A tablet keeps one of these; more are given one after the other only where nothing ever comes back from it. */
const most = 64;

/** The sizes of heads one of which a tablet keeps: that which it showed last, and what it was given since. */
export async function keptByTablet({ db }: Pick<Services, 'db'>, writer: string): Promise<number[]> {
  const row = await db.prisma.logSeen.findUnique({ where: { writer } });
  return row === null ? [] : sizesOf(row);
}

const sizesOf = ({ size, given }: { size: bigint; given: readonly bigint[] }): number[] =>
  [...new Set([size, ...given])].map(Number).filter((each) => each > 0);

/** Before it leaves: a file that goes out later proves that the log goes on from whichever of them arrived. */
export async function rememberGiven(
  { db, now }: Pick<Services, 'db' | 'now'>,
  writer: string,
  size: number,
): Promise<void> {
  const row = await db.prisma.logSeen.findUnique({ where: { writer } });
  const given = [...(row?.given ?? [])];
  if (row !== null && sizesOf(row).includes(size)) return;
  const next = [...given, BigInt(size)].slice(-most);
  await db.prisma.logSeen.upsert({
    where: { writer },
    create: { writer, size: 0n, at: BigInt(now()), given: next },
    update: { given: next },
  });
}

/** A person decided that it goes on: what it shows from here on is what it is measured by. It may still keep any of these. */
export async function forgetShown({ db }: Pick<Services, 'db'>, writer: string): Promise<void> {
  const row = await db.prisma.logSeen.findUnique({ where: { writer } });
  if (row === null) return;
  const given = sizesOf(row).slice(-most).map(BigInt);
  await db.prisma.logSeen.update({ where: { writer }, data: { size: 0n, given } });
}
