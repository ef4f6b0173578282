import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { codecs } from './recipe.ts';

export interface EngineTask {
  readonly codecs: typeof codecs;
  readonly original: string;
  readonly copy: string | null;
  readonly mostBytes: number;
  readonly mostMemory: number;
  readonly runs: readonly (readonly string[])[];
}

/** Why nothing came of it. `stopped`: whoever asked does not want it any more. */
export type MaskTroubleCode = 'unreadable' | 'memory' | 'size' | 'space' | 'time' | 'long' | 'stopped';

export class MaskTrouble extends Error {
  readonly code: MaskTroubleCode;
  constructor(code: MaskTroubleCode) {
    super(`the recording cannot be masked: ${code}`);
    this.name = 'MaskTrouble';
    this.code = code;
  }
}

export interface EngineRun {
  readonly original: string;
  /** Where the copy is written; null where nothing is. */
  readonly copy: string | null;
  readonly runs: readonly (readonly string[])[];
  readonly mostBytes: number;
  readonly mostMs: number;
  readonly signal: AbortSignal;
  /** Milliseconds of the recording that are behind it. */
  readonly reached?: (ms: number) => void;
}

const mostMemory = 768 * 1024 * 1024;
const program = import.meta.dirname;
type Line = { reached?: number; lasted?: number; failed?: MaskTroubleCode; done?: boolean };

/**
 * Runs the codecs over one file, each time with these arguments, and answers how long the recording was each time. The
 * process may read its program and the recording and write the copy; it cannot begin another, and the people's work comes first.
 */
export async function runEngine(run: EngineRun): Promise<readonly number[]> {
  const { original, copy, runs, mostBytes, mostMs, signal, reached } = run;
  if (signal.aborted) throw new MaskTrouble('stopped');
  const task: EngineTask = { codecs, original, copy, mostBytes, mostMemory, runs };
  const readable = [`${program}/*`, `${dirname(dirname(dirname(codecs.script)))}/*`, original];
  const child = spawn(
    process.execPath,
    [
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      ...(copy === null ? [] : [`--allow-fs-read=${copy}`, `--allow-fs-write=${copy}`]),
      '--max-old-space-size=256',
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      join(program, 'engine-process.ts'),
      JSON.stringify(task),
    ],
    { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], shell: false },
  );
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let why: MaskTroubleCode | null = null;
  const end = (code: MaskTroubleCode) => {
    why ??= code;
    child.kill('SIGKILL');
  };
  const stop = () => end('stopped');
  signal.addEventListener('abort', stop, { once: true });
  const clock = setTimeout(() => end('time'), mostMs);
  const lasted: number[] = [];
  let done = false;
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (said.length < 2000) said += chunk.toString('utf8');
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if (line.reached !== undefined) reached?.(line.reached);
    if (line.lasted !== undefined) lasted.push(line.lasted);
    if (line.failed !== undefined) why ??= line.failed;
    if (line.done === true) done = true;
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      lines.once('close', () => child.once('close', resolve));
      child.once('close', () => setImmediate(resolve));
    });
  } finally {
    clearTimeout(clock);
    signal.removeEventListener('abort', stop);
  }
  if (why !== null) throw new MaskTrouble(why);
  // A trap inside the codecs ends it without a word: the file is not one they can read.
  if (!done) throw new MaskTrouble(/out of memory|heap/i.test(said) ? 'memory' : 'unreadable');
  return lasted;
}
