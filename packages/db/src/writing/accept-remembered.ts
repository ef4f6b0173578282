import type { Subject } from '@mingcha/domain';
import { checkRun, judgeRun, type PreparedRun, prepareRun } from '@mingcha/journal';
import { insertRuns, type RunEnd } from '../journal/statements.ts';
import type { Answer } from '../types.ts';
import { apply, decide } from './decide.ts';
import { factsOf } from './facts.ts';
import { knownWriter } from './known-writer.ts';
import { type AcceptPorts, type Pushed, refusing, unreadableOf } from './pushed.ts';
import { NotAsRemembered, type Recalled } from './recall.ts';
import type { Transaction } from './transaction.ts';

const nothing: ReadonlySet<string> = new Set();

/**
 * Accepts runs by what is remembered, in one round trip of three parts, so that the database and we work at once: locks,
 * comparisons and entries, then rows, then the commit. The commit goes last, when values were opened and signatures
 * stand. Here runs are accepted whole or not at all; whatever else must become of one is found out by reading.
 */
export async function acceptRemembered(
  tx: Transaction,
  pushed: readonly Pushed[],
  recalled: Recalled,
  with_: AcceptPorts,
): Promise<readonly (readonly Answer[])[]> {
  tx.assume(recalled);
  const arrival = with_.now();
  const runs: PreparedRun[] = [];
  const ends: RunEnd[] = [];
  const answers = pushed.map(({ unit, facts }): readonly Answer[] => {
    const prepared = prepareRun(with_.ports, unit);
    const one = refusing(prepared.ok ? prepared.value : prepared.fault, facts);
    if ('code' in one) throw new NotAsRemembered();
    const record = recalled.writers.get(one.run.writer);
    if (!record) throw new NotAsRemembered();
    const { facts: known, arrivals } = factsOf(recalled.rows, record.id, nothing, nothing);
    const decided = decide(judgeRun(one, knownWriter(record), known), known.keptAt, arrivals, arrival, facts);
    if (decided.judgements.some(({ verdict }) => verdict.verdict !== 'accepted')) throw new NotAsRemembered();
    ends.push(...apply(tx, unit, one, record, decided, arrival, true));
    for (const { hash, header } of decided.kept) {
      const { type, id } = header.subject as Subject;
      const { writer, seq } = header;
      recalled.rows.push({ hash, writer, seq, subject_type: type, subject_id: id, arrival });
    }
    runs.push(one);
    return decided.answers;
  });
  tx.send(...insertRuns(ends));
  tx.wakeFor(runs.flatMap(({ entries }) => entries.map(({ hash }) => hash)));
  tx.sendAhead();
  if ((await unreadableOf(runs, with_.opener)).size > 0) throw new NotAsRemembered();
  await tx.foldAhead();
  // On this thread and last: the database has the rows to write meanwhile.
  for (const run of runs) {
    const record = recalled.writers.get(run.run.writer);
    const checked = await checkRun(with_.ports, run, record ? knownWriter(record) : null);
    if (!checked.ok) throw new NotAsRemembered();
  }
  return answers;
}
