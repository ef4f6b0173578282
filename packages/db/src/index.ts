export {
  type CopiedTable,
  emptyDatabase,
  type Filling,
  fillDatabase,
  openSnapshot,
  type Snapshot,
} from './copying/snapshot.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { DbError, type DbErrorCode, isDbError, namedError } from './errors.ts';
export type { AlongChain } from './folds/compare-along.ts';
export type { Comparison } from './folds/compare-live.ts';
export { type FoldingThread, type FoldingThreadData, foldingHow, serveFolding } from './folds/fold-crew.ts';
export { Prisma, PrismaClient } from './generated/client.ts';
export type { ChainRow } from './journal/chain.ts';
export { aeadOfOneLook, nodeAead, nodePorts, rememberingKeys } from './journal/node-ports.ts';
export { journalRules } from './journal/rules.ts';
export { type Keyring, openKeyring, successorOf } from './keyring.ts';
export { type Listening, listenTo } from './listening.ts';
export { committedMigrations, type Migration, migrate, pendingMigrations } from './migrations/migrate.ts';
export { compareLive, type OpenDatabase, openDatabase, rebuild } from './open-database.ts';
export {
  type LiveReading,
  type Moment,
  openMoment,
  openReading,
  type Reading,
  type ReadingConfig,
} from './open-reading.ts';
export type { Instant } from './sql/instant.ts';
export type { LogTree } from './tree/read-tree.ts';
export * from './types.ts';
export type { PushCounts } from './writing/memory.ts';
