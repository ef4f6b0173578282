import type { Reader } from '@mingcha/db';
import { Instant, idOf } from '@mingcha/domain';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import type { LogCutShown } from './schemas.ts';

export const LogInput = z.object({
  /** The `seq` of the last line of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.int().min(1).max(100).default(50),
  person: idOf('person').optional(),
  action: z.string().max(40).optional(),
  target: z.string().max(60).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});

export async function lastCut({ prisma }: Reader): Promise<z.infer<typeof LogCutShown> | null> {
  const cut = await prisma.accessLogCut.findFirst({ orderBy: { toSeq: 'desc' } });
  return cut === null ? null : { until: Number(cut.last), entry: cut.entry };
}

/** Newest first. Reading the log is a line in the log: the auditor is watched too. */
export async function listLog(ctx: SignedIn, input: z.infer<typeof LogInput>) {
  const { services, session } = ctx;
  const { cursor, limit, person, action, target, from, until } = input;
  const filters = [
    ...(person === undefined ? [] : [{ person }]),
    ...(action === undefined ? [] : [{ action }]),
    ...(target === undefined ? [] : [{ target }]),
    ...(from === undefined ? [] : [{ at: { gte: BigInt(from) } }]),
    ...(until === undefined ? [] : [{ at: { lt: BigInt(until) } }]),
    ...(cursor === undefined ? [] : [{ seq: { lt: BigInt(cursor) } }]),
  ];
  if (cursor === undefined)
    await services.accessLog.record({
      office: session.office,
      person: session.person,
      seat: session.seat,
      action: 'viewed',
      noun: 'access-log',
      target: null,
      facts: { ip: ctx.request.ip },
    });
  return services.db.read(async (reader) => {
    const found = await reader.prisma.accessLog.findMany({
      where: { AND: [scope(ctx, 'log.read', 'AccessLog'), ...filters] },
      orderBy: { seq: 'desc' },
      take: limit + 1,
    });
    const rows = plain(found.slice(0, limit));
    const last = found.length > limit ? rows.at(-1) : undefined;
    const sealed = await reader.prisma.accessLogSeal.findFirst({ orderBy: { toSeq: 'desc' } });
    return {
      rows: rows.map((row) => ({ ...row, facts: row.facts as Record<string, string | number> })),
      next: last === undefined ? null : String(last.seq),
      cut: await lastCut(reader),
      sealedUntil: sealed === null ? null : Number(sealed.toSeq),
      names: await namesOf(
        reader,
        session.office,
        rows.map((row) => row.person),
      ),
    };
  });
}
