import { type Bytes, concat, owned, random, utf8 } from '../keys/bytes.ts';

/**
 * The vault's secret under what a passkey's PRF gives for one salt, and around that under the device's own key, as with a
 * PIN: neither the passkey alone (it may be synchronised to a telephone) nor the tablet's disk alone opens it.
 */
export async function wrapWithPrf(
  prf: Uint8Array,
  secret: Uint8Array,
  credential: string,
  deviceKey: CryptoKey,
): Promise<Bytes> {
  const additionalData = utf8(`mingcha/passkey-wrap/v1/${credential}`);
  const inner = await crypto.subtle.encrypt(
    // The salt, and with it the key, is drawn anew for every wrap.
    { name: 'AES-GCM', iv: new Uint8Array(12), additionalData },
    await keyOf(prf),
    owned(secret),
  );
  const iv = random(12);
  const outer = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, deviceKey, inner);
  return concat(iv, new Uint8Array(outer));
}

/** Null when this is not what the PRF gave when it was wrapped. */
export async function unwrapWithPrf(
  prf: Uint8Array,
  box: Uint8Array,
  credential: string,
  deviceKey: CryptoKey,
): Promise<Bytes | null> {
  const additionalData = utf8(`mingcha/passkey-wrap/v1/${credential}`);
  const inner = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: owned(box.slice(0, 12)), additionalData },
    deviceKey,
    owned(box.slice(12)),
  );
  try {
    const params = { name: 'AES-GCM', iv: new Uint8Array(12), additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(params, await keyOf(prf), inner));
  } catch {
    return null;
  }
}

async function keyOf(prf: Uint8Array): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', owned(prf), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8('mingcha/passkey/v1') },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
