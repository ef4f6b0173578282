import type { Writer } from '@mingcha/db';
import { officeClock } from '@mingcha/domain';
import type { Services } from '../services.ts';

/**
 * Seals the lines since the last seal and writes their head into the journal, under the office that was founded first:
 * from then on nobody can cut the end of the log off or write it anew without the journal saying so.
 */
export async function anchorAccessLog(services: Services): Promise<number> {
  return services.db.transact(async (writer) => {
    const office = await writer.prisma.office.findFirst({ orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }] });
    if (office === null) return 0;
    const subject = { type: 'office' as const, id: office.id };
    await writer.lock([subject]);
    const range = await unsealed(writer);
    if (range === null) return 0;
    const [entry] = await writer.append([
      {
        kind: 'access-log.anchored',
        subject,
        office: office.id,
        actor: { person: officeClock, seat: null },
        payload: range,
        expected: await writer.count(subject),
      },
    ]);
    await writer.bookkeeping.accessLogSeal.createMany({
      data: {
        fromSeq: BigInt(range.from),
        toSeq: BigInt(range.to),
        head: range.head,
        at: BigInt(services.now()),
        entry: entry?.hash ?? null,
      },
    });
    return range.to - range.from + 1;
  });
}

async function unsealed(writer: Writer): Promise<{ from: number; to: number; head: string } | null> {
  const seal = await writer.prisma.accessLogSeal.findFirst({ orderBy: { toSeq: 'desc' } });
  const last = await writer.prisma.accessLog.findFirst({ orderBy: { seq: 'desc' } });
  const from = Number(seal?.toSeq ?? 0n) + 1;
  return last === null || Number(last.seq) < from ? null : { from, to: Number(last.seq), head: last.hash };
}
