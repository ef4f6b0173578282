import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmbedded } from '@mingcha/db';
import { freePort, layDatabase } from '@mingcha/soak';

const house = resolve(import.meta.dirname, '../..');

export interface RunningServer {
  readonly url: string;
  readonly data: string;
  readonly port: number;
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** In order, as Ctrl-C would. Answers the exit code. */
  stop(): Promise<number | null>;
  /** The hard way: the process dies where it stands, its database is left behind. */
  kill(): Promise<void>;
  /** The next start on the same folder and port. */
  startAgain(): Promise<RunningServer>;
  /** A minute passes at once, where the script has a clock of its own (later-demonstration.ts). */
  tick(): void;
  /** Stops what runs and removes the folder and its database. */
  remove(): Promise<void>;
}

export interface StartOptions {
  /** An existing data folder; a new temporary one without it. */
  data?: string;
  port?: number;
  env?: Record<string, string>;
  /** Path of the script below the house; the real entry by default. */
  script?: string;
  seconds?: number;
  /** What stands behind `npm start --`. */
  words?: readonly string[];
  /** Whether it answers at this address; asked until it does. */
  isUp?: (url: string) => Promise<boolean>;
}

/** The database's own user must be able to enter it, or the data goes elsewhere and outlives the folder. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the real program in a process of its own and waits until it answers. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const data = options.data ?? newFolder();
  if (options.data === undefined) await layDatabase(data, startEmbedded);
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const script = join(house, options.script ?? 'apps/server/src/main.ts');
  const child = spawn(process.execPath, [script, ...(options.words ?? [])], {
    cwd: house,
    env: {
      ...process.env,
      MINGCHA_DATA: data,
      MINGCHA_PORT: String(port),
      MINGCHA_HOST: '127.0.0.1',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk) => printed.push(String(chunk)));
  child.stderr.on('data', (chunk) => printed.push(String(chunk)));
  const output = () => printed.join('');
  await untilHealthy(child, () => (options.isUp ?? isHealthy)(url), output, options.seconds ?? 90);

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    return child.exitCode;
  };
  return {
    url,
    data,
    port,
    pid: child.pid ?? 0,
    output,
    stop,
    kill: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    startAgain: () => startServer({ ...options, data, port }),
    tick: () => child.kill('SIGUSR2'),
    remove: async () => {
      await stop();
      await removeDatabase(data);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** One that ended in order and lies in the folder goes with it; any other is taken over first, to be ended. */
async function removeDatabase(data: string): Promise<void> {
  const near = join(data, 'postgres', 'server', 'data');
  if (existsSync(near) && !existsSync(join(near, 'postmaster.pid'))) return;
  await (await startEmbedded({ folder: data })).remove();
}

const isHealthy = async (url: string): Promise<boolean> =>
  (await fetch(`${url}/health`).catch(() => null))?.ok === true;

async function untilHealthy(
  child: ChildProcess,
  isUp: () => Promise<boolean>,
  output: () => string,
  seconds: number,
) {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    if (await isUp()) return;
    await new Promise((wake) => setTimeout(wake, 150));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not answer within ${seconds} s:\n${output()}`);
}
