import { officeClock } from '@mingcha/domain';
import type { LogStretch } from '@mingcha/domain/retention';
import type { Services } from '../services.ts';
import { dueOfLog } from './due.ts';
import { hashOfKept, linesKept } from './kept-lines.ts';

interface ApprovedCut {
  readonly id: string;
  readonly office: string;
  readonly log: LogStretch;
  readonly ground: string;
  readonly approvals: readonly [string, string];
}

/**
 * Takes the stretch of an approved list away: the entry that says so and the deletion are one transaction, asked once more at
 * this moment. Answers how many lines went; done before, it answers the same.
 */
export async function cutLog(services: Services, list: ApprovedCut): Promise<number> {
  const { id, office, log, ground, approvals } = list;
  const { from, to, head, last } = log;
  const subject = { type: 'office' as const, id: office };
  return services.db.transact(async (writer) => {
    await writer.lock([subject, { type: 'destruction', id }]);
    const done = await writer.prisma.accessLogCut.findUnique({ where: { list: id } });
    if (done !== null) {
      const order = (await writer.recordedOf(subject)).find(({ hash }) => hash === done.entry);
      return order?.kind === 'access-log.destroyed' ? order.payload.destroyed : 0;
    }
    const due = await dueOfLog(writer, office, services.now(), id);
    // Somebody has lengthened the period since: the list is carried out, and nothing went.
    if (due === null || due.from !== from || due.to < to) return 0;
    const within = { seq: { gte: BigInt(from), lte: BigInt(to) } };
    const kept = await writer.prisma.accessLog.findMany({
      where: { ...within, OR: await linesKept(writer) },
      select: { seq: true, hash: true },
      orderBy: { seq: 'asc' },
    });
    const going = await writer.prisma.accessLog.count({ where: within });
    const [entry] = await writer.append([
      {
        kind: 'access-log.destroyed',
        subject,
        office,
        actor: { person: officeClock, seat: null },
        payload: {
          list: id,
          from,
          to,
          head,
          last,
          destroyed: going - kept.length,
          kept: { lines: kept.length, hash: hashOfKept(kept.map(({ hash }) => hash)) },
          reason: ground,
          approvals: [...approvals],
        },
        expected: await writer.count(subject),
      },
    ]);
    const bounds = { fromSeq: BigInt(from), toSeq: BigInt(to) };
    await writer.bookkeeping.accessLogCut.create({
      data: { ...bounds, head, last: BigInt(last), list: id, entry: entry?.hash ?? '' },
    });
    // What stays is told by its number: the lists of what it is about may be long, and may not change in between.
    let after = from - 1;
    for (const { seq } of [...kept, { seq: BigInt(to + 1) }]) {
      const stretch = { gt: BigInt(after), lt: seq };
      if (Number(seq) > after + 1) await writer.bookkeeping.accessLog.deleteMany({ where: { seq: stretch } });
      after = Number(seq);
    }
    return going - kept.length;
  });
}
