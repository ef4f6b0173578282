import type { Bytes } from '../keys/bytes.ts';

export const isMissing = (cause: unknown): boolean =>
  cause instanceof DOMException && cause.name === 'NotFoundError';

export const vaultFolder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle('vault', { create: true });

/** One chunk from the origin private file system, on the page or in a worker; null when it is not there. */
export async function readChunk(medium: string, name: string): Promise<Bytes | null> {
  try {
    const folder = await (await vaultFolder()).getDirectoryHandle(medium);
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer()) as Bytes;
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}
