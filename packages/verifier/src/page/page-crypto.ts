import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Crypto } from '../core/crypto.ts';

/** The same three functions without anything of the browser: a page opened from a disk may be given no WebCrypto. */
export function pageCrypto(): Crypto {
  return {
    sha256,
    hasher() {
      const hash = sha256.create();
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
    },
    verify(alg, key, signature, message) {
      try {
        return alg === 'ed25519+sha256'
          ? ed25519.verify(signature, message, key, { zip215: false })
          : key[0] === 0x04 &&
              p256.verify(signature, message, key, { prehash: true, lowS: false, format: 'compact' });
      } catch {
        return false;
      }
    },
    ...(globalThis.crypto?.subtle
      ? {
          sha256Aside: async (bytes: Uint8Array<ArrayBuffer>) =>
            new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes)),
        }
      : {}),
  };
}
