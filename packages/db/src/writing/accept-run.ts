import type { Subject } from '@mingcha/domain';
import {
  type AcceptFacts,
  checkRun,
  type Fault,
  type Judgement,
  judgeRun,
  neededHashes,
  type Ports,
  type PreparedRun,
  prepareRun,
  rejectRun,
  type WireRun,
} from '@mingcha/journal';
import { type WriterRow, writerOfRow } from '../journal/reads.ts';
import { journalRules } from '../journal/rules.ts';
import { insertRun, judging, writerById } from '../journal/statements.ts';
import { chainKey, type KeptEntry } from '../journal/stored.ts';
import type { Answer, PushFacts, WriterRecord } from '../types.ts';
import { insertFork, insertHeld, insertRejected } from './aside.ts';
import { knownWriter } from './known-writer.ts';
import type { Transaction } from './transaction.ts';

export interface AcceptPorts {
  readonly ports: Ports;
  readonly now: () => number;
  /** Keys by writer id. An id is made of its key, so what is remembered cannot become wrong. */
  readonly writers: Map<string, WriterRecord>;
}

export interface JudgingRow {
  readonly tag: 'kept' | 'woken';
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly subject_type: Subject['type'];
  readonly subject_id: string;
  readonly arrival: number;
}

export function factsOf(all: readonly JudgingRow[], writer: string, released: ReadonlySet<string>) {
  const rows = all.filter(({ tag }) => tag === 'kept');
  const keptAt = new Map<number, string[]>();
  for (const row of rows) {
    if (row.writer === writer) keptAt.set(row.seq, [...(keptAt.get(row.seq) ?? []), row.hash]);
  }
  const kept = new Map(
    rows.map((row) => [
      row.hash,
      { writer: row.writer, seq: row.seq, subject: { type: row.subject_type, id: row.subject_id } },
    ]),
  );
  const facts: AcceptFacts = { kept, keptAt, rules: journalRules, released };
  const woken = all.filter(({ tag }) => tag === 'woken').map(({ hash }) => hash);
  return { facts, woken, arrivals: new Map(rows.map((row) => [row.hash, row.arrival])) };
}

async function findWriter(
  tx: Transaction,
  id: string,
  { writers }: AcceptPorts,
): Promise<WriterRecord | null> {
  const known = writers.get(id);
  if (known) return known;
  const row = (await tx.run<{ [K in keyof WriterRow]: WriterRow[K] }>(writerById(id))).rows[0];
  if (!row) return null;
  const record = writerOfRow(row);
  if (writers.size > 10_000) writers.clear();
  writers.set(id, record);
  return record;
}

/** Form, hashes and signature: all that can be known before anything is locked. */
async function prepare(tx: Transaction, unit: WireRun, with_: AcceptPorts): Promise<PreparedRun | Fault> {
  const prepared = prepareRun(with_.ports, unit);
  if (!prepared.ok) return prepared.fault;
  const record = await findWriter(tx, prepared.value.run.writer, with_);
  const checked = await checkRun(with_.ports, prepared.value, record && knownWriter(record));
  return checked.ok ? checked.value : checked.fault;
}

/** One signature covers the run, so one false word in it sets the whole run aside, and the chain goes no further. */
function refusing(prepared: PreparedRun | Fault, { refuse }: PushFacts): PreparedRun | Fault {
  if ('code' in prepared || !refuse) return prepared;
  for (const { header, hash } of prepared.entries) {
    const code = refuse(header);
    if (code !== null) return { code, at: hash };
  }
  return prepared;
}

/** Work out first: what becomes of each entry, with what stood under the locks. */
interface Decided {
  readonly judgements: readonly Judgement[];
  readonly kept: readonly KeptEntry[];
  readonly answers: readonly Answer[];
}

function decide(
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

/** Accepts one pushed run in the open transaction: two round trips, the second one with the commit. */
export async function acceptRun(
  tx: Transaction,
  unit: WireRun,
  with_: AcceptPorts,
  facts: PushFacts,
): Promise<readonly Answer[]> {
  await tx.flush();
  const arrival = with_.now();
  const prepared = refusing(await prepare(tx, unit, with_), facts);
  if ('code' in prepared) {
    const judgements = rejectRun(with_.ports, unit, prepared);
    tx.send(insertRejected(unit, judgements, arrival));
    return judgements.map(({ hash, seq }) => ({ hash, seq, verdict: 'rejected', reason: prepared.code }));
  }
  const { run, entries } = prepared;
  const subjects = entries.map(({ header }) => header.subject as Subject);
  const hashes = entries.map(({ hash }) => hash);
  const needed = neededHashes({ entries });
  const reads = [writerById(run.writer), judging(needed, hashes, run.writer, run.from, run.to)];
  const answers = await tx.lock(subjects, reads, chainKey(run.writer));
  const record = writerOfRow(answers[0]?.rows[0] as WriterRow);
  const {
    facts: known,
    arrivals,
    woken,
  } = factsOf((answers[1]?.rows ?? []) as JudgingRow[], run.writer, new Set());
  const decided = decide(
    judgeRun(prepared, knownWriter(record), known),
    known.keptAt,
    arrivals,
    arrival,
    facts,
  );
  for (const hash of woken) tx.woken.add(hash);
  apply(tx, unit, prepared, record, decided, arrival);
  return decided.answers;
}

/** Apply second. */
function apply(
  tx: Transaction,
  unit: WireRun,
  { run }: PreparedRun,
  record: WriterRecord,
  { judgements, kept }: Decided,
  arrival: number,
): void {
  tx.keep(kept);
  const held = judgements.filter(({ verdict }) => verdict.verdict === 'held');
  const forks = judgements.filter(({ verdict }) => verdict.verdict === 'fork');
  const rejected = judgements.filter(({ verdict }) => verdict.verdict === 'rejected');
  if (held.length > 0) tx.send(insertHeld(held, arrival));
  if (rejected.length > 0) tx.send(insertRejected(unit, rejected, arrival));
  if (forks.length > 0) tx.send(insertFork(forks, run.writer, arrival));
  if (kept.length === 0 && held.length === 0) return;
  const last = kept.filter(({ branch }) => branch === 0).at(-1);
  const moves = last && last.header.seq > record.headSeq ? { seq: last.header.seq, hash: last.hash } : null;
  const sig = Buffer.from(run.sig, 'base64url');
  tx.send(insertRun({ ...run, sig, arrival }, moves, forks.length > 0));
}
