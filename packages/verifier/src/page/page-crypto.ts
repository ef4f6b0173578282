import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { bitsOf } from '../core/certificate.ts';
import type { Crypto } from '../core/crypto.ts';
import { oidOf, parts, readDer } from '../core/der.ts';
import { isRsaSigned } from './rsa.ts';

const digests = { sha256, sha384, sha512 };
const curves: Readonly<Record<string, Pick<typeof p256, 'verify'>>> = {
  '1.2.840.10045.3.1.7': p256,
  '1.3.132.0.34': p384,
  '1.3.132.0.35': p521,
};

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
    digest: (name, bytes) => digests[name](bytes),
    verifyX509({ kind, digest }, key, signature, message) {
      try {
        const hash = digests[digest](message);
        if (kind === 'rsa') return isRsaSigned(key, signature, { digest, hash });
        const [algorithm, point] = parts(readDer(key));
        const curve = curves[oidOf(parts(algorithm)[1])];
        return (
          curve?.verify(signature, hash, bitsOf(point), { prehash: false, lowS: false, format: 'der' }) ===
          true
        );
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
