export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.ts';
export { DbError, type DbErrorCode, isDbError, namedError } from './errors.ts';
export { Prisma, PrismaClient } from './generated/client.ts';
export { nodeAead, nodePorts } from './journal/node-ports.ts';
export { journalRules } from './journal/rules.ts';
export { type Keyring, openKeyring } from './keyring.ts';
export { committedMigrations, type Migration, migrate } from './migrations/migrate.ts';
export { compareLive, type OpenDatabase, openDatabase, rebuild } from './open-database.ts';
export * from './types.ts';
