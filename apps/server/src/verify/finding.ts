/** The checks, in the order they are made. Each name is also a word: `verify.check.<name>`. */
export const checkNames = [
  'writers',
  'server-keys',
  'chains',
  'payloads',
  'attestations',
  'purges',
  'receipts',
  'order',
  'tree',
  'stamps',
  'times',
  'tables',
  'credentials',
  'blobs',
  'documents',
  'papers',
  'access-log',
] as const;
export type CheckName = (typeof checkNames)[number];

/** One thing that is not as it must be, or that a person should look at, and exactly where. */
export interface Finding {
  readonly check: CheckName;
  /** A stable code; the journal's own reason codes where the journal judged. */
  readonly code: string;
  /** Entry by hash, table and row and column, file by path, line by number, account by name. */
  readonly place: string;
  readonly expected?: string;
  readonly found?: string;
  /** Nothing was changed: something may simply be wrong in the world, such as a clock. The installation is whole with it. */
  readonly doubtful?: true;
}

export type Findings = AsyncIterable<Finding>;
