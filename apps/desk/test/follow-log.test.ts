import { generateKeyPairSync, sign } from 'node:crypto';
import {
  consistencyProof,
  leafHash,
  merkleRoot,
  type Signer,
  signTreeHead,
  toBase64url,
  toHex,
  writerIdOf,
} from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import { follow } from '../src/log/follow.ts';
import { ports } from '../src/log/ports.ts';
import { readRemembered } from '../src/log/remembered.ts';

function serverSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    alg: 'ed25519+sha256',
    publicKey: raw,
    writer: writerIdOf(ports, raw),
    sign: (message) => sign(null, message, privateKey),
  };
}

/** A server with a log of entries `name 0 … name n-1`, as it answers whoever shows it a head. */
function serverOf(signer: Signer, name: string, size: number) {
  const leaves = Array.from({ length: size }, (_, n) =>
    leafHash(ports, ports.sha256(new TextEncoder().encode(`${name} ${n}`))),
  );
  const key = { key: signer.writer, alg: signer.alg, publicKey: toBase64url(signer.publicKey) };
  return async ({ seen }: { seen: { size: number } | null }) => {
    if (size === 0) return { head: null, extension: null, key };
    const root = toHex(merkleRoot(ports, leaves));
    const goesOn = seen !== null && seen.size <= size;
    return {
      head: await signTreeHead(signer, { size, root, at: size }),
      extension: goesOn ? consistencyProof(ports, leaves, seen.size).map(toHex) : null,
      key,
    };
  };
}

function browser() {
  const held = new Map<string, string>();
  const storage = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
  return {
    storage,
    shown: (ask: ReturnType<typeof serverOf>) => follow({ ports, storage, now: () => 7, ask }),
    remembered: () => readRemembered(storage),
  };
}

describe('a browser at the desk', () => {
  const signer = serverSigner();

  it('keeps the newest head it has checked, from one day to the next', async () => {
    const { shown, remembered } = browser();
    expect((await shown(serverOf(signer, 'entry', 0)))?.seen).toBeUndefined();
    expect((await shown(serverOf(signer, 'entry', 5)))?.seen.size).toBe(5);
    expect((await shown(serverOf(signer, 'entry', 300)))?.seen.size).toBe(300);
    expect(remembered()).toMatchObject({ key: { key: signer.writer }, seen: { size: 300 }, doubt: null });
  });

  it('warns of a log that lost its end, was written anew, or is signed by another key, and keeps the head it saw', async () => {
    const stranger = serverSigner();
    const other = [
      [serverOf(signer, 'entry', 40), 'head.shorter'],
      [serverOf(signer, 'another', 300), 'head.other-history'],
      [serverOf(signer, 'entry', 0), 'head.shorter'],
      [serverOf(stranger, 'entry', 300), 'head.key-unknown'],
    ] as const;
    for (const [server, code] of other) {
      const { shown, remembered } = browser();
      await shown(serverOf(signer, 'entry', 100));
      expect((await shown(server))?.doubt?.code).toBe(code);
      expect(remembered()).toMatchObject({ seen: { size: 100 }, doubt: { seen: { size: 100 }, at: 7 } });
    }
  });

  it('tells of the first thing that did not fit until the log it saw is there again and goes on', async () => {
    const { shown } = browser();
    await shown(serverOf(signer, 'entry', 100));
    await shown(serverOf(signer, 'entry', 40));
    expect((await shown(serverOf(signer, 'another', 300)))?.doubt?.code).toBe('head.shorter');
    expect((await shown(serverOf(signer, 'entry', 120)))?.doubt).toBeNull();
  });

  it('takes no head whose signature does not stand, and no key whose id is not its own', async () => {
    const { shown, remembered } = browser();
    const forged: ReturnType<typeof serverOf> = async (input) => {
      const { head, ...rest } = await serverOf(signer, 'entry', 9)(input);
      return { head: head === null ? null : { ...head, size: 10 }, ...rest };
    };
    await shown(forged);
    const bent: ReturnType<typeof serverOf> = async (input) => {
      const { key, ...rest } = await serverOf(signer, 'entry', 9)(input);
      return { ...rest, key: { ...key, key: 'ab'.repeat(16) } };
    };
    await shown(bent);
    expect(remembered()).toBeNull();
  });
});
