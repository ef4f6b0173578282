import { type Bytes, owned, utf8 } from '../keys/bytes.ts';

/**
 * What the vault's secret opens, while it is open. One key for each medium and one for the small boxes (journal rows,
 * drafts, pack), all drawn from the secret, so that no key ever meets the same nonce twice in a lifetime.
 */
export interface VaultKeys {
  readonly secret: Bytes;
  boxKey(): Promise<CryptoKey>;
  mediumKey(medium: string): Promise<CryptoKey>;
  /** 32 bytes that open what was sealed for this tablet to be carried to it by hand. */
  ferrySecret(): Promise<Bytes>;
}

export async function openVaultKeys(secret: Bytes): Promise<VaultKeys> {
  const base = await crypto.subtle.importKey('raw', owned(secret), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  const params = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8(`mingcha/vault/v1/${info}`),
  });
  const derive = (info: string) =>
    crypto.subtle.deriveKey(params(info), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
  const box = await derive('box');
  return {
    secret,
    boxKey: async () => box,
    mediumKey: (medium) => derive(`medium/${medium}`),
    ferrySecret: async () => new Uint8Array(await crypto.subtle.deriveBits(params('ferry'), base, 256)),
  };
}
