import { type DbErrorCode, isDbError } from '@mingcha/db';
import { type FailureCode, StartFailure } from './failure.ts';

const meaning: Partial<Record<DbErrorCode, FailureCode>> = {
  'folder-not-usable': 'folder-forbidden',
  'key-folder-not-usable': 'folder-forbidden',
  'disk-full': 'disk-full',
  'already-running': 'already-running',
  'database-unreachable': 'database-unreachable',
  'database-lost': 'database-unreachable',
  'folder-is-newer': 'database-newer',
};

/** Every reason a start can end for, as one that has a sentence. */
export function asFailure(error: unknown): StartFailure {
  if (error instanceof StartFailure) return error;
  if (isDbError(error))
    return new StartFailure(
      meaning[error.code] ?? 'database-failed',
      withDefaults(error.facts, error.message),
      error,
    );
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StartFailure('disk-full', { folder: '', free: 0, least: 1 }, error);
  return new StartFailure(
    'unexpected',
    { reason: error instanceof Error ? error.message : String(error) },
    error,
  );
}

const withDefaults = (facts: Readonly<Record<string, string | number>>, reason: string) => ({
  folder: '',
  free: 0,
  least: 1,
  pid: 0,
  reason,
  ...facts,
});
