import { type Entry, factsOf, placeOf } from '../pack.ts';
import { isSigned } from '../signed.ts';
import { numbersOf } from './chains.ts';
import type { Ground } from './ground.ts';

/** Who may write stands in the log under the server's head; a run over it would bring headers of what others did that day. */
const needsRun = ({ subject }: Entry): boolean => !/^(?:lane|server-key) /.test(subject);

/** Every entry is signed by its writer, itself or through those that follow it. */
export function checkSignatures(ground: Ground, chains: ReadonlyMap<string, readonly Entry[]>): void {
  const { crypto, pack, reporter } = ground;
  /** Heads of runs. A run whose signature is wrong is told once, not once more for each entry that it covers. */
  const heads = new Set<string>();
  for (const { line, run } of pack.runs) {
    reporter.looked('signatures');
    const at = `data/runs.ndjson:${line}`;
    const facts = { n: line, writer: run.writer, from: run.from, to: run.to };
    const key = pack.writers.get(run.writer)?.key;
    if (!key || key.alg !== run.alg || run.from > run.to || !isSigned(crypto, key, 'run', run))
      reporter.fault('signatures', 'run.signature-wrong', at, facts);
    const head = pack.byHash.get(run.head);
    if (head === undefined || head.writer !== run.writer || head.seq !== run.to)
      reporter.fault('signatures', 'run.head-unknown', at, facts);
    else heads.add(run.head);
  }
  for (const chain of chains.values()) {
    let covering: { readonly seq: number; readonly tied: ReadonlySet<string> } = { seq: 0, tied: new Set() };
    for (const here of [...numbersOf(chain)].reverse()) {
      const tied = new Set<string>();
      for (const entry of here) {
        const isCovered =
          heads.has(entry.hash) || (covering.seq === entry.seq + 1 && covering.tied.has(entry.hash));
        if (isCovered) tied.add(entry.prev);
        else if (!entry.isLink && needsRun(entry))
          reporter.fault('signatures', 'entry.not-signed', placeOf(entry), factsOf(entry));
      }
      covering = { seq: (here[0] as Entry).seq, tied };
    }
  }
}
