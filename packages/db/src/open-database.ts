import { randomBytes } from 'node:crypto';
import { namedError } from './errors.ts';
import { isCurrent, projectionVersion, rebuildTables } from './folds/projection.ts';
import { nodeAead, nodePorts } from './journal/node-ports.ts';
import { type LiveReading, makeReading, openMoment } from './open-reading.ts';
import { openSequencer } from './sequencer.ts';
import { openWritePool } from './sql/connections.ts';
import type { Database, DatabaseConfig, Difference } from './types.ts';
import { acceptTogether } from './writing/accept-together.ts';
import { openLanes } from './writing/lanes.ts';
import { openMemory, type PushCounts } from './writing/memory.ts';
import { settleAfterCrash, type TransactPorts, transactInside } from './writing/transact.ts';

/** The database with the doors that only repair, a look at everything, and tests open. */
export interface OpenDatabase extends Database, Omit<LiveReading, keyof Database> {
  rebuild(): Promise<number>;
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
  const reading = makeReading(config);
  const { reader, opener } = reading;
  const pool = openWritePool(url, config.writeConnections ?? 8);
  const lanes = openLanes(reading.pool, config.lanes ?? [], {
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
    await Promise.all([pool.close(), reading.close()]);
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

  const { prisma, tree, comparison, chain, leaves, recordedOfAll } = reading;
  return {
    url,
    directUrl,
    prisma,
    reader,
    tree,
    comparison,
    chain,
    leaves,
    recordedOfAll,
    moment: () => openMoment(config),
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
  };
}

/** Drops the projected tables and folds the whole journal again. Answers how many subjects were folded. */
export const rebuild = (database: OpenDatabase): Promise<number> => database.rebuild();

/** Every row that is not what the journal says. */
export async function compareLive(database: OpenDatabase): Promise<Difference[]> {
  const found: Difference[] = [];
  const moment = await database.moment();
  const { comparison } = moment;
  try {
    for await (const subjects of comparison.subjects())
      found.push(...(await comparison.page(subjects)).differences);
    for await (const difference of comparison.rest()) found.push(difference);
    return found;
  } finally {
    await moment.close();
  }
}
