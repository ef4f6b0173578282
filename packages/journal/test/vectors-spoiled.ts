import { type Field, type SealedEntry, sealHeader } from '../src/index.ts';
import { nodePorts } from './node-ports.ts';
import type { VectorFile } from './vector-file.ts';
import { type AcceptCase, acceptVector, type Loose } from './vectors-accept.ts';
import { createPen, type Pen } from './world.ts';

export const AT = 1_760_000_000_000;

/** Signs again after spoiling, so that only the thing itself is at fault and not the signature over it. */
export async function signedAnyway(pen: Pen, header: object, fields: readonly Field[]): Promise<AcceptCase> {
  const sealed = sealHeader(nodePorts, header as SealedEntry['header']);
  const entry: SealedEntry = { ...sealed, fields, fieldBytes: new Uint8Array(0) };
  return { pen, entries: [entry] };
}

export async function honest(): Promise<{ pen: Pen; entries: SealedEntry[] }> {
  const pen = createPen('vector tablet');
  const first = await pen.write('finding.recorded', { observation: '窗口无人', style: 'LAZY' });
  const second = await pen.write('finding.proposed', { note: '一' }, { after: [first.hash] });
  return { pen, entries: [first, second] };
}

export async function spoiled(
  name: string,
  says: string,
  reason: string,
  spoil: (run: Loose) => void,
  more: Partial<AcceptCase> = {},
) {
  return rejects(
    reason,
    await acceptVector(`invalid/${name}`, says, { ...(await honest()), spoil, ...more }),
  );
}

/** Guards the generator: the vector must fail for the reason it was made for. */
export function rejects(reason: string, vector: VectorFile): VectorFile {
  const { verdicts } = vector.expect as { verdicts: { verdict: string; reason?: string }[] };
  if (!verdicts.some((verdict) => verdict.reason === reason)) {
    throw new Error(`${vector.name} was to fail with ${reason}: ${JSON.stringify(verdicts)}`);
  }
  return vector;
}
