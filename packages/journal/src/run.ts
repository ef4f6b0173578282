import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { writerIdOf } from './digest.ts';
import { BrokenInvariant } from './errors.ts';
import type { SealedHeader } from './header.ts';
import { LIMITS } from './limits.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { algorithm, hash, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';
import type { KnownWriter } from './writer.ts';

/** A stretch of one writer's entries closed by one signature over the last hash; the chain makes it cover them all. */
export interface Run {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly writer: string;
  readonly from: number;
  readonly to: number;
  readonly head: string;
  readonly sig: string;
}

const schema = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  writer: writerId,
  from: z.int().min(1).max(LIMITS.seq),
  to: z.int().min(1).max(LIMITS.seq),
  head: hash,
  sig: signature,
});

export function checkRunShape(unverified: unknown): Outcome<Run> {
  const shaped = parseShape(
    schema,
    unverified,
    { malformed: 'run.malformed', oversized: 'run.oversized' },
    'run',
  );
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('run.algorithm-unknown', 'run.alg');
  return rest.from <= rest.to ? pass({ ...rest, alg }) : fail('run.range-wrong', 'run.to');
}

/** Signs a stretch of own entries. They must follow one another: a gap here would be our own mistake. */
export async function closeRun(signer: Signer, entries: readonly SealedHeader[]): Promise<Run> {
  const first = entries[0];
  const last = entries[entries.length - 1];
  if (first === undefined || last === undefined) throw new BrokenInvariant('an empty run');
  entries.forEach(({ header }, index) => {
    const before = entries[index - 1];
    const follows =
      before === undefined || (header.prev === before.hash && header.seq === before.header.seq + 1);
    if (!follows || header.writer !== signer.writer || header.alg !== signer.alg) {
      throw new BrokenInvariant('entries that do not follow one another', { seq: header.seq });
    }
  });
  return signBody(signer, 'run', {
    v: 1 as const,
    alg: signer.alg,
    writer: signer.writer,
    from: first.header.seq,
    to: last.header.seq,
    head: last.hash,
  });
}

/** The writer is known and enrolled, its id is made of its key, and the signature is this key's over this run. */
export async function checkSignedRun(
  ports: VerifyPorts,
  unverifiedRun: Run,
  writer: KnownWriter | null,
): Promise<Outcome<Run>> {
  if (writer === null) return fail('writer.unknown', 'run.writer');
  if (writer.writer !== unverifiedRun.writer) return fail('chain.writer-wrong', 'run.writer');
  if (!writer.enrolled) return fail('writer.not-enrolled', 'run.writer');
  if (writerIdOf(ports, writer.publicKey) !== writer.writer) return fail('writer.key-wrong', 'run.writer');
  if (writer.alg !== unverifiedRun.alg) return fail('run.algorithm-wrong', 'run.alg');
  if (ports.verify[writer.alg] === undefined) return fail('run.algorithm-unknown', 'run.alg');
  return (await isSignedBy(ports, writer, 'run', unverifiedRun))
    ? pass(unverifiedRun)
    : fail('run.signature-wrong', 'run.sig');
}
