import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { openUploadGround } from './upload/office.ts';
import { residentOf, startBare, watchMemory } from './upload/peers.ts';
import { ask } from './upload/send.ts';

// node tests/bench/upload.ts [--files 20] [--mb 100] [--out result.json]
// Video to the real program over loopback as a tablet sends it: announced, resumable in chunks of 16 MB, each synced; hashed
// slice by slice and whole, compared with its entry, named, registered, told in the journal. Beside it, in the same run, by the
// same client and in a process of its own: the same bytes by a bare HTTP PUT each into a file, hashed once, synced once.
// In turns, file by file, so that a disk that is busy for a while is busy for both.

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
const speed = (seconds: number): number => Math.round(size / seconds / 2 ** 20);
const megabytes = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round(bytes / 2 ** 20);

// What is compiled and opened for the first time is nobody's figure: the first two of each are not counted.
const warm = 2;
const ground = await openUploadGround(files + warm, size);
const bare = await startBare(join(ground.folder, 'bare'));
const took = { ours: [] as number[], bare: [] as number[] };
let result: object | null = null;
try {
  const put = async (bytes: Buffer, sha256: string) => {
    const { text } = await ask(bare.url, 'PUT', {}, bytes);
    if (text !== sha256) throw new Error(`the bare server hashed ${text}`);
  };
  const before = residentOf(ground.pid);
  let watch = watchMemory(ground.pid);
  for (const [at, recording] of ground.recordings.entries()) {
    const { bytes, sha256 } = recording;
    bytes.writeUInt32BE(at, 0);
    const ours = () => timed(() => ground.send(recording));
    const theirs = () => timed(() => put(bytes, sha256));
    // Whoever goes second finds the disk busy with what the first left behind.
    const pair = at % 2 === 0 ? [await ours(), await theirs()] : [await theirs(), await ours()].reverse();
    if (at === warm - 1) watch = watchMemory(ground.pid);
    if (at < warm) continue;
    took.ours.push(pair[0] ?? 0);
    took.bare.push(pair[1] ?? 0);
  }
  const most = watch.end();
  const row = {
    files,
    'MB each': size / 2 ** 20,
    'ours MB/s': speed(median(took.ours)),
    'bare PUT MB/s': speed(median(took.bare)),
    ratio: Math.round((median(took.bare) / median(took.ours)) * 100) / 100,
    bar,
    'memory at rest MB': megabytes(before),
    'at most MB': megabytes(most),
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
