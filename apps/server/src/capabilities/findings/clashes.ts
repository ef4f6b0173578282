import type { Reader } from '@mingcha/db';
import { type Clashes, clashesOf, findingLifecycle } from '@mingcha/domain/findings';
import { contested } from '@mingcha/journal';

/** What two tablets said differently of this finding and nobody has chosen yet. */
export async function clashesIn(reader: Reader, finding: string): Promise<Clashes> {
  const entries = await reader.recordedOf({ type: 'finding', id: finding });
  const stored = await reader.entriesOf({ type: 'finding', id: finding });
  const causal = stored.map(({ hash, header: { writer, seq, after, kind } }) => ({
    hash,
    writer,
    seq,
    after,
    kind,
  }));
  return clashesOf(entries, contested(causal, findingLifecycle.incompatible));
}
