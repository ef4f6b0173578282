import { FerryFault } from '@mingcha/journal/ferry';
import { refusalOf } from '../sync/call.ts';
import { StorageFailed } from '../vault/opfs-store.ts';
import { FerryForOthers } from './open-file.ts';
import { NotTaken } from './save-file.ts';

const codes = {
  'ferry.not-a-ferry-file': 'ferry.not-a-ferry-file',
  'ferry.version-unknown': 'ferry.version-unknown',
  'ferry.malformed': 'ferry.not-for-this-tablet',
  'ferry.sender-unknown': 'ferry.sender-unknown',
  'ferry.key-unknown': 'ferry.key-unknown',
  'ferry.key-retired': 'ferry.key-retired',
  'ferry.head-signature-wrong': 'ferry.cut-or-changed',
  'ferry.cut-or-changed': 'ferry.cut-or-changed',
  'ferry.end-wrong': 'ferry.cut-or-changed',
} as const;

const isFull = (cause: unknown) =>
  cause instanceof StorageFailed || (cause instanceof DOMException && cause.name === 'QuotaExceededError');

/** What a screen says when a file could not be read or written. Nothing on the tablet has changed then. */
export function refusalOfFile(cause: unknown): { code: string; facts: Record<string, string | number> } {
  if (cause instanceof FerryForOthers) return { code: 'ferry.not-for-this-tablet', facts: {} };
  if (cause instanceof FerryFault) return { code: codes[cause.code], facts: {} };
  if (cause instanceof NotTaken) return { code: 'ferry.not-taken', facts: {} };
  if (isFull(cause)) return { code: 'ferry.tablet-full', facts: {} };
  if (cause instanceof DOMException) return { code: 'ferry.place-failed', facts: {} };
  return refusalOf(cause);
}
