import type { ChunkStore } from '../vault/chunk-store.ts';
import { copyCheckSwitch, type Moved } from './copy-check-switch.ts';

/**
 * The sealed pieces of recordings, into another store: one piece in memory at a time, compared by digest after they were
 * written. `switchOver` is the one durable note of where they are from now on.
 */
export function moveChunks(
  from: ChunkStore,
  to: ChunkStore,
  switchOver: () => Promise<void>,
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<Moved> {
  const clear = async (store: ChunkStore) => {
    for (const medium of await store.media()) await store.remove(medium);
  };
  return copyCheckSwitch({
    async copy() {
      for (const medium of await from.media())
        for (const name of await from.names(medium)) {
          const bytes = await from.read(medium, name);
          if (bytes === null) throw new Error(`${medium}/${name} cannot be read`);
          await to.write(medium, name, bytes);
        }
    },
    async check() {
      for (const medium of await from.media()) {
        const [before, after] = [await from.names(medium), await to.names(medium)];
        if (before.join() !== after.join())
          return `${medium}: ${before.length} pieces, ${after.length} moved`;
        for (const name of before) {
          const [old, moved] = [await from.read(medium, name), await to.read(medium, name)];
          if (old === null || moved === null || (await digest(old)) !== (await digest(moved)))
            return `${medium}/${name} differs`;
        }
      }
      return null;
    },
    switchOver,
    clear: (place) => clear(place === 'old' ? from : to),
  });
}
