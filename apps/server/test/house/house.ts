import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, startEmbedded } from '@mingcha/db';
import type { Role } from '@mingcha/domain';
import { layDatabase } from '@mingcha/soak';
import { abilityOf } from '../../src/access/ability.ts';
import { standingOf } from '../../src/access/standing.ts';
import { appRouter } from '../../src/api.ts';
import { foundOffice } from '../../src/capabilities/setup/found-office.ts';
import { issueSetupCode } from '../../src/capabilities/setup/setup-code.ts';
import { Env } from '../../src/config/env.ts';
import { openSecrets } from '../../src/config/secrets.ts';
import { settingsOf } from '../../src/config/settings.ts';
import type { Context, DeviceSession, Session } from '../../src/context.ts';
import { createServer, type Overrides } from '../../src/create-server.ts';
import { prepareFolders } from '../../src/start/folder.ts';
import { createCaller } from '../../src/trpc.ts';

const callerOf = createCaller(appRouter);
export type Caller = ReturnType<typeof callerOf>;

/** Friday 20 November 2026, 09:00 in Shanghai: a working day. */
export const morning = Date.UTC(2026, 10, 20, 1, 0);

export interface HouseOptions extends Overrides {
  /** An empty folder that outlives the house; without it one is made and removed. */
  readonly folder?: string;
  /** Whether what is founded here is a demonstration, which the real program does not open. */
  readonly demo?: boolean;
  /** A database of somebody else's, which outlives the house too; with a folder only. */
  readonly database?: string;
  /** What its clock says first. */
  readonly at?: number;
}

const anothers = (url: string) => ({ url, stop: async () => {}, remove: async () => {} });

/** A whole server on a real database, with a clock of its own and no queue: jobs are run by hand. */
export async function openHouse({
  folder: given,
  demo = true,
  database,
  at = morning,
  ...more
}: HouseOptions = {}) {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'mingcha-'));
  // The database's own user must be able to enter it, or the data goes elsewhere and outlives the folder.
  chmodSync(folder, 0o755);
  if (given === undefined) await layDatabase(folder, startEmbedded);
  const embedded = database === undefined ? await startEmbedded({ folder }) : anothers(database);
  await migrate(embedded.url);
  const clock = { now: at };
  const env = Env.parse({ MINGCHA_DATA: folder, MINGCHA_LOG: 'silent', MINGCHA_MIN_FREE_MB: '0' });
  const settings = { ...settingsOf(env, folder, 'zh-CN'), port: 0 };
  prepareFolders(settings.folders, settings.minFreeBytes);
  const secrets = await openSecrets(settings.folders.secrets, settings.lanes);
  const server = await createServer(settings, secrets, {
    now: () => {
      clock.now += 1;
      return clock.now;
    },
    jobs: false,
    unlimited: () => true,
    ...more,
    store: { url: embedded.url, directUrl: embedded.url, stop: async () => {} },
  }).catch(async (error: unknown) => {
    await embedded.stop();
    throw error;
  });
  const { services } = server;

  const contextOf = (session: Session | null, device: DeviceSession | null = null): Context => ({
    services,
    session,
    sessionEnded: false,
    device,
    request: {
      id: 'test',
      ip: '127.0.0.1',
      userAgent: 'vitest',
      headers: new Headers(),
      setHeader: () => {},
    },
  });

  /** Somebody at the desk, with the rights that the tables give them at this moment. */
  async function signedIn(person: string, office: string): Promise<Context & { readonly session: Session }> {
    const standing = await services.db.read((reader) => standingOf(reader, person, office));
    const session: Session = {
      ...standing,
      id: `session-${person}`,
      user: `user-${person}`,
      username: person,
      passwordDue: null,
      ability: abilityOf(standing),
    };
    return { ...contextOf(session), session };
  }
  const as = async (person: string, office: string): Promise<Caller> =>
    callerOf(await signedIn(person, office));

  let offices = 0;
  /** Another office in the same installation, with its three administrators. */
  async function found(name: string, code: string) {
    offices += 1;
    const administrators = (['system-admin', 'security-admin', 'auditor'] as const).map((role) => ({
      role,
      name: `${name}${role}`,
      username: `o${offices}-${role}`,
      password: 'Prüfung-2026-x',
    }));
    if (!demo) await issueSetupCode(services);
    const founded = await foundOffice(
      services,
      { office: { name, short: name, code, zone: 'Asia/Shanghai' }, administrators },
      demo,
    );
    const holder = (role: Role) => founded.administrators.find((one) => one.role === role)?.person ?? '';
    return { office: founded.office, holder };
  }

  return {
    services,
    /** Where its door stands open on this machine. */
    url: server.url,
    clock,
    as,
    signedIn,
    found,
    tablet: (device: DeviceSession) => callerOf(contextOf(null, device)),
    nobody: () => callerOf(contextOf(null)),
    async close() {
      await server.stop();
      if (given === undefined) {
        await embedded.remove();
        rmSync(folder, { recursive: true, force: true });
      } else await embedded.stop();
    },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;
