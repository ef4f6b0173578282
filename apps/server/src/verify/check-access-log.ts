import type { Recorded } from '@mingcha/domain';
import type { JsonObject } from '@mingcha/journal';
import { type AccessAction, firstPrev, hashLine } from '../access-log/access-log.ts';
import { hashOfKept } from '../access-log/kept-lines.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';
import { type LogCut, readLogCuts } from './log-cuts.ts';

const page = 2000;

/**
 * Every line against the one before, and the heads that the journal holds against the lines they name. Of a stretch that was
 * lawfully destroyed the lines that were kept must be there, and no others; the chain goes on from the head of the last one.
 */
export async function* checkAccessLog(
  ground: Ground,
  lawful: (cut: LogCut) => void = () => {},
): AsyncGenerator<Finding> {
  const { db } = ground;
  const { prisma } = db;
  const heads = new Map<number, string>();
  const offices = await prisma.office.findMany({ select: { id: true } });
  const entries: Recorded[] = [];
  for (const { id } of offices) entries.push(...(await recordedOf(db, { type: 'office', id })));
  for (const entry of entries)
    if (entry.kind === 'access-log.anchored') heads.set(entry.payload.to, entry.payload.head);
  const { cuts, findings } = await readLogCuts(ground, entries, heads);
  yield* findings;
  for (const cut of cuts) lawful(cut);

  const last = cuts.at(-1);
  const before = last?.to ?? 0;
  for (const to of [...heads.keys()]) if (to <= before) heads.delete(to);
  const kept: { seq: number; hash: string }[] = [];
  let prev = last?.head ?? firstPrev;
  let seq = before;
  let read = 0;
  for (;;) {
    const rows = await prisma.accessLog.findMany({
      where: { seq: { gt: BigInt(read) } },
      orderBy: { seq: 'asc' },
      take: page,
    });
    for (const row of rows) {
      const found = Number(row.seq);
      read = found;
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
      if (found <= before) {
        kept.push({ seq: found, hash });
        continue;
      }
      if (found !== seq + 1)
        yield { check: 'access-log', code: 'log.gap', place: `access_log ${seq + 1}–${found - 1}` };
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
  yield* keptOf(cuts, kept);
  for (const [to, head] of heads)
    yield { check: 'access-log', code: 'log.cut-off', place: `access_log ${to}`, expected: head };
}

/** What stays of a stretch is what its entry counts, to the byte: a line brought back is as wrong as one more taken away. */
function* keptOf(
  cuts: readonly LogCut[],
  kept: readonly { readonly seq: number; readonly hash: string }[],
): Generator<Finding> {
  for (const { from, to, kept: said } of cuts) {
    const here = kept.filter(({ seq }) => seq >= from && seq <= to).map(({ hash }) => hash);
    if (here.length !== said.lines || hashOfKept(here) !== said.hash)
      yield {
        check: 'access-log',
        code: 'log.kept-differs',
        place: `access_log ${from}–${to}`,
        expected: `${said.lines} ${said.hash}`,
        found: `${here.length} ${hashOfKept(here)}`,
      };
  }
}
