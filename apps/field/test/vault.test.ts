import { createHash } from 'node:crypto';
import { tries } from '@mingcha/soak';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceDb, readFact } from '../src/journal/device-db.ts';
import { fromBase64url, newId, random, utf8 } from '../src/keys/bytes.ts';
import { ensureDeviceKeys } from '../src/keys/device-keys.ts';
import { verifyWith } from '../src/keys/signing.ts';
import { ChunkBroken, openChunk, sealChunk } from '../src/vault/chunk.ts';
import { chunkName } from '../src/vault/chunk-store.ts';
import { readRange, sealFromDisk } from '../src/vault/media-reader.ts';
import { openMediaWriter, sliceSize } from '../src/vault/media-writer.ts';
import { pinDelay } from '../src/vault/pin-delay.ts';
import { changePin, makePersonKey, openPersonKey, unlockVault, type VaultParts } from '../src/vault/vault.ts';
import { openVaultKeys } from '../src/vault/vault-keys.ts';
import { memoryStore } from './helpers/memory-store.ts';

const cheap = { memory: 64, passes: 1 };
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function tablet(): Promise<VaultParts & { clock: { at: number }; identity: string }> {
  const db = new DeviceDb(`notes-${newId('tst')}`);
  const clock = { at: 1_000_000 };
  const identity = await generateX25519Identity();
  return {
    db,
    clock,
    identity,
    device: await ensureDeviceKeys(db),
    recoveryKey: await identityToRecipient(identity),
    now: () => clock.at,
    cost: cheap,
  };
}

describe('a chunk', () => {
  it('opens where it was written, and nowhere else', async () => {
    const key = await (await openVaultKeys(random(32))).mediumKey('m');
    const chunk = await sealChunk(key, 'm', 3, sliceSize, utf8('plain'));
    expect(new TextDecoder().decode(await openChunk(key, 'm', 3, sliceSize, chunk))).toBe('plain');
    await expect(openChunk(key, 'm', 4, sliceSize, chunk)).rejects.toBeInstanceOf(ChunkBroken);
    await expect(openChunk(key, 'n', 3, sliceSize, chunk)).rejects.toBeInstanceOf(ChunkBroken);
    await expect(openChunk(key, 'm', 3, sliceSize / 2, chunk)).rejects.toBeInstanceOf(ChunkBroken);
  });

  it('with any one bit changed does not open', async () => {
    const key = await (await openVaultKeys(random(32))).mediumKey('m');
    const chunk = await sealChunk(key, 'm', 0, sliceSize, random(50));
    await fc.assert(
      fc.asyncProperty(fc.nat(chunk.length * 8 - 1), async (bit) => {
        const bent = new Uint8Array(chunk);
        bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await expect(openChunk(key, 'm', 0, sliceSize, bent)).rejects.toBeInstanceOf(ChunkBroken);
      }),
      tries(60),
    );
  });
});

describe('a medium in the vault', () => {
  it('comes out as it went in, at any range, with the digests of its plain bytes', async () => {
    const store = memoryStore();
    const keys = await openVaultKeys(random(32));
    const plain = new Uint8Array(sliceSize * 2 + 12_345).map((_, at) => (at * 31) & 255);
    const writer = await openMediaWriter(store, keys, 'm');
    for (let at = 0; at < plain.length; at += 100_000) await writer.push(plain.subarray(at, at + 100_000));
    const digests = await writer.finish();
    expect(digests.sha256).toBe(hex(plain));
    expect(digests.size).toBe(plain.length);
    expect(digests.slices).toEqual([
      hex(plain.subarray(0, sliceSize)),
      hex(plain.subarray(sliceSize, 2 * sliceSize)),
      hex(plain.subarray(2 * sliceSize)),
    ]);
    expect(hex(await readRange(store, keys, 'm', 0, plain.length))).toBe(hex(plain));
    expect(await readRange(store, keys, 'm', sliceSize - 7, sliceSize + 9)).toEqual(
      plain.slice(sliceSize - 7, sliceSize + 9),
    );
    for (const bytes of store.files.values())
      expect(Buffer.from(bytes).includes(Buffer.from(plain.subarray(0, 64)))).toBe(false);
  });

  it('killed in the middle keeps every byte that was handed over, and its digests go on from those already told', async () => {
    const store = memoryStore();
    const keys = await openVaultKeys(random(32));
    const plain = random(60_000);
    const told: string[] = [];
    const writer = await openMediaWriter(store, keys, 'm', (_index, digest) => told.push(digest));
    for (let round = 0; round < 6; round += 1) await writer.push(plain);
    // Killed: no finish.
    const sealed = await sealFromDisk(store, keys, 'm');
    expect(sealed?.size).toBe(360_000);
    expect(told).toHaveLength(1);
    expect(sealed?.slices.slice(0, 1)).toEqual(told);
  });

  it('whose last write was cut by a power loss falls back to the state before it', async () => {
    const store = memoryStore();
    const keys = await openVaultKeys(random(32));
    const writer = await openMediaWriter(store, keys, 'm');
    await writer.push(random(1000));
    await writer.push(random(1000));
    const newest = [...store.files.keys()].sort().at(-1) ?? '';
    store.files.set(newest, (store.files.get(newest) ?? new Uint8Array()).slice(0, 500));
    expect((await sealFromDisk(store, keys, 'm'))?.size).toBe(1000);
  });

  it('never tells a slice that is not on the disk', async () => {
    const store = memoryStore();
    const keys = await openVaultKeys(random(32));
    const told: string[] = [];
    const writer = await openMediaWriter(store, keys, 'm', (_index, digest) => told.push(digest));
    store.failAfter(0);
    await expect(writer.push(new Uint8Array(sliceSize))).rejects.toThrow('died');
    expect(told).toEqual([]);
    expect(store.files.has(`m/${chunkName(0)}`)).toBe(false);
  });
});

describe('the PIN', () => {
  it('opens the vault of whoever it belongs to; each person signs with an own key', async () => {
    const parts = await tablet();
    const first = await makePersonKey(parts, '111111', null);
    await first.keep('per_a');
    const opened = await unlockVault(parts, '111111');
    if (!opened.ok) throw new Error('locked');
    const second = await makePersonKey(parts, '222222', opened.value.keys);
    await second.keep('per_b');
    const again = await unlockVault(parts, '222222');
    expect(again.ok && again.value.person).toBe('per_b');
    expect(again.ok && again.value.keys.secret).toEqual(opened.value.keys.secret);

    const key = await openPersonKey(parts, 'per_b', '222222');
    if (!key.ok) throw new Error('no key');
    const message = utf8('paper');
    const signature = await key.value.sign(message);
    expect(await verifyWith(second.alg, fromBase64url(second.publicKey), signature, message)).toBe(true);
    expect((await openPersonKey(parts, 'per_b', '111111')).ok).toBe(false);
  });

  it('lets nobody in who was not let in by a person with the vault open', async () => {
    const parts = await tablet();
    await (await makePersonKey(parts, '111111', null)).keep('per_a');
    await expect(makePersonKey(parts, '222222', null)).rejects.toThrow('open');
  });

  it('wrong again and again waits longer and longer, survives a restart and never wipes', async () => {
    const parts = await tablet();
    await (await makePersonKey(parts, '111111', null)).keep('per_a');
    const waits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const answer = await unlockVault(parts, '000000');
      if (answer.ok) throw new Error('opened');
      waits.push(answer.waitMs);
      parts.clock.at += answer.waitMs;
    }
    expect(waits).toEqual([0, 0, 0, 30_000, 60_000, 120_000]);
    const early = await unlockVault(parts, '000000');
    parts.clock.at += 1;
    const right = await unlockVault({ ...parts }, '111111');
    expect(early.ok).toBe(false);
    expect(right.ok).toBe(false);
    parts.clock.at += 60 * 60_000;
    expect((await unlockVault(parts, '111111')).ok).toBe(true);
    expect(pinDelay(50)).toBe(60 * 60_000);
  });

  it('is not looked at while the wait lasts, and a clock set back does not shorten it', async () => {
    const parts = await tablet();
    await (await makePersonKey(parts, '111111', null)).keep('per_a');
    for (let round = 0; round < 4; round += 1) await unlockVault(parts, '000000');
    expect(await unlockVault(parts, '111111')).toEqual({ ok: false, waitMs: 30_000 });
    parts.clock.at -= 3_600_000;
    expect(await unlockVault(parts, '111111')).toEqual({ ok: false, waitMs: 30_000 });
  });

  it('is counted and waited for wherever it is asked for: also for a signature, and for its own change', async () => {
    const parts = await tablet();
    await (await makePersonKey(parts, '111111', null)).keep('per_a');
    const doors = [
      (pin: string) => openPersonKey(parts, 'per_a', pin),
      (pin: string) => changePin(parts, 'per_a', pin, '333333'),
    ];
    for (const door of doors) {
      for (let round = 0; round < 4; round += 1) expect((await door('000000')).ok).toBe(false);
      expect(await door('111111')).toEqual({ ok: false, waitMs: 30_000 });
      expect(await unlockVault(parts, '111111'), 'one count for all doors').toMatchObject({ waitMs: 30_000 });
      parts.clock.at += 30_000;
      expect((await unlockVault(parts, '111111')).ok).toBe(true);
    }
  });

  it('can be changed by who knows it', async () => {
    const parts = await tablet();
    await (await makePersonKey(parts, '111111', null)).keep('per_a');
    expect((await changePin(parts, 'per_a', '999999', '333333')).ok).toBe(false);
    expect((await changePin(parts, 'per_a', '111111', '333333')).ok).toBe(true);
    expect((await unlockVault(parts, '111111')).ok).toBe(false);
    expect((await unlockVault(parts, '333333')).ok).toBe(true);
  });

  it('forgotten loses nothing: the office opens the vault with its recovery key', async () => {
    const parts = await tablet();
    await (await makePersonKey(parts, '111111', null)).keep('per_a');
    const opened = await unlockVault(parts, '111111');
    const decrypter = new Decrypter();
    decrypter.addIdentity(parts.identity);
    const sealed = await readFact<string>(parts.db, 'vault-recovery');
    const secret = await decrypter.decrypt(fromBase64url(sealed ?? ''));
    expect(opened.ok && opened.value.keys.secret).toEqual(secret);
  });
});
