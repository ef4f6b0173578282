import { resolve } from 'node:path';
import type { WordKey } from '@mingcha/words';
import { upgradesIn } from '../backup/keep-before.ts';
import { issueSetupCode } from '../capabilities/setup/setup-code.ts';
import { readEnv, type SettingMistake, withEnvFile } from '../config/env.ts';
import { fontMistakes } from '../config/font-mistakes.ts';
import { openSecrets } from '../config/secrets.ts';
import { languageOf, type Settings, settingsOf } from '../config/settings.ts';
import { tlsMistakes } from '../config/tls-mistakes.ts';
import type { Overrides, RunningServer } from '../create-server.ts';
import { sealMistakes } from '../seals/registry.ts';
import { stampMistakes } from '../stamps/anchors.ts';
import { lanPlace } from '../tls/lan-place.ts';
import { version } from '../version.ts';
import { readArguments } from './arguments.ts';
import { asFailure } from './as-failure.ts';
import { type Console, createConsole } from './console.ts';
import { failureStatus, StartFailure } from './failure.ts';
import { checkStamp, prepareFolders, readStamp, writeStamp } from './folder.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { announceLan } from './lan-console.ts';
import { checkNode } from './node-version.ts';
import { forgetRunningUrl, keepRunningUrl } from './running-url.ts';

export interface RunOptions {
  /** What stood behind `npm start --`. */
  readonly words?: readonly string[];
  /** A demonstration and an office never open each other's folder. */
  readonly demo: boolean;
  readonly overrides?: Overrides;
  /** After the start, before addresses are printed: loads the demonstration city into an empty folder. */
  readonly prepare?: (server: RunningServer, console: Console) => Promise<void>;
  /** Printed after the addresses. */
  readonly farewell?: (server: RunningServer, console: Console) => void;
}

/**
 * The whole life of one process: settings, folder, start, signals, stop. Every way it can end is one line and a status:
 * 0 after an ordered stop, else the status of the failure.
 */
export async function run(options: RunOptions): Promise<number> {
  const locale = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG;
  const source = withEnvFile(process.env, resolve('.env'));
  const terminal = createConsole(languageOf(source.MINGCHA_LANGUAGE ?? locale));
  const words = readArguments(options.words ?? []);
  if (!words.ok) {
    terminal.failure('server.failure.argument-unknown', { word: words.unknown });
    return failureStatus['argument-unknown'];
  }
  const { lan } = words.asked;
  const read = readEnv(source);
  if (!read.ok) {
    terminal.failure('server.failure.settings');
    for (const mistake of read.mistakes) sayMistake(terminal, mistake);
    return failureStatus.settings;
  }
  const settings = settingsOf(read.env, process.cwd(), locale, lan ? lanPlace : null);
  const contradictions = [
    ...tlsMistakes(read.env, settings, lan, Date.now()),
    ...stampMistakes(settings),
    ...sealMistakes(read.env, settings),
    ...fontMistakes(settings),
  ];
  if (contradictions.length > 0) {
    terminal.failure('server.failure.settings');
    for (const { key, facts } of contradictions) terminal.failure(key, facts);
    return failureStatus.settings;
  }
  try {
    if (settings.tls.kind === 'lan' && settings.tls.place.networks.length === 0)
      throw new StartFailure('lan-no-address');
    return await live(settings, terminal, options);
  } catch (error) {
    const failure = asFailure(error);
    terminal.failure(`server.failure.${failure.code}`, failure.facts);
    if (failure.code === 'tls')
      terminal.failure(`server.tls.${failure.facts.fault}` as WordKey, failure.facts);
    if (failure.code === 'unexpected' && failure.cause instanceof Error)
      terminal.failure('server.failure.unexpected', { reason: failure.cause.stack ?? '' });
    return failureStatus[failure.code];
  }
}

async function live(settings: Settings, terminal: Console, options: RunOptions): Promise<number> {
  checkNode(process.version);
  prepareFolders(settings.folders, settings.minFreeBytes);
  const lock = takeInstanceLock(settings.folders.data);
  try {
    checkStamp(settings.folders.data, version, options.demo);
    const before = readStamp(settings.folders.data)?.version ?? version;
    const ending = Promise.withResolvers<{ lost: Error | null }>();
    const end = () => ending.resolve({ lost: null });
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    const server = await start(settings, terminal, options, (lost) => ending.resolve({ lost }));
    writeStamp(settings.folders.data, { version, demo: options.demo });
    if (settings.database.kind === 'embedded')
      keepRunningUrl(settings.folders.secrets, server.services.db.directUrl);
    try {
      await checkDemo(server, settings, options.demo);
      if (before !== version || server.kept !== null) await sayUpgraded(server, settings, terminal, before);
      await options.prepare?.(server, terminal);
      await announce(server, settings, terminal);
      options.farewell?.(server, terminal);
    } catch (error) {
      await server.stop();
      throw error;
    }
    const { lost } = await ending.promise;
    if (lost !== null) terminal.failure('server.lost', { reason: lost.message });
    terminal.line('server.stopping');
    await server.stop();
    terminal.line('server.stopped');
    return lost === null ? 0 : failureStatus['database-failed'];
  } finally {
    forgetRunningUrl(settings.folders.secrets);
    lock.release();
  }
}

async function start(
  settings: Settings,
  terminal: Console,
  { overrides = {} }: RunOptions,
  onLost: (error: Error) => void,
): Promise<RunningServer> {
  const secrets = await openSecrets(settings.folders.secrets, settings.lanes);
  // Only now: whoever has to put a setting right does not wait until a whole server has been read.
  const { createServer } = await import('../create-server.ts');
  const server = await createServer(settings, secrets, {
    ...overrides,
    onLost,
    progress: (step) => terminal.step(`server.progress.${step}` satisfies WordKey),
  });
  terminal.done();
  return server;
}

/** What another version, or one with other tables, recorded is looked at whole as soon as this one serves it. */
async function sayUpgraded(
  { services }: RunningServer,
  { folders }: Settings,
  terminal: Console,
  from: string,
): Promise<void> {
  await services.queue.send('verify-installation', {});
  const folder = upgradesIn(folders.data).to;
  if (from === version) terminal.line('server.migrated', { folder });
  else terminal.line('server.upgraded', { from, to: version, folder });
}

/** The founding entry has the last word on what a folder holds; the stamp beside it could have been copied. */
async function checkDemo(server: RunningServer, settings: Settings, demo: boolean): Promise<void> {
  const office = await server.services.db.prisma.office.findFirst({ select: { demo: true } });
  if (office === null || office.demo === demo) return;
  throw new StartFailure(office.demo ? 'folder-is-demo' : 'folder-is-not-demo', {
    folder: settings.folders.data,
  });
}

async function announce(server: RunningServer, settings: Settings, terminal: Console): Promise<void> {
  const url = settings.publicUrl;
  terminal.text('');
  terminal.line('server.ready', { url });
  terminal.line('server.ready.desk', { url });
  terminal.line('server.ready.field', { url });
  const code = await issueSetupCode(server.services);
  if (code !== null) terminal.line('server.setup', { url, code });
  if (server.authority !== null) await announceLan(settings, server.authority, terminal);
  terminal.line('server.ready.stop');
}

function sayMistake(terminal: Console, { name, value, known }: SettingMistake): void {
  if (known) terminal.failure(`server.setting.${name}` as WordKey, { value });
  else terminal.failure('server.setting.unknown', { name });
}
