import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { Press } from '@mingcha/documents';

/**
 * A document as a stream: there once it is laid out, so that what cannot be printed is refused before anything is sent; drawn as
 * fast as it is taken.
 */
export async function flowing(
  print: (press: Required<Pick<Press, 'laid' | 'out'>>) => Promise<unknown>,
): Promise<Readable> {
  const file = new PassThrough();
  const out = async (chunk: Uint8Array): Promise<void> => {
    if (file.destroyed) throw new Error('nobody takes it any more');
    if (!file.write(chunk)) await Promise.race([once(file, 'drain'), once(file, 'close')]);
  };
  await new Promise<void>((laid, refused) => {
    print({ laid: () => laid(), out }).then(
      () => file.end(),
      (error: Error) => {
        refused(error);
        file.destroy(error);
      },
    );
    // Whoever takes it is told by the stream itself; before anybody does, the refusal above has told it.
    file.on('error', () => undefined);
  });
  return file;
}
