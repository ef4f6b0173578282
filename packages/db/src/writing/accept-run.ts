import type { Subject } from '@mingcha/domain';
import {
  checkRun,
  checkRunShape,
  checkSignedRun,
  type Fault,
  judgeRun,
  neededHashes,
  type PreparedRun,
  prepareRun,
  rejectRun,
  type WireRun,
} from '@mingcha/journal';
import { DbError } from '../errors.ts';
import { verifyingElsewhere } from '../journal/node-ports.ts';
import { type WriterRow, writerOfRow } from '../journal/reads.ts';
import { insertRuns, judging, type RunEnd, writerById, writersById } from '../journal/statements.ts';
import { chainKey } from '../journal/stored.ts';
import type { Answer, WriterRecord } from '../types.ts';
import { acceptRemembered } from './accept-remembered.ts';
import { insertRejected } from './aside.ts';
import { apply, decide } from './decide.ts';
import { factsOf, type JudgingRow } from './facts.ts';
import { knownWriter } from './known-writer.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type AcceptPorts, type Pushed, refusing, unreadableOf } from './pushed.ts';
import { recall } from './recall.ts';
import type { Transaction } from './transaction.ts';

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

/** The signature of a known writer is over the run's own words: it can be looked at while its entries are read. */
function checkEarly(unverified: WireRun, { ports, writers }: AcceptPorts) {
  const run = checkRunShape(unverified?.run);
  const record = run.ok ? writers.get(run.value.writer) : undefined;
  return run.ok && record ? checkSignedRun(verifyingElsewhere(ports), run.value, knownWriter(record)) : null;
}

/** Form, hashes and signature: all that can be known before anything is locked. */
async function prepare(
  tx: Transaction,
  unit: WireRun,
  with_: AcceptPorts,
  isAlone: boolean,
): Promise<PreparedRun | Fault> {
  const early = isAlone ? checkEarly(unit, with_) : null;
  const prepared = prepareRun(with_.ports, unit);
  if (!prepared.ok) return prepared.fault;
  if (early) {
    const signed = await early;
    return signed.ok ? prepared.value : signed.fault;
  }
  const record = await findWriter(tx, prepared.value.run.writer, with_);
  const checked = await checkRun(with_.ports, prepared.value, record && knownWriter(record));
  return checked.ok ? checked.value : checked.fault;
}

/**
 * Accepts runs of different writers in the open transaction: two round trips for all of them, the second one with the
 * commit. Later ones are judged with what the earlier ones brought.
 */
export async function acceptRuns(
  tx: Transaction,
  pushed: readonly Pushed[],
  with_: AcceptPorts,
): Promise<readonly (readonly Answer[])[]> {
  await tx.flush();
  const outlines = pushed.map(({ unit }) => outlineOf(unit)).filter((outline) => outline !== null);
  const isPlain = outlines.length === pushed.length;
  const recalled = isPlain && tx.remembers ? recall(with_.memory, outlines) : null;
  if (recalled) return await acceptRemembered(tx, pushed, recalled, with_);
  const arrival = with_.now();
  const { prepared, state, unreadable } = await checkAndRead(tx, pushed, isPlain ? outlines : null, with_);
  const ends: RunEnd[] = [];
  const held: string[] = [];
  const answers = pushed.map(({ unit, facts }, index): readonly Answer[] => {
    const one = prepared[index] as PreparedRun | Fault;
    if ('code' in one) {
      const judgements = rejectRun(with_.ports, unit, one);
      tx.send(insertRejected(unit, judgements, arrival));
      return judgements.map(({ hash, seq }) => ({ hash, seq, verdict: 'rejected', reason: one.code }));
    }
    const record = state.writers.get(one.run.writer);
    if (!record) throw new DbError('writer-unknown', { writer: one.run.writer });
    const { facts: known, arrivals } = factsOf(state.rows, one.run.writer, none, unreadable);
    const decided = decide(judgeRun(one, knownWriter(record), known), known.keptAt, arrivals, arrival, facts);
    ends.push(...apply(tx, unit, one, record, decided, arrival));
    for (const { hash, header } of decided.kept) {
      const { type, id } = header.subject as Subject;
      const { writer, seq } = header;
      state.rows.push({ hash, writer, seq, subject_type: type, subject_id: id, arrival });
    }
    for (const { hash, verdict } of decided.judgements) {
      if (verdict.verdict === 'held' && hash !== null) held.push(hash);
    }
    return decided.answers;
  });
  tx.send(...insertRuns(ends));
  const known = prepared.flatMap((one) => ('code' in one ? [] : one.entries.map(({ hash }) => hash)));
  if (known.length > 0) tx.wakeFor(known);
  // What one of these runs was held for, a later one of them may have brought.
  if (pushed.length > 1) for (const hash of held) tx.woken.add(hash);
  // One alone is folded sooner than another packet is sent.
  if (pushed.length > 1) tx.sendAhead();
  return answers;
}

const none: ReadonlySet<string> = new Set();

interface State {
  readonly rows: JudgingRow[];
  readonly writers: ReadonlyMap<string, WriterRecord>;
}

/**
 * Locks and reads while the bytes are checked: the database needs about as long as we do. What is asked comes from bytes that
 * nobody has checked, so a false run may have locked and read in vain; it is rejected as if it had not. A run that is not
 * even plainly one is checked before.
 */
async function checkAndRead(
  tx: Transaction,
  pushed: readonly Pushed[],
  outlines: readonly Outline[] | null,
  with_: AcceptPorts,
) {
  const reading = outlines && readState(tx, outlines);
  // Whoever awaits it is told; nobody else must be.
  reading?.catch(() => {});
  const prepared: (PreparedRun | Fault)[] = [];
  for (const { unit, facts } of pushed)
    prepared.push(refusing(await prepare(tx, unit, with_, pushed.length === 1), facts));
  const runs = prepared.filter((one): one is PreparedRun => !('code' in one));
  const unreadable = await unreadableOf(runs, with_.opener);
  return { prepared, unreadable, state: await (reading ?? readState(tx, runs.map(outlineOfPrepared))) };
}

const outlineOfPrepared = ({ run, entries }: PreparedRun): Outline => ({
  stretch: run,
  subjects: entries.map(({ header }) => header.subject as Subject),
  needed: neededHashes({ entries }),
  prev: entries[0]?.header.prev ?? '',
  seen: [],
  own: [],
});

/** Locks everything that these runs touch and reads what judging them needs. */
async function readState(tx: Transaction, outlines: readonly Outline[]): Promise<State> {
  if (outlines.length === 0) return { rows: [], writers: new Map() };
  const stretches = outlines.map(({ stretch }) => stretch);
  const writers = stretches.map(({ writer }) => writer);
  const needed = [...new Set(outlines.flatMap((outline) => outline.needed))];
  const [found, judged] = await tx.lock(
    outlines.flatMap(({ subjects }) => subjects),
    [writersById(writers), judging(needed, stretches)],
    writers.map(chainKey),
  );
  const records = ((found?.rows ?? []) as WriterRow[]).map(writerOfRow);
  return {
    rows: (judged?.rows ?? []) as JudgingRow[],
    writers: new Map(records.map((record) => [record.id, record])),
  };
}
