import { Readable } from 'node:stream';
import { FerryFault } from '@mingcha/journal/ferry';
import { Decrypter } from 'age-encryption';
import { type SealedTo, sealedBytes } from './age-payload.ts';

/** A piece is asked for only when the one before was taken. */
function web(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => void (await pieces.return?.()),
    },
    { highWaterMark: 1 },
  );
}

/** Seals a stream with a passphrase that was drawn, or for its receivers, a piece at a time. */
export async function sealStream(to: SealedTo, plain: AsyncIterable<Uint8Array>): Promise<Readable> {
  const { pieces } = await sealedBytes(to, plain);
  return Readable.from(pieces, { objectMode: false, highWaterMark: 1 << 18 });
}

export const sealFor = (
  recipient: string | readonly string[],
  pieces: AsyncIterable<Uint8Array>,
): Promise<Readable> => sealStream({ recipient }, pieces);

/** Not an age file, or not for this office. */
export class NotForUs extends Error {
  override readonly name = 'NotForUs';
}

/** Opens what was sealed for one of these. Bytes that were cut off or changed end in a FerryFault where they stand. */
export async function opened(
  identities: string | readonly string[],
  pieces: AsyncIterable<Uint8Array>,
): Promise<AsyncGenerator<Uint8Array, void, undefined>> {
  const decrypter = new Decrypter();
  for (const identity of [identities].flat()) decrypter.addIdentity(identity);
  let broken: unknown = null;
  async function* watched() {
    try {
      for await (const piece of pieces) yield piece;
    } catch (cause) {
      // The line to the browser broke, not the file.
      broken = cause;
      throw cause;
    }
  }
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(web(watched()));
  } catch (cause) {
    if (broken !== null) throw broken;
    if (cause instanceof Error && /no identity/i.test(cause.message)) throw new NotForUs();
    throw new FerryFault('ferry.not-a-ferry-file');
  }
  return piecesOf(plain, () => broken);
}

async function* piecesOf(
  plain: ReadableStream<Uint8Array>,
  broken: () => unknown,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = plain.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw broken() ?? new FerryFault('ferry.cut-or-changed');
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
