import type { JsonObject } from '@mingcha/journal';
import { type AccessAction, firstPrev, hashLine } from '../access-log/access-log.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

const page = 2000;

/** Every line against the one before, and the heads that the journal holds against the lines they name. */
export async function* checkAccessLog(ground: Ground): AsyncGenerator<Finding> {
  const { db } = ground;
  const { prisma } = db;
  const heads = new Map<number, string>();
  const offices = await prisma.office.findMany({ select: { id: true } });
  for (const { id } of offices)
    for (const entry of await recordedOf(db, { type: 'office', id }))
      if (entry.kind === 'access-log.anchored') heads.set(entry.payload.to, entry.payload.head);

  let prev = firstPrev;
  let seq = 0;
  for (;;) {
    const rows = await prisma.accessLog.findMany({
      where: { seq: { gt: BigInt(seq) } },
      orderBy: { seq: 'asc' },
      take: page,
    });
    for (const row of rows) {
      const found = Number(row.seq);
      if (found !== seq + 1)
        yield { check: 'access-log', code: 'log.gap', place: `access_log ${seq + 1}–${found - 1}` };
      const { facts, at, hash, action, ...line } = row;
      const computed = hashLine({
        ...line,
        seq: found,
        at: Number(at),
        action: action as AccessAction,
        facts: facts as JsonObject,
      });
      const place = `access_log ${found}`;
      if (computed !== hash) yield { check: 'access-log', code: 'log.line-changed', place };
      if (row.prev !== prev) yield { check: 'access-log', code: 'log.chain-broken', place };
      const anchored = heads.get(found);
      if (anchored !== undefined && anchored !== hash)
        yield { check: 'access-log', code: 'log.anchor-differs', place, expected: anchored, found: hash };
      heads.delete(found);
      prev = hash;
      seq = found;
    }
    if (rows.length < page) break;
  }
  for (const [to, head] of heads)
    yield { check: 'access-log', code: 'log.cut-off', place: `access_log ${to}`, expected: head };
}
