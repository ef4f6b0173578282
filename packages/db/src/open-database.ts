import { randomBytes } from 'node:crypto';
import type { Recorded, Subject } from '@mingcha/domain';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { namedError } from './errors.ts';
import { entriesUnder } from './folds/all-subjects.ts';
import { type Comparison, compareTables } from './folds/compare-live.ts';
import { foldingHow } from './folds/fold-crew.ts';
import { isCurrent, projectionVersion, rebuildTables } from './folds/projection.ts';
import { PrismaClient } from './generated/client.ts';
import { type ChainRow, chainOf, type Leaves, leavesOf } from './journal/chain.ts';
import { nodeAead, nodePorts } from './journal/node-ports.ts';
import { makeOpener } from './journal/open-entries.ts';
import { makeReader, ordered, type Run } from './journal/reads.ts';
import { openSequencer } from './sequencer.ts';
import { numbersForBigints, openWritePool, pagesByIndex, type Statement } from './sql/connections.ts';
import { copyOutOf } from './sql/copy-rows.ts';
import { readTree } from './tree/read-tree.ts';
import type { Database, DatabaseConfig, Difference } from './types.ts';
import { acceptTogether } from './writing/accept-together.ts';
import { openLanes } from './writing/lanes.ts';
import { openMemory, type PushCounts } from './writing/memory.ts';
import { settleAfterCrash, type TransactPorts, transactInside } from './writing/transact.ts';

/** The database with the doors that only repair and tests open. */
export interface OpenDatabase extends Database {
  rebuild(): Promise<number>;
  readonly comparison: Comparison;
  /** Every entry of one writer, forks too, by number. */
  chain(writer: string): AsyncGenerator<readonly ChainRow[]>;
  /** The whole log; an empty one has a last page too. */
  leaves(): AsyncGenerator<Leaves>;
  /** Opened entries of many subjects at once, subject by subject as they are given. */
  recordedOfAll(subjects: readonly Subject[]): Promise<readonly (readonly Recorded[])[]>;
  /** How pushes were prepared since it was opened. */
  readonly pushes: PushCounts;
}

/**
 * Opens a migrated database: makes the projected tables anew where their version is another one, and answers only when
 * they stand whole.
 */
export async function openDatabase(config: DatabaseConfig): Promise<OpenDatabase> {
  const { url, directUrl = url, folds, keyring, now = Date.now } = config;
  const ports = nodePorts(config.random ?? randomBytes);
  const opener = makeOpener(ports, nodeAead, keyring);
  const readPool = new pg.Pool({
    connectionString: url,
    max: config.readConnections ?? 8,
    types: numbersForBigints,
  });
  readPool.on('error', (error) => config.onLost?.(error));
  // For whoever looks at everything: opened when somebody does.
  const pagePool = new pg.Pool({
    connectionString: url,
    max: config.readConnections ?? 8,
    types: numbersForBigints,
    options: pagesByIndex,
  });
  pagePool.on('error', (error) => config.onLost?.(error));
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: config.readConnections ?? 8 }),
  });
  const pool = openWritePool(url, config.writeConnections ?? 8);
  const lanes = openLanes(readPool, config.lanes ?? [], {
    holder: config.holder,
    takeOver: config.takeOverLanes ?? false,
    now,
  });
  const sequencer = openSequencer(directUrl, {
    onError: (error) => config.onLost?.(error as Error),
    now,
    ...(config.headSigner === undefined ? {} : { signer: config.headSigner }),
    ...(config.onOrdered === undefined ? {} : { onMoved: config.onOrdered }),
  });
  const runOn =
    (some: pg.Pool): Run =>
    async <R extends pg.QueryResultRow>({ name, text, values }: Statement) => {
      try {
        return await some.query<R>({ name, text, ...(values ? { values: [...values] } : {}) });
      } catch (error) {
        throw namedError(error);
      }
    };
  const run = runOn(readPool);
  const copy = copyOutOf(pagePool);
  const { openerOfPage } = foldingHow(folds, keyring);
  const reader = makeReader(run, prisma, opener);
  const boot = randomBytes(16).toString('hex');
  const memory = openMemory(keyring, now);
  const sweeping = setInterval(() => memory.sweep(), 60_000);
  sweeping.unref();
  const transacting: TransactPorts = {
    pool,
    memory,
    lanes,
    folds,
    writing: { ports, aead: nodeAead, keyring, now, boot, writers: new Map(), memory, opener },
    committed: () => sequencer.nudge(),
  };
  const version = projectionVersion(config.foldVersion);

  const rebuild = (): Promise<number> =>
    rebuildTables(
      directUrl,
      version,
      { folds, keyring, ...(config.foldingThread ? { thread: config.foldingThread } : {}) },
      now(),
    );

  let closing: Promise<void> | null = null;
  async function closeAll(): Promise<void> {
    clearInterval(sweeping);
    await lanes.close();
    await sequencer.close();
    await Promise.all([pool.close(), prisma.$disconnect(), readPool.end(), pagePool.end()]);
  }

  function close(): Promise<void> {
    closing ??= closeAll();
    return closing;
  }

  try {
    if (!(await isCurrent(directUrl, version))) await rebuild();
    await settleAfterCrash(transacting);
  } catch (error) {
    await close().catch(() => {});
    throw namedError(error);
  }

  return {
    url,
    directUrl,
    prisma,
    reader,
    tree: readTree(run),
    read: (work) => work(reader),
    transact: (work) => transactInside(transacting, (writer) => work(writer)),
    accept: acceptTogether(transacting),
    claimLanes: async () => {
      await lanes.claim();
      const records = await Promise.all((config.lanes ?? []).map((lane) => reader.writer(lane.writer)));
      return records.filter((record) => record !== null);
    },
    sequencer,
    close,
    rebuild,
    pushes: memory.counts,
    comparison: compareTables(runOn(pagePool), { whole: run, copy, folds, openerOfPage }),
    chain: (writer) => chainOf(copy, writer),
    leaves: () => leavesOf(copy),
    async recordedOfAll(subjects) {
      const page = openerOfPage();
      const all: (readonly Recorded[])[] = [];
      for (const entries of await entriesUnder(copy, subjects))
        all.push((await page.openAll(ordered(entries))).recorded);
      return all;
    },
  };
}

/** Drops the projected tables and folds the whole journal again. Answers how many subjects were folded. */
export const rebuild = (database: OpenDatabase): Promise<number> => database.rebuild();

/** Every row that is not what the journal says. */
export async function compareLive(database: OpenDatabase): Promise<Difference[]> {
  const found: Difference[] = [];
  const { comparison } = database;
  for await (const subjects of comparison.subjects())
    found.push(...(await comparison.page(subjects)).differences);
  for await (const difference of comparison.rest()) found.push(difference);
  return found;
}
