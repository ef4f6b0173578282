import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DeviceDb, writeFact } from '../src/journal/device-db.ts';
import type { Bytes } from '../src/keys/bytes.ts';
import { ensureDeviceKeys } from '../src/keys/device-keys.ts';
import { moveChunks } from '../src/storage/move-chunks.ts';
import { moveDatabase, openDeviceDb } from '../src/storage/move-database.ts';
import { memoryStore } from './helpers/memory-store.ts';

let last = 0;
/** A tablet's database with a key, facts and more entries than one batch. */
async function filled(): Promise<DeviceDb> {
  last += 1;
  const db = new DeviceDb(`moves-${last}`);
  await ensureDeviceKeys(db);
  await writeFact(db, 'enrolment', { device: 'dev_1', keys: [{ key: 'a' }] });
  await db.entries.bulkPut(
    Array.from({ length: 450 }, (_, i) => ({
      seq: i + 1,
      hash: `hash-${i}`,
      state: 'kept' as const,
      box: Uint8Array.from([i & 255, 7, i >> 8]) as Bytes,
    })),
  );
  return db;
}
const next = (db: DeviceDb) => new DeviceDb(`${db.name}-2`);
const digest = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a database that is moved', () => {
  it('is found at its new place with every row, and signs with the same key', async () => {
    const old = await filled();
    const before = await old.entries.toArray();
    const key = await old.keys.get('signing');
    expect(await moveDatabase(old, next(old))).toEqual({ ok: true });
    const found = await openDeviceDb(old.name);
    expect(found.name).toBe(`${old.name}-2`);
    expect(await found.entries.toArray()).toEqual(before);
    const carried = await found.keys.get('signing');
    expect(carried?.key.extractable).toBe(false);
    expect(carried?.publicKey).toEqual(key?.publicKey);
    expect(await old.entries.count()).toBe(0);
  });

  it('may change its rows on the way', async () => {
    const old = await filled();
    const reshape = { entries: (row: Record<string, unknown>) => ({ ...row, why: 'moved' }) };
    expect(await moveDatabase(old, next(old), reshape)).toEqual({ ok: true });
    const found = await openDeviceDb(old.name);
    expect((await found.entries.get(450))?.why).toBe('moved');
  });

  it('stays in use untouched when the check finds a row that differs', async () => {
    const old = await filled();
    const before = await old.entries.toArray();
    let calls = 0;
    const breaks = {
      entries: (row: Record<string, unknown>) => {
        calls += 1;
        return calls === 311 ? { ...row, hash: 'another' } : row;
      },
    };
    const moved = await moveDatabase(old, next(old), breaks);
    expect(moved).toEqual({ ok: false, why: 'entries: 311 differs' });
    const found = await openDeviceDb(old.name);
    expect(found.name).toBe(old.name);
    expect(await found.entries.toArray()).toEqual(before);
    expect(await next(old).entries.count()).toBe(0);
  });

  it('stays in use when the new place takes no more', async () => {
    const old = await filled();
    const full = next(old);
    full.entries.hook('creating', (_key, row) => {
      if (row.seq === 300) throw new DOMException('full', 'QuotaExceededError');
    });
    expect((await moveDatabase(old, full)).ok).toBe(false);
    expect((await openDeviceDb(old.name)).name).toBe(old.name);
    expect(await old.entries.count()).toBe(450);
  });

  it('begins anew after a cut: what the first attempt left is not in the way', async () => {
    const old = await filled();
    const half = next(old);
    await half.entries.put({ seq: 9_999, hash: 'left over', state: 'kept', box: new Uint8Array(1) as Bytes });
    expect(await moveDatabase(old, half)).toEqual({ ok: true });
    expect(await (await openDeviceDb(old.name)).entries.count()).toBe(450);
  });
});

describe('pieces of recordings that are moved', () => {
  const full = async () => {
    const store = memoryStore();
    for (const name of ['000', '001', '002'])
      await store.write('evd_1', name, Uint8Array.from([1, 2, Number(name)]) as Bytes);
    return store;
  };

  it('are all at the new place before the old one is cleared', async () => {
    const [from, to] = [await full(), memoryStore()];
    let switched = false;
    const note = async () => {
      expect(await from.names('evd_1')).toHaveLength(3);
      switched = true;
    };
    expect(await moveChunks(from, to, note, digest)).toEqual({ ok: true });
    expect(switched).toBe(true);
    expect(await to.names('evd_1')).toEqual(['000', '001', '002']);
    expect(await from.media()).toEqual([]);
  });

  it('stay where they are when one arrived differently', async () => {
    const [from, to] = [await full(), memoryStore()];
    const bent = {
      ...to,
      write: (medium: string, name: string, bytes: Bytes) =>
        to.write(medium, name, name === '001' ? (Uint8Array.from([9]) as Bytes) : bytes),
    };
    const never = async () => expect.unreachable();
    expect(await moveChunks(from, bent, never, digest)).toEqual({ ok: false, why: 'evd_1/001 differs' });
    expect(await from.names('evd_1')).toHaveLength(3);
    expect(await to.media()).toEqual([]);
  });
});
