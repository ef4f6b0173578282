/** The checks, in the order they are made. Each name is also a word: `verify.check.<name>`. */
export const checkNames = [
  'writers',
  'chains',
  'payloads',
  'attestations',
  'purges',
  'order',
  'tree',
  'tables',
  'credentials',
  'blobs',
  'documents',
  'papers',
  'access-log',
] as const;
export type CheckName = (typeof checkNames)[number];

/** One thing that is not as it must be, and exactly where. */
export interface Finding {
  readonly check: CheckName;
  /** A stable code; the journal's own reason codes where the journal judged. */
  readonly code: string;
  /** Entry by hash, table and row and column, file by path, line by number, account by name. */
  readonly place: string;
  readonly expected?: string;
  readonly found?: string;
}

export type Findings = AsyncIterable<Finding>;
