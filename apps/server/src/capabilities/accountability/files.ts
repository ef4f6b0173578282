import type { FileRef } from '@mingcha/domain/papers';
import type { SignedIn } from '../../context.ts';
import { missingOf } from '../../files/held.ts';
import { refuse } from '../../refused.ts';

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'mime' in value && 'size' in value;

/** Every file a command names, however deep. */
export function filesIn(value: unknown): readonly FileRef[] {
  if (isFile(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(filesIn);
}

/** An entry vouches for the bytes it names, so they are here before it is written. */
export async function assertHeld({ services }: SignedIn, files: readonly FileRef[]): Promise<void> {
  if (files.length === 0) return;
  const missing = await services.db.read((reader) => missingOf(services, reader, files));
  if (missing !== null) refuse('attachment.missing', { name: missing.name });
}
