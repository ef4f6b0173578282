import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobStore } from '../../apps/server/src/blobs/blob-store.ts';
import { createFigures } from './figures.ts';

// node tests/bench/evidence.ts [--megabytes 64] [--files 8]
// Reading stored bytes against their names, as `verify` does with every recording, beside sha256sum over the same files.

const option = (name: string, otherwise: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? otherwise : Number(process.argv[index + 1]);
};
const megabytes = option('megabytes', 64);
const files = option('files', 8);
const figures = createFigures('evidence');
const folder = mkdtempSync(join(tmpdir(), 'mingcha-evidence-'));
try {
  const store = new BlobStore(folder);
  const names: string[] = [];
  for (let n = 0; n < files; n += 1)
    names.push((await store.put(randomFillSync(Buffer.allocUnsafe(megabytes * 2 ** 20)))).sha256);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    let began = performance.now();
    for (const name of names) if ((await store.hash(name)).sha256 !== name) throw new Error('another hash');
    ours.push(performance.now() - began);
    began = performance.now();
    const told = spawnSync(
      'sha256sum',
      names.map((name) => store.absolute(name)),
      { encoding: 'utf8' },
    );
    theirs.push(performance.now() - began);
    if (told.status !== 0 || !names.every((name) => told.stdout.includes(`${name} `)))
      throw new Error(told.stderr);
  }
  const rate = (times: readonly number[]) => (megabytes * files) / (Math.min(...times) / 1000);
  figures.put('read and hashed', rate(ours), null, 'MB/s');
  figures.put('sha256sum', rate(theirs), null, 'MB/s');
  figures.put('times as long as sha256sum', Math.min(...ours) / Math.min(...theirs), 1 / 0.8, '');
  figures.tell({ megabytes, files });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
