import { Decrypter } from 'age-encryption';
import { CannotLook, SealBroken } from '../core/source.ts';

export interface Opener {
  readonly passphrase?: string;
  readonly identity?: string;
}

/** Opens an `age` file as a stream. Bytes that were cut off or changed end in `SealBroken` where they stand. */
export async function* opened(
  sealed: AsyncIterable<Uint8Array>,
  { passphrase, identity }: Opener,
): AsyncGenerator<Uint8Array> {
  if (passphrase === undefined && identity === undefined) throw new CannotLook('sealed');
  const decrypter = new Decrypter();
  if (passphrase !== undefined) decrypter.addPassphrase(passphrase);
  try {
    if (identity !== undefined) decrypter.addIdentity(identity);
  } catch {
    throw new CannotLook('not-for-this-key');
  }
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(webStream(sealed));
  } catch (cause) {
    if (cause instanceof CannotLook) throw cause;
    const isOther = cause instanceof Error && /no identity/i.test(cause.message);
    throw new CannotLook(
      !isOther ? 'not-a-package' : passphrase === undefined ? 'not-for-this-key' : 'passphrase-wrong',
    );
  }
  const reader = plain.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new SealBroken();
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** A piece is asked for only when the one before was taken. */
function webStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        // A copy: the piece may be a window of a buffer that is used again.
        else controller.enqueue(value.slice());
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

export const isSealed = (head: Uint8Array): boolean => {
  const sign = 'age-encryption.org/v1';
  return [...sign].every((each, at) => head[at] === each.charCodeAt(0));
};
