import type { Recorded, Subject } from '@mingcha/domain';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { namedError } from './errors.ts';
import { entriesUnder } from './folds/all-subjects.ts';
import { type Comparison, compareTables } from './folds/compare-live.ts';
import { foldingHow } from './folds/fold-crew.ts';
import { PrismaClient } from './generated/client.ts';
import { type ChainRow, chainOf, type Leaves, leavesOf } from './journal/chain.ts';
import { nodeAead, nodePorts } from './journal/node-ports.ts';
import { makeOpener, type Opener } from './journal/open-entries.ts';
import { makeReader, ordered, type Run } from './journal/reads.ts';
import { numbersForBigints, oneProcess, pagesByIndex, type Statement } from './sql/connections.ts';
import { copyFileOf, copyOutOf } from './sql/copy-rows.ts';
import { beginAt, holdInstant, type Instant } from './sql/instant.ts';
import { type LogTree, readTree } from './tree/read-tree.ts';
import type { DatabaseConfig, Reader, ReadOnlyPrisma } from './types.ts';

/** Everything by which a journal and its tables are read, and nothing that writes. */
export interface Reading {
  readonly url: string;
  readonly directUrl: string;
  readonly prisma: ReadOnlyPrisma & Pick<PrismaClient, '$queryRaw' | '$queryRawUnsafe'>;
  readonly reader: Reader;
  /** The log over the one order: heads and proofs. */
  readonly tree: LogTree;
  readonly comparison: Comparison;
  /** Every entry of one writer, forks too, by number. */
  chain(writer: string): AsyncGenerator<readonly ChainRow[]>;
  /** The whole log; an empty one has a last page too. */
  leaves(): AsyncGenerator<Leaves>;
  /** Opened entries of many subjects at once, subject by subject as they are given. */
  recordedOfAll(subjects: readonly Subject[]): Promise<readonly (readonly Recorded[])[]>;
  close(): Promise<void>;
}

/** All of it as it was at one moment, whoever goes on writing. What is not in the database goes on. */
export interface Moment extends Reading {
  readonly instant: Instant;
}

/** As it is at each question, and as it is now for many questions. */
export interface LiveReading extends Reading {
  /** PostgreSQL clears nothing away behind it and changes no table before it is closed. */
  moment(): Promise<Moment>;
}

export type ReadingConfig = Pick<
  DatabaseConfig,
  'url' | 'directUrl' | 'folds' | 'keyring' | 'readConnections' | 'onLost'
>;

/** With what the writing half shares. */
export interface ReadingParts extends Reading {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  readonly opener: Opener;
}

export function makeReading(
  { url, directUrl = url, folds, keyring, readConnections: max = 8, onLost }: ReadingConfig,
  session: Pick<pg.PoolConfig, 'onConnect' | 'options'> = {},
): ReadingParts {
  const where = { connectionString: url, max, ...session };
  const opener = makeOpener(nodePorts(), nodeAead, keyring, true);
  const pool = new pg.Pool({ ...where, types: numbersForBigints });
  // For whoever looks at everything: opened when somebody does.
  const pagePool = new pg.Pool({ ...where, types: numbersForBigints, options: pagesByIndex });
  for (const one of [pool, pagePool]) one.on('error', (error) => onLost?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(where) });
  const runOn =
    (some: pg.Pool): Run =>
    async <R extends pg.QueryResultRow>({ name, text, values }: Statement) => {
      try {
        return await some.query<R>({ name, text, ...(values ? { values: [...values] } : {}) });
      } catch (error) {
        throw namedError(error);
      }
    };
  const run = runOn(pool);
  const file = copyFileOf(pagePool);
  const copy = copyOutOf(file);
  const { openerOfPage } = foldingHow(folds, keyring);
  let closing: Promise<unknown> | null = null;
  return {
    url,
    directUrl,
    pool,
    opener,
    prisma,
    reader: makeReader(run, prisma, opener),
    tree: readTree(run),
    comparison: compareTables(runOn(pagePool), { whole: run, copy, file, folds, openerOfPage }),
    chain: (writer) => chainOf(copy, writer),
    leaves: () => leavesOf(copy),
    async recordedOfAll(subjects) {
      const page = openerOfPage();
      const all: (readonly Recorded[])[] = [];
      for (const entries of await entriesUnder(copy, subjects))
        all.push((await page.openAll(ordered(entries))).recorded);
      return all;
    },
    async close() {
      closing ??= Promise.all([prisma.$disconnect(), pool.end(), pagePool.end()]);
      await closing;
    },
  };
}

/** Reads a database of which it is known that it stands: migrated, its tables whole. */
export function openReading(config: ReadingConfig): LiveReading {
  return { ...makeReading(config), moment: () => openMoment(config) };
}

/** As of now, or of a moment that somebody else holds until it is closed. */
export async function openMoment(config: ReadingConfig, then?: Instant): Promise<Moment> {
  // Not through a pooler, which gives each transaction any connection.
  const directUrl = config.directUrl ?? config.url;
  const held = then === undefined ? await holdInstant(directUrl) : null;
  const { snapshot, at } = held ?? (then as Instant);
  const reading = makeReading(
    { ...config, url: directUrl, directUrl },
    { onConnect: beginAt({ snapshot, at }), options: oneProcess },
  );
  return {
    ...reading,
    instant: { snapshot, at },
    async close() {
      await reading.close();
      await held?.release();
    },
  };
}
