import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whole or not at all, and still there after the power went: written beside, synced, renamed, folder synced. */
export function writeDurably(path: string, content: string | Uint8Array, mode: number): void {
  const beside = `${path}.${process.pid}.part`;
  const handle = openSync(beside, 'w', mode);
  try {
    writeSync(handle, content as Uint8Array);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
  syncFolder(dirname(path));
}
