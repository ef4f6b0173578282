import { projectedTables } from './generated/tables.ts';

/** Every failure of this room has a stable code and facts; the sentence for people is made elsewhere. */
export type DbErrorCode =
  | 'folder-not-usable'
  | 'disk-full'
  | 'already-running'
  | 'port-not-free'
  | 'database-binaries-missing'
  | 'database-user-missing'
  | 'database-not-starting'
  | 'database-unreachable'
  | 'database-lost'
  | 'database-empty'
  | 'database-not-empty'
  | 'rows-missing'
  | 'folder-is-newer'
  | 'migration-changed'
  | 'migration-failed'
  | 'changed-meanwhile'
  | 'already-exists'
  | 'lane-lost'
  | 'lane-missing'
  | 'lock-order'
  | 'chain-broken'
  | 'entry-unreadable'
  | 'writer-unknown'
  | 'row-of-another-subject'
  | 'unknown-table'
  | 'key-destroyed'
  | 'key-folder-not-usable';

export type Facts = Readonly<Record<string, string | number>>;

export class DbError extends Error {
  readonly code: DbErrorCode;
  readonly facts: Facts;

  constructor(code: DbErrorCode, facts: Facts = {}, cause?: unknown) {
    const told = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
    super([code, ...told].join(' '), cause === undefined ? undefined : { cause });
    this.name = 'DbError';
    this.code = code;
    this.facts = facts;
  }
}

export function isDbError(error: unknown, code?: DbErrorCode): error is DbError {
  return error instanceof DbError && (code === undefined || error.code === code);
}

interface PgFailure {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  readonly message: string;
}

function isPgFailure(error: unknown): error is PgFailure {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** Serialization failure and deadlock: the whole transaction may be tried again. */
export function isRetryable(error: unknown): boolean {
  return isPgFailure(error) && (error.code === '40001' || error.code === '40P01');
}

const projected = new Set<string>(Object.values(projectedTables).map(({ table }) => table));

/** A row stands where the journal says that none does. */
export function isRowInTheWay(error: unknown): boolean {
  // COPY tells its failure under a name of ours.
  const told = error instanceof DbError ? error.cause : error;
  return isPgFailure(told) && told.code === '23505' && projected.has(told.table ?? '');
}

/**
 * An id that belongs to another subject: its row broke `subject_id` of the one that stands, or two subjects of one transaction
 * give the same id (PostgreSQL's "cannot affect row a second time").
 */
export const isRowOfAnother = (error: unknown): boolean =>
  isPgFailure(error) &&
  (error.code === '21000' ||
    (error.code === '23502' && error.column === 'subject_id' && projected.has(error.table ?? '')));

const lostConnection = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNRESET', 'EPIPE']);
const unreachable = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '3D000']);
/** A unique constraint that a person can run into, and what it means. */
const meaningOfUnique: ReadonlyMap<string, DbErrorCode> = new Map([
  ['entry_subject_id_subject_type_expected_key', 'changed-meanwhile'],
  ['entry_writer_seq_branch_key', 'chain-broken'],
  ['entry_pkey', 'already-exists'],
]);

/** The one place where an error of PostgreSQL gets a name of ours. Unknown ones pass through unchanged. */
export function namedError(error: unknown): unknown {
  if (error instanceof DbError || !isPgFailure(error)) {
    if (error instanceof Error && /Connection terminated|not queryable/.test(error.message)) {
      return new DbError('database-lost', { reason: error.message }, error);
    }
    return error;
  }
  if (error.code === '23505') {
    const constraint = error.constraint ?? '';
    return new DbError(meaningOfUnique.get(constraint) ?? 'already-exists', { constraint }, error);
  }
  if (error.code === '53100') return new DbError('disk-full', { reason: error.message }, error);
  if (lostConnection.has(error.code)) return new DbError('database-lost', { reason: error.message }, error);
  if (unreachable.has(error.code)) {
    return new DbError('database-unreachable', { reason: error.message }, error);
  }
  return error;
}
