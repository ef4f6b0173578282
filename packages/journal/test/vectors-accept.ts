import { accept, type KnownWriter, type SealedEntry, type WireRun } from '../src/index.ts';
import { nodePorts } from './node-ports.ts';
import { factsFromJson, factsToJson, type VectorFile, verdictToJson, writerToJson } from './vector-file.ts';
import { lane, onTheWire, type Pen, tablet, wire } from './world.ts';

export interface AcceptCase {
  readonly pen: Pen;
  readonly entries: readonly SealedEntry[];
  readonly kept?: readonly SealedEntry[];
  readonly released?: readonly string[];
  readonly writer?: Partial<KnownWriter>;
  readonly isLane?: boolean;
  /** Spoils the run after it was signed. */
  readonly spoil?: (run: Loose) => void;
}

/** A wire run without its types, for spoiling. */
// biome-ignore lint/suspicious/noExplicitAny: the point of these vectors is what no type allows
export type Loose = any;

/**
 * The verdicts are those that the code gives today; `vectors.test.ts` holds later code to them, and the invalid ones name the
 * reason they are there for, so that a vector cannot quietly become invalid for another reason.
 */
export async function acceptVector(name: string, says: string, it: AcceptCase): Promise<VectorFile> {
  const run: WireRun = await wire(it.pen.signer, it.entries);
  it.spoil?.(run);
  const known = it.isLane === true ? lane(it.pen.signer) : tablet(it.pen.signer);
  const writer = { ...known, ...it.writer };
  const facts = factsToJson(it.kept ?? [], it.released);
  const judged = await accept(nodePorts, run, { ...factsFromJson(facts, writer.writer), writer });
  return {
    name,
    check: 'accept',
    says,
    given: { writer: writerToJson(writer), facts, push: onTheWire(run) },
    expect: {
      verdicts: judged.map(({ hash, verdict }) => ({ hash, ...verdictToJson(verdict) })),
    },
  };
}
