import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Algorithm, Crypto } from '../core/crypto.ts';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function imported(alg: Algorithm, key: Uint8Array): KeyObject {
  const jwk =
    alg === 'ed25519+sha256'
      ? { kty: 'OKP', crv: 'Ed25519', x: base64url(key) }
      : { kty: 'EC', crv: 'P-256', x: base64url(key.subarray(1, 33)), y: base64url(key.subarray(33)) };
  if (alg === 'p256+sha256' && key[0] !== 0x04) throw new Error('not uncompressed');
  return createPublicKey({ key: jwk, format: 'jwk' });
}

/** Node's own. A key is imported once: a package holds few keys and many signatures. */
export function nodeCrypto(): Crypto {
  const keys = new Map<string, KeyObject>();
  return {
    sha256: (bytes) => createHash('sha256').update(bytes).digest(),
    hasher() {
      const hash = createHash('sha256');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
    },
    verify(alg, key, signature, message) {
      try {
        const name = `${alg} ${base64url(key)}`;
        const known = keys.get(name) ?? imported(alg, key);
        keys.set(name, known);
        return alg === 'ed25519+sha256'
          ? verify(null, message, known, signature)
          : verify('sha256', message, { key: known, dsaEncoding: 'ieee-p1363' }, signature);
      } catch {
        return false;
      }
    },
    digest: (name, bytes) => createHash(name).update(bytes).digest(),
    verifyX509({ kind, digest }, key, signature, message) {
      try {
        const known = createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' });
        return (
          known.asymmetricKeyType === (kind === 'rsa' ? 'rsa' : 'ec') &&
          verify(digest, message, known, signature)
        );
      } catch {
        return false;
      }
    },
    sha256Aside: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
  };
}
