import { closeSync, fstatSync, openSync, readFileSync, writeSync } from 'node:fs';
import { argv, exit } from 'node:process';
import type { EngineTask } from './engine.ts';
import { type EngineFs, putBefore, TooMuchWritten } from './engine-files.ts';

// A process of its own, which reads a file that a stranger may have made. It has no network, no environment, may open the
// recording, the copy and its own program, and is killed from outside when it takes too long. What it says is one line each.

interface Engine {
  readonly FS: EngineFs;
  exec(...args: readonly string[]): number;
  reset(): void;
  setLogger(tell: (line: { readonly message: string }) => void): void;
  setProgress(tell: (progress: { readonly time: number }) => void): void;
}

const { codecs, original, copy, mostBytes, mostMemory, runs } = JSON.parse(argv[2] ?? '') as EngineTask;

/** Whoever began it may be gone: then nobody listens, and it ends. */
function say(line: object): void {
  try {
    writeSync(1, `${JSON.stringify(line)}\n`);
  } catch {
    exit(1);
  }
}

for (const name of ['WebSocket', 'fetch', 'XMLHttpRequest', 'EventSource'])
  Reflect.deleteProperty(globalThis, name);
// The engine was built for a browser's thread and asks where it stands.
Object.assign(globalThis, { self: { location: { href: 'file:///' } } });

// Memory is asked for in pages, through this door alone.
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
const page = 65_536;
const { Memory } = Reflect.get(globalThis, 'WebAssembly') as {
  readonly Memory: { readonly prototype: Memory };
};
const { grow } = Memory.prototype;
Memory.prototype.grow = function (this: Memory, pages: number): number {
  if (this.buffer.byteLength + pages * page > mostMemory) {
    trouble = 'memory';
    throw new RangeError('no more memory for this recording');
  }
  return grow.call(this, pages);
};

let trouble: 'memory' | 'space' | 'size' | null = null;

const { default: create } = (await import(codecs.script)) as {
  default(options: { wasmBinary: Uint8Array }): Promise<Engine>;
};
const engine = await create({ wasmBinary: readFileSync(codecs.wasm) });
const from = openSync(original, 'r');
const to = copy === null ? null : openSync(copy, 'w+', 0o600);
putBefore(
  engine.FS,
  '/work',
  [
    { name: 'original', descriptor: from, size: fstatSync(from).size, most: null },
    ...(to === null ? [] : [{ name: 'copy', descriptor: to, size: 0, most: mostBytes }]),
  ],
  (cause) => {
    trouble = cause instanceof TooMuchWritten ? 'size' : 'space';
  },
);

let reached = 0;
const times = /time=\s*(\d+):(\d\d):(\d\d(?:\.\d+)?)/g;
engine.setLogger(({ message }) => {
  for (const [, hours, minutes, rest] of message.matchAll(times))
    reached = Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)) * 1000);
});
engine.setProgress(({ time }) => say({ reached: Math.max(0, Math.round(time / 1000)) }));

for (const args of runs) {
  engine.reset();
  reached = 0;
  const answer = engine.exec(...args);
  if (answer !== 0 || trouble !== null) {
    say({ failed: trouble ?? 'unreadable' });
    exit(0);
  }
  say({ lasted: reached });
}
// Synced by whoever takes it over: from in here the disk cannot be told to.
if (to !== null) closeSync(to);
say({ done: true });
exit(0);
