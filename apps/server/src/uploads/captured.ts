import { type EvidenceState, evidenceLifecycle } from '@mingcha/domain/evidence';
import { stateOf } from '../act.ts';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';
import type { UploadName } from './upload-id.ts';

/** The recording as its tablet's entry describes it; null for another tablet's, another hash, or one not yet pushed. */
export async function capturedState(
  { db }: Services,
  device: Pick<DeviceSession, 'writer' | 'office'>,
  name: UploadName,
): Promise<EvidenceState | null> {
  const entries = await db.read((reader) => reader.recordedOf({ type: 'evidence', id: name.evidence }));
  const captured = entries.find(
    (entry) => entry.kind === 'evidence.captured' && entry.writer === device.writer,
  );
  const state = stateOf(evidenceLifecycle, entries);
  return captured === undefined || state.sha256 !== name.sha256 || captured.office !== device.office
    ? null
    : state;
}
