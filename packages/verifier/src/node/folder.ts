import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDropped, isSafeName, shown } from '../core/names.ts';
import { byReading } from '../core/read-package.ts';
import type { PackageFile, PackageSource, Tell } from '../core/source.ts';

const PIECE = 1_048_576;
const DEPTH = 8;

/** The bytes of a file; the next piece is on its way while the one before is looked at. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  // A link is never followed: it could lead anywhere on this machine.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    yield* pieces(file);
  } finally {
    await file.close();
  }
}

async function* pieces(file: FileHandle): AsyncGenerator<Uint8Array> {
  let [here, there] = [new Uint8Array(PIECE), new Uint8Array(PIECE)];
  let reading = file.read(here, 0, PIECE);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = file.read(there, 0, PIECE);
      yield here.subarray(0, bytesRead);
      [here, there] = [there, here];
    }
  } finally {
    await reading.catch(() => {});
  }
}

/** A package as a plain folder, gone through in the order in which one way is enough. */
export function folderSource(root: string): PackageSource {
  return {
    async *files(tell): AsyncGenerator<PackageFile> {
      const paths: string[] = [];
      for await (const path of walk(root, '', 0, tell)) paths.push(path);
      paths.sort(byReading);
      for (const path of paths) yield { path, bytes: () => bytesOf(join(root, path)) };
    },
  };
}

async function* walk(root: string, below: string, depth: number, tell: Tell): AsyncGenerator<string> {
  for (const each of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? each.name : `${below}/${each.name}`;
    if (each.isDirectory() && depth < DEPTH && isSafeName(path)) yield* walk(root, path, depth + 1, tell);
    else if (isDropped(path) && each.isFile()) yield path;
    else if (!isSafeName(path)) tell('bag.name-unsafe', shown(path));
    else if (each.isFile()) yield path;
    else tell('bag.form', path, { what: each.isDirectory() ? 'too-deep' : 'no-file' });
  }
}
