/// <reference lib="webworker" />
// Writes chunks with a sync access handle: the only OPFS door with a real flush, and it opens in workers only.

interface WriteRequest {
  readonly id: number;
  readonly medium: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const folders = new Map<string, Promise<FileSystemDirectoryHandle>>();

function folderOf(medium: string): Promise<FileSystemDirectoryHandle> {
  let folder = folders.get(medium);
  if (folder === undefined) {
    folder = navigator.storage
      .getDirectory()
      .then((root) => root.getDirectoryHandle('vault', { create: true }))
      .then((vault) => vault.getDirectoryHandle(medium, { create: true }));
    folder.catch(() => folders.delete(medium));
    folders.set(medium, folder);
  }
  return folder;
}

async function write({ medium, name, bytes }: WriteRequest): Promise<void> {
  const folder = await folderOf(medium);
  const file = await folder.getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    handle.truncate(0);
    const written = handle.write(bytes, { at: 0 });
    if (written !== bytes.length) throw new Error(`wrote ${written} of ${bytes.length} bytes`);
    handle.flush();
  } finally {
    handle.close();
  }
}

self.addEventListener('message', (event: MessageEvent<WriteRequest>) => {
  const { id, medium } = event.data;
  write(event.data).then(
    () => self.postMessage({ id }),
    (cause: unknown) => {
      folders.delete(medium);
      self.postMessage({
        id,
        error: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause),
      });
    },
  );
});
