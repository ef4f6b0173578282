import { isDbError } from '@mingcha/db';
import type { Facts } from '@mingcha/words';
import { asFailure } from '../start/as-failure.ts';
import { type FailureCode, StartFailure } from '../start/failure.ts';

/** Why a backup or a restore came to nothing. Codes are words `backup.failure.*`. */
export const backupFailures = [
  'arguments',
  'nothing-there',
  'recipient-wrong',
  'target-in-data',
  'keys-not-apart',
  'target-forbidden',
  'target-not-a-folder',
  'target-full',
  'interrupted',
  'overtaken',
  'database-lost',
  'not-a-backup',
  'not-keys',
  'backup-newer',
  'keys-of-another',
  'keys-too-old',
  'file-missing',
  'file-changed',
  'signature-wrong',
  'identity-missing',
  'identity-wrong',
  'folder-not-empty',
  'database-not-empty',
  'log-differs',
] as const;
export type BackupFailureCode = (typeof backupFailures)[number];

export class BackupFailure extends Error {
  readonly code: BackupFailureCode;
  readonly facts: Facts;

  constructor(code: BackupFailureCode, facts: Facts = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'BackupFailure';
    this.code = code;
    this.facts = facts;
  }
}

const asPlace: Partial<Record<FailureCode, BackupFailureCode>> = {
  'folder-forbidden': 'target-forbidden',
  'folder-not-a-folder': 'target-not-a-folder',
  'disk-full': 'target-full',
};

/** What a file system says about a place that is written to, as a sentence about that place. */
export function aboutPlace(error: unknown, folder: string): unknown {
  if (error instanceof BackupFailure) return error;
  if (error instanceof StartFailure) {
    const meant = asPlace[error.code];
    return meant === undefined ? error : new BackupFailure(meant, { folder }, error);
  }
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new BackupFailure('target-full', { folder }, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupFailure('target-forbidden', { folder }, error);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new BackupFailure('target-not-a-folder', { folder }, error);
  return error;
}

export type Told =
  | { readonly key: `backup.failure.${BackupFailureCode}`; readonly facts: Facts }
  | { readonly key: `server.failure.${FailureCode}`; readonly facts: Facts };

/** Every reason it can end for, as one that has a sentence. */
export function asTold(error: unknown): Told {
  if (error instanceof BackupFailure) return { key: `backup.failure.${error.code}`, facts: error.facts };
  if (isDbError(error, 'database-not-empty')) return { key: 'backup.failure.database-not-empty', facts: {} };
  if (isDbError(error, 'database-empty'))
    return { key: 'backup.failure.nothing-there', facts: { folder: '' } };
  if (isDbError(error, 'database-lost'))
    return { key: 'backup.failure.database-lost', facts: { reason: error.message } };
  if (isDbError(error, 'folder-is-newer'))
    return { key: 'backup.failure.backup-newer', facts: { written: String(error.facts.migration ?? '') } };
  const { code, facts } = error instanceof StartFailure ? error : asFailure(error);
  return { key: `server.failure.${code}`, facts };
}
