import type { PublicKey } from '@mingcha/journal';
import { FerryFault, type FerryHead, type FerryRead, type LearnKey, readFerry } from '@mingcha/journal/ferry';
import { ports } from '../keys/ports.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { ferryIdentity } from './identity.ts';
import type { OfficeKey } from './office-key.ts';

/** A read cut by the disk is the disk's word; what the seal refuses is the file's fault. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        if (cause instanceof DOMException) throw cause;
        throw new FerryFault('ferry.cut-or-changed');
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Not sealed for this tablet, or no sealed file at all. */
async function opened(keys: VaultKeys, file: Blob): Promise<ReadableStream<Uint8Array>> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(await ferryIdentity(keys));
  try {
    return await decrypter.decrypt(file.stream());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    if (/no identity/i.test(why)) throw new FerryForOthers();
    throw new FerryFault('ferry.not-a-ferry-file');
  }
}

export class FerryForOthers extends Error {
  override readonly name = 'FerryForOthers';
}

/** A file that was brought to this tablet, read a piece at a time: nothing larger than one record is ever in memory. */
export async function* openFile(
  keys: VaultKeys,
  file: Blob,
  keyOf: (head: FerryHead) => PublicKey | null,
  learn?: LearnKey,
): AsyncGenerator<FerryRead, void, undefined> {
  yield* readFerry(ports, piecesOf(await opened(keys, file)), keyOf, learn);
}

/** Reads all of it and keeps nothing: whole, unchanged, from whom it says, or a FerryFault. `see`: each record, before it is proven. */
export async function proveFile(
  keys: VaultKeys,
  file: Blob,
  { keyOf, learn }: Pick<OfficeKey, 'keyOf' | 'learn'>,
  see: (record: object) => void,
): Promise<FerryHead> {
  let head: FerryHead | null = null;
  for await (const read of openFile(keys, file, keyOf, learn))
    if ('head' in read) head = read.head;
    else if ('record' in read) see(read.record);
  if (head === null) throw new FerryFault('ferry.cut-or-changed');
  return head;
}
