import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../src/main.ts');

/** The database's own user must be able to enter it, or the data goes elsewhere and outlives the folder. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-start-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The real program in a process of its own. */
export class Program {
  readonly child: ChildProcess;
  readonly port: number;
  #out = '';
  #err = '';

  constructor(port: number, env: Record<string, string>) {
    this.port = port;
    this.child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH ?? '',
        // What others have compiled of it already.
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
        LANG: 'en_US.UTF-8',
        MINGCHA_PORT: String(port),
        MINGCHA_LOG: 'silent',
        MINGCHA_MIN_FREE_MB: '0',
        ...env,
      },
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk) => {
      this.#out += String(chunk);
    });
    this.child.stderr?.on('data', (chunk) => {
      this.#err += String(chunk);
    });
  }

  get out(): string {
    return this.#out;
  }

  /** What a person is told when it did not start: one line, without the stack that only the unexpected has. */
  get told(): string {
    return this.#err.trim();
  }

  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async healthy(seconds = 60): Promise<void> {
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}: ${this.told}`);
      const answer = await fetch(`http://127.0.0.1:${this.port}/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    throw new Error(`not healthy after ${seconds} s: ${this.out}${this.told}`);
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }
}
