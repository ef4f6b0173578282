import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { type Bytes, fromBase64url, owned, random, toBase64url, utf8 } from '../keys/bytes.ts';

/**
 * A secret that opens only with a PIN *on this tablet*: AES-GCM under a key drawn from the PIN with Argon2id, and around
 * it AES-GCM under the device's own key, which WebCrypto never lets out. A copied database cannot be guessed at
 * elsewhere; a stolen tablet costs Argon2id for every guess.
 */
export const PinWrap = z.object({
  v: z.literal(1),
  kdf: z.literal('argon2id'),
  memory: z.int(),
  passes: z.int(),
  salt: z.string(),
  outerIv: z.string(),
  box: z.string(),
});
export type PinWrap = z.infer<typeof PinWrap>;

export interface PinCost {
  /** KiB */
  readonly memory: number;
  readonly passes: number;
}

export const tabletCost: PinCost = { memory: 64 * 1024, passes: 3 };

async function keyOfPin(pin: string, salt: Uint8Array, cost: PinCost): Promise<CryptoKey> {
  const raw = await argon2id({
    password: pin,
    salt,
    memorySize: cost.memory,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return crypto.subtle.importKey('raw', owned(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function wrapWithPin(
  pin: string,
  secret: Uint8Array,
  what: string,
  deviceKey: CryptoKey,
  cost: PinCost = tabletCost,
): Promise<PinWrap> {
  const salt = random(16);
  const iv = random(12);
  const additionalData = utf8(`mingcha/pin-wrap/v1/${what}`);
  const inner = await crypto.subtle.encrypt(
    // The PIN key is new with every salt, so a fixed inner nonce never repeats under one key.
    { name: 'AES-GCM', iv: new Uint8Array(12), additionalData },
    await keyOfPin(pin, salt, cost),
    owned(secret),
  );
  const outer = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, deviceKey, inner);
  return {
    v: 1,
    kdf: 'argon2id',
    memory: cost.memory,
    passes: cost.passes,
    salt: toBase64url(salt),
    outerIv: toBase64url(iv),
    box: toBase64url(new Uint8Array(outer)),
  };
}

/** The secret, or null when this is not the PIN. A broken outer layer is not a wrong PIN and throws. */
export async function unwrapWithPin(
  pin: string,
  wrap: PinWrap,
  what: string,
  deviceKey: CryptoKey,
): Promise<Bytes | null> {
  const additionalData = utf8(`mingcha/pin-wrap/v1/${what}`);
  const inner = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64url(wrap.outerIv), additionalData },
    deviceKey,
    fromBase64url(wrap.box),
  );
  const key = await keyOfPin(pin, fromBase64url(wrap.salt), wrap);
  try {
    const iv = new Uint8Array(12);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, inner));
  } catch {
    return null;
  }
}
