import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

export interface Received {
  /** Where the file ends now. */
  readonly offset: number;
  readonly whole: boolean;
}

/** While the disk is busy with a write, so much may gather before the socket has to wait. */
const gather = 1_048_576;

/**
 * Bytes from the socket to the end of a file, at once where the disk is free, gathered where it is not. What came before a
 * cut is kept and synced like what came whole: the sender asks how far it got and goes on from there. More than `limit`
 * bytes are not taken. Nothing is waited for piece by piece: that alone cost as much as the hashing. The pieces
 * are this function's own: their memory is given back.
 */
export async function receiveBytes(
  from: Readable,
  file: string,
  offset: number,
  limit: number,
  pass: ((bytes: Uint8Array) => void) | null,
): Promise<Received> {
  const handle = await open(file, 'r+');
  try {
    return await receiveInto(handle, from, offset, limit, pass);
  } finally {
    await handle.close();
  }
}

function receiveInto(
  handle: FileHandle,
  from: Readable,
  offset: number,
  limit: number,
  pass: ((bytes: Uint8Array) => void) | null,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    let at = offset;
    let waiting: Buffer[] = [];
    let length = 0;
    let busy = false;
    let ended: 'whole' | 'cut' | null = null;
    let failure: unknown = null;

    function settle(): void {
      if (busy) return;
      if (failure !== null) reject(failure);
      else if (length > 0) write();
      else if (ended !== null) resolve({ offset: at, whole: ended === 'whole' });
      else if (from.isPaused()) from.resume();
    }

    function write(): void {
      const [parts, place] = [waiting, at];
      at += length;
      waiting = [];
      length = 0;
      busy = true;
      writeAll(handle, parts, place).then(() => done(parts), fail);
    }

    function done(parts: readonly Buffer[]): void {
      for (const part of parts) giveBack(part);
      busy = false;
      settle();
    }

    function fail(cause: unknown): void {
      busy = false;
      stop(cause);
    }

    function stop(cause: unknown): void {
      failure ??= cause;
      from.off('data', take).pause();
      settle();
    }

    function take(part: Buffer): void {
      if (at - offset + length + part.length > limit) return void stop(new TooMuch());
      pass?.(part);
      waiting.push(part);
      length += part.length;
      if (!busy) write();
      else if (length >= gather) from.pause();
    }

    function over(how: 'whole' | 'cut'): void {
      if (ended !== null) return;
      ended = how;
      settle();
    }

    from.on('end', () => over('whole'));
    from.on('error', () => over('cut'));
    from.on('close', () => over('cut'));
    from.on('data', take);
    // A connection that broke before anybody listened says nothing any more.
    if (from.destroyed) over('cut');
  });
}

async function writeAll(handle: FileHandle, parts: Buffer[], place: number): Promise<void> {
  const { bytesWritten } = await handle.writev(parts, place);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (bytesWritten === length) return;
  const rest = Buffer.concat(parts).subarray(bytesWritten);
  await handle.write(rest, 0, rest.length, place + bytesWritten);
}

/**
 * The memory of a piece, as soon as it is written. Left to the collector, every 64 MB of pieces cost a walk over all that the program
 * holds: that took longer than receiving them. Only a piece that is all of its memory, so that nobody else looks at it.
 */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

export class TooMuch extends Error {
  constructor() {
    super('more bytes than were announced');
    this.name = 'TooMuch';
  }
}
