import type { Writer } from '@mingcha/db';
import type { FileRef } from '@mingcha/domain/papers';
import type { SignedIn } from '../../context.ts';
import { missingOf } from '../../files/held.ts';
import { refuse } from '../../refused.ts';

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'mime' in value && 'size' in value;

/** Every file a command names, however deep. */
function filesIn(value: unknown): readonly FileRef[] {
  if (isFile(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(filesIn);
}

/**
 * An entry vouches for the bytes it names, so they are here before it is written. Asked with the other facts: whoever may
 * not reach the subject learns nothing of any file.
 */
export async function assertHeld({ services }: SignedIn, writer: Writer, command: object): Promise<void> {
  const missing = await missingOf(services, writer, filesIn(command));
  if (missing !== null) refuse('attachment.missing', { name: missing.name });
}
