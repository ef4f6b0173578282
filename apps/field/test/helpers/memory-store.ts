import type { Bytes } from '../../src/keys/bytes.ts';
import type { ChunkStore } from '../../src/vault/chunk-store.ts';

/** The chunk store's port over a map: Node has no OPFS. The browser story runs the real one. */
export function memoryStore(): ChunkStore & {
  files: Map<string, Bytes>;
  failAfter: (writes: number) => void;
} {
  const files = new Map<string, Bytes>();
  let left = Number.POSITIVE_INFINITY;
  const key = (medium: string, name: string) => `${medium}/${name}`;
  return {
    files,
    failAfter(writes) {
      left = writes;
    },
    async write(medium, name, bytes) {
      if (left <= 0) throw new Error('the tablet died here');
      left -= 1;
      files.set(key(medium, name), new Uint8Array(bytes));
    },
    read: async (medium, name) => files.get(key(medium, name)) ?? null,
    names: async (medium) =>
      [...files.keys()]
        .filter((each) => each.startsWith(`${medium}/`))
        .map((each) => each.slice(medium.length + 1)),
    media: async () => [...new Set([...files.keys()].map((each) => each.split('/')[0] ?? ''))],
    async removeChunk(medium, name) {
      files.delete(key(medium, name));
    },
    async remove(medium) {
      for (const each of [...files.keys()]) if (each.startsWith(`${medium}/`)) files.delete(each);
    },
  };
}
