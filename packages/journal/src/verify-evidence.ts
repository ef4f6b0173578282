import { z } from 'zod';
import { type EvidenceDigests, evidenceRoot, startSlicer } from './evidence.ts';
import { LIMITS } from './limits.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { StreamPorts } from './ports.ts';
import { hash, parseShape } from './shapes.ts';

const count = z.int().min(0);
const sliceSize = z.int().min(1).max(67_108_864);
const slices = z.array(hash).max(LIMITS.slicesPerFile);
const statement = z.strictObject({ size: count, sliceSize, slices, root: hash, sha256: hash });
const interrupted = z.strictObject({ sliceSize, slices });
const CODES = { malformed: 'evidence.malformed', oversized: 'evidence.malformed' } as const;

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The bytes against the statement of an `evidence.captured` entry: every slice, their number, the root, the whole. */
export async function verifyEvidence(
  ports: StreamPorts,
  unverifiedStatement: unknown,
  unverifiedBytes: Bytes,
): Promise<Outcome<EvidenceDigests>> {
  const shaped = parseShape(statement, unverifiedStatement, CODES, 'evidence');
  if (!shaped.ok) return shaped;
  const said = shaped.value;
  if (said.slices.length !== Math.ceil(said.size / said.sliceSize)) {
    return fail('evidence.slice-count-wrong', 'evidence.slices');
  }
  if (evidenceRoot(ports, said.slices) !== said.root) return fail('evidence.root-wrong', 'evidence.root');
  const slicer = startSlicer(ports, said.sliceSize);
  let size = 0;
  let done = 0;
  for await (const bytes of unverifiedBytes) {
    size += bytes.length;
    if (size > said.size) return fail('evidence.size-wrong', 'evidence.size');
    for (const digest of slicer.push(bytes)) {
      if (digest !== said.slices[done]) return fail('evidence.slice-wrong', `evidence.slices[${done}]`);
      done += 1;
    }
  }
  const found = slicer.finish();
  if (found.size !== said.size) return fail('evidence.size-wrong', 'evidence.size');
  const last = found.slices.length - 1;
  if (last >= 0 && found.slices[last] !== said.slices[last]) {
    return fail('evidence.slice-wrong', `evidence.slices[${last}]`);
  }
  return found.sha256 === said.sha256 ? pass(found) : fail('evidence.sha256-wrong', 'evidence.sha256');
}

/** A recording that was killed: how many of the slices put on record while recording do these bytes carry whole? */
export async function verifyInterrupted(
  ports: StreamPorts,
  unverifiedRecord: unknown,
  unverifiedBytes: Bytes,
): Promise<Outcome<{ readonly provenSlices: number; readonly provenBytes: number; readonly size: number }>> {
  const shaped = parseShape(interrupted, unverifiedRecord, CODES, 'evidence');
  if (!shaped.ok) return shaped;
  const said = shaped.value;
  const slicer = startSlicer(ports, said.sliceSize);
  let size = 0;
  let proven = 0;
  let wrong = false;
  for await (const bytes of unverifiedBytes) {
    size += bytes.length;
    for (const digest of slicer.push(bytes)) {
      if (wrong || proven >= said.slices.length) continue;
      if (digest === said.slices[proven]) proven += 1;
      else wrong = true;
    }
  }
  if (wrong) return fail('evidence.slice-wrong', `evidence.slices[${proven}]`);
  return pass({ provenSlices: proven, provenBytes: proven * said.sliceSize, size });
}

/** What was captured must begin with what was put on record while recording. */
export function verifyRecorded(
  captured: Pick<EvidenceDigests, 'slices'>,
  recorded: readonly string[],
): Outcome<true> {
  const at = recorded.findIndex((digest, index) => captured.slices[index] !== digest);
  return at < 0 ? pass(true) : fail('evidence.not-prefix', `evidence.slices[${at}]`);
}
