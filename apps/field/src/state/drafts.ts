import type { BoxRow, DeviceDb } from '../journal/device-db.ts';
import { openBox, sealBox } from '../vault/box.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';

const place = (key: string) => `draft/${key}`;

/** What is being typed, sealed like everything else; it is gone only when the entry it became is on the disk. */
export interface Drafts {
  read<T>(key: string): Promise<T | null>;
  write(key: string, value: unknown): Promise<void>;
  /** The sealed row, for whoever writes it together with something else. */
  seal(key: string, value: unknown): Promise<BoxRow>;
  drop(key: string): Promise<void>;
}

export function openDrafts(db: DeviceDb, keys: VaultKeys, now: () => number): Drafts {
  const seal = async (key: string, value: unknown): Promise<BoxRow> => ({
    key,
    at: now(),
    box: await sealBox(keys, place(key), value),
  });
  return {
    seal,
    async read<T>(key: string) {
      const row = await db.drafts.get(key);
      return row === undefined ? null : ((await openBox(keys, place(key), row.box)) as T);
    },
    async write(key, value) {
      await db.drafts.put(await seal(key, value));
    },
    drop: (key) => db.drafts.delete(key),
  };
}
