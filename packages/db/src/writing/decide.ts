import type { AcceptFacts, Judgement, PreparedRun, WireRun } from '@mingcha/journal';
import type { RunEnd } from '../journal/statements.ts';
import type { KeptEntry } from '../journal/stored.ts';
import type { Answer, PushFacts, WriterRecord } from '../types.ts';
import { insertFork, insertHeld, insertRejected } from './aside.ts';
import type { Transaction } from './transaction.ts';

/** Work out first: what becomes of each entry, with what stood under the locks. */
export interface Decided {
  readonly judgements: readonly Judgement[];
  readonly kept: readonly KeptEntry[];
  readonly answers: readonly Answer[];
}

export function decide(
  judgements: readonly Judgement[],
  keptAt: AcceptFacts['keptAt'],
  arrivals: ReadonlyMap<string, number>,
  arrival: number,
  facts: PushFacts,
): Decided {
  const kept: KeptEntry[] = [];
  const answers = judgements.map((judgement): Answer => {
    const { hash, seq, entry, verdict } = judgement;
    switch (verdict.verdict) {
      case 'accepted':
      case 'fork':
        if (entry) {
          const branch = keptAt.get(entry.header.seq)?.length ?? 0;
          const contested = facts.doubt?.(entry.header) ?? null;
          kept.push({ ...entry, arrival, contested, writerClass: 'tablet', branch });
        }
        return { hash, seq, verdict: verdict.verdict, arrival };
      case 'duplicate':
        return { hash, seq, verdict: 'duplicate', arrival: arrivals.get(hash ?? '') ?? arrival };
      default:
        return { hash, seq, verdict: verdict.verdict, reason: verdict.reason };
    }
  });
  return { judgements, kept, answers };
}

/** Apply second. */
export function apply(
  tx: Transaction,
  unit: WireRun,
  { run }: PreparedRun,
  record: WriterRecord,
  { judgements, kept }: Decided,
  arrival: number,
  isAssumed = false,
): RunEnd[] {
  tx.keep(kept);
  const held = judgements.filter(({ verdict }) => verdict.verdict === 'held');
  const forks = judgements.filter(({ verdict }) => verdict.verdict === 'fork');
  const rejected = judgements.filter(({ verdict }) => verdict.verdict === 'rejected');
  if (held.length > 0) tx.send(insertHeld(held, arrival));
  if (rejected.length > 0) tx.send(insertRejected(unit, rejected, arrival));
  if (forks.length > 0) tx.send(insertFork(forks, run.writer, arrival));
  if (kept.length === 0 && held.length === 0) return [];
  const last = kept.filter(({ branch }) => branch === 0).at(-1);
  const head = last && last.header.seq > record.headSeq ? { seq: last.header.seq, hash: last.hash } : null;
  const after = { ...record, headSeq: head?.seq ?? record.headSeq, headHash: head?.hash ?? record.headHash };
  tx.writers.set(record.id, forks.length > 0 ? null : after);
  const sig = Buffer.from(run.sig, 'base64url');
  const assumed = isAssumed ? record : null;
  return [{ run: { ...run, sig, arrival }, head, forked: forks.length > 0, assumed }];
}
