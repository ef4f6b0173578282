import { randomBytes } from 'node:crypto';
import type { Server as HttpsServer } from 'node:https';
import { resolve } from 'node:path';
import { openDatabase, openKeyring } from '@mingcha/db';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AccessLog } from './access-log/access-log.ts';
import { BlobStore } from './blobs/blob-store.ts';
import { destroyEmptiedKeys } from './capabilities/erasures/keys.ts';
import { destroyGoing } from './capabilities/retention/destroy-bytes.ts';
import type { Secrets } from './config/secrets.ts';
import type { Settings } from './config/settings.ts';
import { createDeviceSessions } from './exchange/device-session.ts';
import { foldingThreadOf, folds, foldVersion } from './folds.ts';
import { idFrom } from './ids.ts';
import { type RunningJobs, startJobs } from './jobs/boss.ts';
import type { Queue } from './jobs/queue.ts';
import { workersOf } from './jobs/workers.ts';
import { signerOf } from './journal/ports.ts';
import { createLog } from './logging.ts';
import { Workshop } from './masking/workshop.ts';
import { createHub } from './notices/events/hub.ts';
import { type NoticePorts, openPorts } from './notices/ports/registry.ts';
import { startTelling, type Teller } from './notices/teller.ts';
import { Shelf } from './packages/shelf.ts';
import { type LostKeyOrder, orderLostKey } from './rescue/lost-key.ts';
import type { SealPort } from './seals/port.ts';
import { sealPortOf } from './seals/registry.ts';
import { changesIn, keyLine } from './server-key/key-line.ts';
import { publicKeysOf } from './server-key/known-keys.ts';
import { changeAfterRestore, recordChange, settleKeyFiles, takeUpServerKey } from './server-key/take-up.ts';
import type { Services } from './services.ts';
import { createAuth } from './sign-in/auth.ts';
import { createGuesses } from './sign-in/guesses.ts';
import { createLockout } from './sign-in/lockout.ts';
import { createPassSessions } from './sign-in/pass-sessions.ts';
import { createSessions } from './sign-in/sessions.ts';
import { asFailure } from './start/as-failure.ts';
import { StartFailure } from './start/failure.ts';
import { assertOwnSecrets, openNewLanes } from './start/lanes.ts';
import { openStore, type Store } from './start/store.ts';
import { openSideDoor } from './tls/side-door.ts';
import { type LanAuthority, openTlsDoor } from './tls/tls-door.ts';
import { tidyUploads } from './uploads/tidy.ts';
import type { WebApps } from './web/apps.ts';
import { createHttp } from './web/http.ts';

export type Step = 'database' | 'tables' | 'journal' | 'jobs' | 'door';

/** What tests and the demonstration replace; production gives none of it but `progress`. */
export interface Overrides {
  readonly now?: () => number;
  readonly random?: (bytes: number) => Uint8Array;
  readonly log?: Logger;
  readonly apps?: WebApps;
  /** A started PostgreSQL to use instead of starting one. */
  readonly store?: Store;
  /** Without a queue, jobs are run by hand: `server.run('sequence')`. */
  readonly jobs?: boolean;
  /** Ways out of the house instead of those that the settings open. */
  readonly noticePorts?: NoticePorts;
  /** A seal instead of that which the settings open. */
  readonly seal?: SealPort;
  /** True while many sign-ins from one address are expected: a story being played. */
  readonly unlimited?: () => boolean;
  readonly progress?: (step: Step) => void;
  /** Two persons order another key because the present one is lost (rescue/lost-key.ts). */
  readonly lostKey?: LostKeyOrder;
  /** Doors that only the demonstration has (demo/doors.ts). */
  readonly doors?: (http: FastifyInstance, services: Services) => void;
  /** Called once when our own PostgreSQL is gone while running: there is nothing to wait for. */
  readonly onLost?: (error: Error) => void;
}

export interface RunningServer {
  readonly services: Services;
  readonly http: FastifyInstance;
  readonly url: string;
  /** Where what another program left was kept before this one touched it; null where there was nothing to keep. */
  readonly kept: string | null;
  /** What tablets are asked to trust; null where the certificate is not our own work. */
  readonly authority: LanAuthority | null;
  /** In order: door, jobs, what is being written, database. */
  stop(): Promise<void>;
}

const house = resolve(import.meta.dirname, '../../..');
export const builtApps: WebApps = {
  desk: resolve(house, 'apps/desk/dist'),
  field: resolve(house, 'apps/field/dist'),
};

/** Puts one server together and opens its door; what was begun is undone in reverse when a later step fails. */
export async function createServer(
  settings: Settings,
  given: Secrets,
  overrides: Overrides = {},
): Promise<RunningServer> {
  const now = overrides.now ?? Date.now;
  const random = overrides.random ?? ((bytes: number) => randomBytes(bytes));
  const log = overrides.log ?? createLog(settings.logLevel);
  const progress = overrides.progress ?? (() => {});
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };

  try {
    progress('database');
    const store = overrides.store ?? (await openStore(settings, (error) => overrides.onLost?.(error)));
    if (overrides.store === undefined) undo.push(() => store.stop());

    let teller: Teller | null = null;
    progress('tables');
    const keyring = openKeyring(settings.folders.keys, random);
    const openWith = (keys: Secrets) =>
      openDatabase({
        url: store.url,
        directUrl: store.directUrl,
        folds,
        foldVersion,
        keyring,
        foldingThread: foldingThreadOf(settings.folders),
        lanes: keys.lanes.map(signerOf),
        onOrdered: () => teller?.nudge(),
        // A key that was lost signs nothing more, and the next one nothing before it is taken up.
        ...(keys.isReceiptLost ? {} : { headSigner: signerOf(keys.receipt) }),
        takeOverLanes: settings.database.kind === 'embedded',
        now,
        random,
        // One connection of a pool: the next one is opened when it is needed, and `/health` says how it stands meanwhile.
        onLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
      });
    const folder = settings.folders.secrets;
    const { secrets, due } = await takeUpServerKey({
      folder,
      secrets: given,
      now,
      open: openWith,
      order: async (db, next) => {
        if (overrides.lostKey !== undefined)
          await orderLostKey(db, next, overrides.lostKey, (prefix) => idFrom(prefix, random(16)));
      },
    });
    const db = await openWith(secrets);
    undo.push(() => db.close());

    progress('journal');
    const change = due ?? (await changeAfterRestore({ db, secrets, now }, folder));
    await assertOwnSecrets(db, secrets, folder, change?.former.key ?? null);
    await db.claimLanes();
    const accessLog = new AccessLog(db, now);
    undo.push(() => accessLog.settled());
    const auth = createAuth(db.prisma, settings, secrets);
    const hub = createHub({ db, log });
    const sessions = createSessions(auth, db, accessLog, now, settings.sessions, (id) => hub.ended(id));
    const lockout = createLockout(db.prisma, secrets.log, now, settings.lockout);
    const noticePorts = overrides.noticePorts ?? openPorts(settings, now);
    undo.push(async () => {
      for (const port of noticePorts.values()) await port.close();
    });
    let jobs: RunningJobs | null = null;
    const ending = new AbortController();
    const blobs = new BlobStore(settings.folders.blobs);
    const { maskLongestMs: longestMs, minFreeBytes } = settings;
    const workshop = new Workshop({
      folder: settings.folders.masks,
      blobs,
      log,
      now,
      longestMs,
      minFreeBytes,
    });
    undo.push(() => workshop.stop());
    const queue: Queue = { send: async (name, facts, key) => jobs?.send(name, facts, key) };
    const receipts = signerOf(secrets.receipt);
    const changed = [...changesIn(await db.prisma.serverKey.findMany({ where: { state: 'changed' } }))];
    if (change !== null) changed.push({ payload: change });
    const services: Services = {
      settings,
      secrets,
      db,
      keyring,
      blobs,
      log,
      accessLog,
      sessions,
      passSessions: createPassSessions({ db, now, random, secure: settings.secure }),
      signIn: { auth, db, accessLog, lockout, sessions, logKey: secrets.log, now },
      devices: createDeviceSessions({ db, accessLog, key: secrets.session, now, random }),
      guesses: createGuesses(now),
      shelf: new Shelf(now),
      workshop,
      queue,
      ending: ending.signal,
      hub,
      noticePorts,
      seal: overrides.seal ?? sealPortOf(settings.seal, { stamps: settings.stamps, log }),
      receipts,
      serverKeys: publicKeysOf(keyLine(changed, receipts)),
      now,
      random,
      newId: (prefix) => idFrom(prefix, random(16)),
    };
    if (change !== null) await recordChange(services, change);
    await settleKeyFiles(services, folder);
    await openNewLanes(services);
    await tidyUploads(services);
    await destroyEmptiedKeys(services);
    await destroyGoing(services);

    if (overrides.jobs !== false) {
      progress('jobs');
      jobs = await startJobs(store.directUrl, workersOf(services), log, settings.zone);
      const running = jobs;
      undo.push(() => running.stop());
      undo.push(async () => ending.abort());
      const telling = startTelling(services);
      teller = telling;
      await workshop.start();
      undo.push(() => telling.stop());
    }

    progress('door');
    const tls = openTlsDoor(settings, { now, random, log });
    const http = await createHttp(
      services,
      overrides.apps ?? builtApps,
      overrides.unlimited ?? (() => false),
      overrides.doors,
      tls?.credentials ?? null,
    );
    undo.push(() => closeDoor(http));
    const url = await listen(http, settings);
    if (tls !== null) {
      const calm = tls.keepFresh(http.server as HttpsServer);
      undo.push(async () => calm());
    }
    const side = await openSideDoor(settings, tls?.authority ?? null);
    if (side !== null) undo.push(side);
    return { services, http, url, kept: store.kept ?? null, authority: tls?.authority ?? null, stop };
  } catch (error) {
    await stop().catch((cause) => log.error({ err: cause }, 'while undoing a failed start'));
    throw asFailure(error);
  }
}

/** Whoever is being answered gets the answer; a reader who takes longer than this asks again, and uploads go on where they were. */
const patienceMs = 10_000;

async function closeDoor(http: FastifyInstance): Promise<void> {
  const impatient = setTimeout(() => http.server.closeAllConnections(), patienceMs);
  await http.close();
  clearTimeout(impatient);
}

async function listen(http: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await http.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') throw new StartFailure('port-taken', { port, host }, error);
    if (code === 'EACCES') throw new StartFailure('port-forbidden', { port, host }, error);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartFailure('address-unknown', { host }, error);
    throw error;
  }
}
