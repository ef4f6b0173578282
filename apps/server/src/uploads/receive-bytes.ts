import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

export interface Received {
  /** Where the file ends now: everything before is on the disk. */
  readonly offset: number;
  readonly whole: boolean;
}

/** While the disk is busy with a write, so much may gather before the socket has to wait. */
const gather = 1_048_576;

/**
 * Bytes from the socket to the end of a file, at once where the disk is free, gathered where it is not. What came before a
 * cut is kept and synced like what came whole: the sender asks how far it got and goes on from there. More than `limit`
 * bytes are not taken.
 */
export async function receiveBytes(
  from: Readable,
  file: string,
  offset: number,
  limit: number,
  pass: ((bytes: Uint8Array) => void) | null,
): Promise<Received> {
  const handle = await open(file, 'r+');
  let at = offset;
  let whole = true;
  let waiting: Buffer[] = [];
  let length = 0;
  let busy = false;
  let writing: Promise<void> = Promise.resolve();

  /** A failure of the disk is met where `writing` is next waited for. */
  function write(): void {
    if (busy || length === 0) return;
    const [parts, place] = [waiting, at];
    at += length;
    waiting = [];
    length = 0;
    busy = true;
    writing = writeAll(handle, parts, place).then(() => {
      busy = false;
      write();
    });
    writing.catch(() => {});
  }

  try {
    try {
      for await (const part of from as AsyncIterable<Buffer>) {
        if (at - offset + length + part.length > limit) throw new TooMuch();
        pass?.(part);
        waiting.push(part);
        length += part.length;
        write();
        while (length >= gather) await writing;
      }
    } catch (cause) {
      if (cause instanceof TooMuch) throw cause;
      whole = false;
    }
    // The write under way begins the next one when it ends.
    do await writing;
    while (busy || length > 0);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return { offset: at, whole };
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, parts: Buffer[], place: number) {
  const { bytesWritten } = await handle.writev(parts, place);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (bytesWritten === length) return;
  const rest = Buffer.concat(parts).subarray(bytesWritten);
  await handle.write(rest, 0, rest.length, place + bytesWritten);
}

export class TooMuch extends Error {
  constructor() {
    super('more bytes than were announced');
    this.name = 'TooMuch';
  }
}
