import type { Kind, Recorded, Subject, SubjectType } from '@mingcha/domain';
import type { Field, Header, ReasonCode, Signer, WireRun } from '@mingcha/journal';
import type { FoldingThread } from './folds/fold-crew.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import type { LogTree } from './tree/read-tree.ts';

// ---- rows and folds -------------------------------------------------------------------------------------------------

type Scalars<M extends Prisma.ModelName> = Prisma.TypeMap['model'][M]['payload']['scalars'];
/** Whole numbers may be given as `number` where the column is a BigInt; lists and JSON as plain values. */
type Cell<T> = T extends bigint ? bigint | number : T;

/** One row as the fold gives it: every column, named as in the Prisma model. */
export type RowOf<M extends Prisma.ModelName> = { readonly [F in keyof Scalars<M>]: Cell<Scalars<M>[F]> };

/**
 * A pure function of one subject's entries (ancestors first) to *all* its rows in the tables it declares.
 * Row ids belong to the subject alone (`id` = subject id, or subject id + '/' + something).
 */
export interface Fold<M extends Prisma.ModelName = Prisma.ModelName> {
  readonly tables: readonly M[];
  rows(entries: readonly Recorded[]): { readonly [T in M]: readonly RowOf<T>[] };
  /** What this subject adds to counters of its office; kept as differences. */
  counters?(entries: readonly Recorded[]): Readonly<Record<string, number>>;
  /** Kinds that contradict when neither author had seen the other's entry (the lifecycle's `incompatible`). */
  readonly incompatible?: readonly (readonly [Kind, Kind])[];
  /** Whether such a pair still waits for a person; without it every pair does. Pure. */
  isContested?(one: Recorded, other: Recorded, all: readonly Recorded[]): boolean;
}

/** A fold of which only the runner needs to know the tables. */
export interface AnyFold {
  readonly tables: readonly Prisma.ModelName[];
  rows(entries: readonly Recorded[]): Readonly<Partial<Record<Prisma.ModelName, readonly object[]>>>;
  counters?(entries: readonly Recorded[]): Readonly<Record<string, number>>;
  readonly incompatible?: readonly (readonly [Kind, Kind])[];
  isContested?(one: Recorded, other: Recorded, all: readonly Recorded[]): boolean;
}

/** A type without a fold keeps its entries and has no rows. */
export type FoldTable = Readonly<Partial<Record<SubjectType, AnyFold>>>;

/** Checks a fold against the columns of its tables. */
export const defineFold = <const M extends Prisma.ModelName>(fold: Fold<M>): Fold<M> => fold;

// ---- entries --------------------------------------------------------------------------------------------------------

export interface StoredEntry {
  readonly hash: string;
  readonly header: Header;
  /** JCS of the header, as hashed. */
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
  readonly arrival: number;
  readonly contested: string | null;
}

export interface Draft {
  readonly kind: Kind;
  readonly subject: Subject;
  readonly office: string;
  readonly actor: { readonly person: string; readonly seat: string | null };
  readonly payload: object;
  /** The count of server commands that the decider saw. Unique per subject: the second decider gets `changed-meanwhile`. */
  readonly expected?: number;
  /** Whose key seals the personal fields; needed when the kind has any. */
  readonly caseId?: string;
}

export interface Appended {
  readonly hash: string;
  readonly seq: number;
  readonly kind: Kind;
  readonly subject: Subject;
  readonly arrival: number;
}

export type WriterState = 'enrolled' | 'revoked' | 'quarantined';

export interface WriterRecord {
  readonly id: string;
  readonly alg: Signer['alg'];
  readonly publicKey: Uint8Array;
  readonly class: 'tablet' | 'server';
  /** Null: a lane, which writes for every office. */
  readonly office: string | null;
  readonly subject: Subject;
  readonly persons: readonly string[];
  readonly state: WriterState;
  readonly headSeq: number;
  readonly headHash: string | null;
  readonly revokedSeq: number | null;
  readonly revokedHash: string | null;
  readonly enrolledAt: number;
}

export type NewWriter = Omit<
  WriterRecord,
  'headSeq' | 'headHash' | 'revokedSeq' | 'revokedHash' | 'state' | 'enrolledAt'
>;

export interface Answer {
  /** Null when the bytes pushed were too malformed to have one. */
  readonly hash: string | null;
  readonly seq: number | null;
  readonly verdict: 'accepted' | 'duplicate' | 'held' | 'rejected' | 'fork';
  readonly reason?: string;
  /** Of an accepted or duplicate entry: when it first arrived, as the receipt says. */
  readonly arrival?: number;
}

export interface PushFacts {
  /**
   * Why an entry is doubtful though correctly signed (a lapsed role, a recusal): it is accepted and marked contested.
   * Pure; prepare what it needs before.
   */
  readonly doubt?: (header: Header) => string | null;
  /** Why an entry, and its run with it, is rejected though well signed: a person's own signature in it does not stand. Pure. */
  readonly refuse?: (header: Header) => ReasonCode | null;
}

// ---- reader and writer ----------------------------------------------------------------------------------------------

type ReadVerb =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';
type Delegates = Uncapitalize<Prisma.ModelName>;
export type ReadOnlyPrisma = {
  readonly [D in Delegates]: Pick<PrismaClient[D], ReadVerb & keyof PrismaClient[D]>;
};

export interface Reader {
  readonly prisma: ReadOnlyPrisma;
  /** In causal order, ancestors first; ties by writer and seq. */
  entriesOf(subject: Subject): Promise<readonly StoredEntry[]>;
  /** The same, opened with the keyring: what a fold and `evolve` take. Unknown kinds are left out. */
  recordedOf(subject: Subject): Promise<readonly Recorded[]>;
  entry(hash: string): Promise<StoredEntry | null>;
  /** Where values stand that are sealed under the key of this case: with it and with what was found, recorded or asked there. */
  sealedUnder(kid: string): Promise<readonly Subject[]>;
  writer(id: string): Promise<WriterRecord | null>;
  head(writer: string): Promise<{ readonly seq: number; readonly hash: string } | null>;
  /** How many server commands the subject has: the next `expected`. */
  count(subject: Subject): Promise<number>;
  /** Sum over all subjects of what their folds count. */
  counter(office: string, name: string): Promise<number>;
}

/** Permanent tables that are not the journal: the server's own bookkeeping, written in the same transaction. */
export type Bookkeeping = Pick<
  PrismaClient,
  | 'blob'
  | 'accessLog'
  | 'accessLogSeal'
  | 'accessLogCut'
  | 'user'
  | 'account'
  | 'session'
  | 'sessionClock'
  | 'credentialState'
  | 'enrolment'
  | 'setupCode'
>;

/** Exists only inside `transact`. Subjects touched are folded before the commit. */
export interface Writer extends Reader {
  readonly bookkeeping: Bookkeeping;
  /** Sorted and taken together; once something was appended no further lock is given (`lock-order`). */
  lock(subjects: readonly Subject[]): Promise<void>;
  /** On a lane of this server; subjects must be locked. One signature a transaction closes the run at commit. */
  append(drafts: readonly Draft[]): Promise<readonly Appended[]>;
  /** What a tablet pushed. Locks writer and subjects itself, so nothing may be appended before. */
  acceptRun(unit: WireRun, facts?: PushFacts): Promise<readonly Answer[]>;
  /** A named person lets a held entry pass (its entry `hold.released` is appended in the same transaction). */
  releaseHeld(hash: string): Promise<Answer>;
  /** Folds what was touched so far, for a command that reads its own rows before the commit. */
  fold(): Promise<void>;
  /** Folds locked subjects once more: a key came back, and the same entries say more than they did. */
  foldAgain(subjects: readonly Subject[]): void;
  /** Lawful erasure: values and salts go, digests stay. `by` is the hash of the entry `fields.erased`. */
  erase(hash: string, paths: readonly string[], by: string): Promise<void>;
  enrol(writer: NewWriter): Promise<void>;
  bind(writer: string, persons: readonly string[]): Promise<void>;
  /** There are two versions of it: what it pushes is kept, and it is given nothing, until a named person has decided. */
  quarantine(writer: string): Promise<void>;
  restore(writer: string): Promise<void>;
  revoke(writer: string, last: { readonly seq: number; readonly hash: string }): Promise<void>;
}

// ---- the database ---------------------------------------------------------------------------------------------------

export interface DatabaseConfig {
  /** May go through a transaction-mode pooler. */
  readonly url: string;
  /** Straight to the server: session locks, LISTEN, migrations. Without it `url` is taken. */
  readonly directUrl?: string;
  readonly folds: FoldTable;
  /** Named anew whenever a fold gives other rows for the same entries; with another table layout it is one version. */
  readonly foldVersion: string;
  readonly keyring: CaseKeys;
  /** What folds beside this thread when tables are made anew from many entries. Without it this one does it all. */
  readonly foldingThread?: FoldingThread;
  /** Keys of this process's lanes. None: it can read, accept and fold, and append nothing. */
  readonly lanes?: readonly Signer[];
  /** Who holds the lanes; default made anew for each process. */
  readonly holder?: string;
  /** This process is known to be the only one (embedded database): a lease left by a dead process is taken at once. */
  readonly takeOverLanes?: boolean;
  readonly readConnections?: number;
  readonly writeConnections?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly random?: (length: number) => Uint8Array;
  readonly onLost?: (error: Error) => void;
  /** Called when this process has given entries their place in the one order. */
  readonly onOrdered?: () => void;
  /** Signs the heads of the log; without it the log grows and nothing is said of it. */
  readonly headSigner?: Signer;
}

/** The part of a keyring that reading and sealing need. */
export interface CaseKeys {
  get(kid: string): Uint8Array | null;
  create(kid: string): Uint8Array;
}

export interface Sequencer {
  /** Moves what is pending now into the one order and signs the log as it then stands; answers how many were moved. */
  run(): Promise<number>;
}

export interface Database {
  /** The log over the one order: heads and proofs. */
  readonly tree: LogTree;
  readonly url: string;
  readonly directUrl: string;
  /** The whole client, for better-auth and its tables. Projected tables are written by folds alone. */
  readonly prisma: PrismaClient;
  readonly reader: Reader;
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /** Commits when `work` resolves; tried again whole on 40001 and 40P01, so `work` must not act outside of it. */
  transact<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /**
   * Accepts a pushed run, committed when it answers. Runs that arrive while others are being committed share one
   * transaction; use it for everything that needs nothing else in the same transaction.
   */
  accept(unit: WireRun, facts?: PushFacts): Promise<readonly Answer[]>;
  /** Registers the lanes' keys where they are new and takes their leases. Needed before the first append. */
  claimLanes(): Promise<readonly WriterRecord[]>;
  readonly sequencer: Sequencer;
  close(): Promise<void>;
}

/** A row that differs between the tables as they stand and a fold of the journal. */
export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly subjectId: string;
  readonly column: string | null;
  readonly live: string | null;
  readonly folded: string | null;
}
