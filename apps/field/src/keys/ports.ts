import type { Aead, AlgorithmId, Ports, Signer, StreamPorts } from '@mingcha/journal';
import { type Bytes, owned, random, toHex } from './bytes.ts';
import type { DeviceKeys } from './device-keys.ts';
import { digests } from './digests.ts';
import { type SigningAlg, signWith, verifyWith } from './signing.ts';

export const algorithmOf = (alg: SigningAlg): AlgorithmId => `${alg}+sha256`;

/** What the journal asks of a browser: digests at once, signatures by WebCrypto. */
export const ports: Ports & StreamPorts = {
  ...digests,
  random,
  verify: {
    'ed25519+sha256': (key, signature, message) => verifyWith('ed25519', key, signature, message),
    'p256+sha256': (key, signature, message) => verifyWith('p256', key, signature, message),
  },
};

export const aead: Aead<CryptoKey> = {
  async seal(key, iv, aad, plain) {
    const params = { name: 'AES-GCM', iv: owned(iv), additionalData: owned(aad) };
    return new Uint8Array(await crypto.subtle.encrypt(params, key, owned(plain)));
  },
  async open(key, iv, aad, sealed) {
    const params = { name: 'AES-GCM', iv: owned(iv), additionalData: owned(aad) };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(params, key, owned(sealed)));
    } catch {
      return null;
    }
  },
};

export const importCaseKey = (raw: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', owned(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);

export const writerOf = (publicKey: Bytes): string => toHex(digests.sha256(publicKey)).slice(0, 32);

export function signerOf(
  alg: SigningAlg,
  publicKey: Bytes,
  sign: (message: Uint8Array) => Promise<Uint8Array>,
): Signer {
  return { alg: algorithmOf(alg), publicKey, writer: writerOf(publicKey), sign };
}

export const deviceSigner = (keys: DeviceKeys): Signer =>
  signerOf(keys.alg, keys.publicKey, (message) => signWith(keys.alg, keys.signing, message));
