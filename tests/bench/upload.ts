import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { heldDuring } from './memory.ts';
import { lanes, openUploadGround, type Recording } from './upload/office.ts';
import { startBare } from './upload/peers.ts';
import { ask } from './upload/send.ts';

// node tests/bench/upload.ts [--files 20] [--mb 100] [--out result.json]
// Video to the real program over loopback as a tablet sends it: announced, resumable in chunks of 16 MB, two pieces at once, each
// chunk synced; hashed slice by slice and whole, compared with its entry, named, registered, told in the journal. Beside it, in the
// same run, by the same client and in a process of its own: the same bytes by a bare HTTP PUT each into a file, hashed once, synced
// once, one at a time and two at once; the bar is held against whichever is faster. In turns of four files, so that a disk that is busy for a while is busy for both.

const option = (name: string, otherwise: string): string => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? otherwise : (process.argv[index + 1] ?? otherwise);
};
const files = Number(option('files', '20'));
const size = Number(option('mb', '100')) * 2 ** 20;
const bar = 0.6;

const timed = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
const median = (some: readonly number[]): number => [...some].sort((a, b) => a - b)[some.length >> 1] ?? 0;
const each = 4;
const rounds = Math.ceil(files / each);
const speed = (seconds: number): number => Math.round((each * size) / seconds / 2 ** 20);
const megabytes = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round(bytes / 2 ** 20);

/** All of them, so many at once as a tablet sends. */
async function inLanes(
  some: readonly Recording[],
  work: (recording: Recording, lane: number) => Promise<void>,
  count: number = lanes,
): Promise<void> {
  const waiting = [...some];
  const run = async (lane: number) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next, lane);
  };
  await Promise.all(Array.from({ length: count }, (_, lane) => run(lane)));
}

// What is compiled and opened for the first time is nobody's figure: the first round is not counted.
const ground = await openUploadGround((rounds + 1) * each, size);
const bare = await startBare(join(ground.folder, 'bare'));
const took = { ours: [] as number[], bareOne: [] as number[], bareTwo: [] as number[] };
let result: object | null = null;
try {
  const put = async ({ bytes, sha256 }: Recording, lane: number) => {
    const { text } = await ask(bare.url, 'PUT', {}, bytes(lane));
    if (text !== sha256) throw new Error(`the bare server hashed ${text}`);
  };
  const run = async (round: number): Promise<void> => {
    const some = ground.recordings.slice(round * each, (round + 1) * each);
    const runs = {
      ours: () => timed(() => inLanes(some, ground.send)),
      bareOne: () => timed(() => inLanes(some, put, 1)),
      bareTwo: () => timed(() => inLanes(some, put)),
    };
    // Whoever goes later finds the disk busy with what the others left behind.
    const order = (['ours', 'bareOne', 'bareTwo'] as const).map(
      (_, at, all) => all[(at + round) % 3] ?? 'ours',
    );
    for (const who of order) {
      const seconds = await runs[who]();
      if (round > 0) took[who].push(seconds);
    }
  };
  await run(0);
  const held = await heldDuring(
    async () => [ground.pid],
    async () => {
      for (let round = 1; round <= rounds; round += 1) await run(round);
    },
  );
  const fastest = Math.min(median(took.bareOne), median(took.bareTwo));
  const row = {
    files: rounds * each,
    'MB each': size / 2 ** 20,
    'ours MB/s': speed(median(took.ours)),
    'bare PUT MB/s': speed(median(took.bareOne)),
    'two at once': speed(median(took.bareTwo)),
    ratio: Math.round((fastest / median(took.ours)) * 100) / 100,
    bar,
    'memory at rest MB': megabytes(held.before),
    'at most MB': megabytes(held.most),
  };
  console.table([row]);
  result = {
    what: 'video over loopback to the program, against a bare PUT of the same bytes by the same client',
    ...row,
    seconds: took,
    load: loadavg()[0],
    cores: cpus().length,
    node: process.version,
  };
} finally {
  bare.stop();
  await ground.remove();
}
const out = option('out', '');
if (out !== '' && result !== null) writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);
process.exit();
