import { Buffer } from 'node:buffer';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Aead, AlgorithmId, Ports, Signer, StreamPorts, VerifySignature } from '../src/index.ts';
import { toBase64url, writerIdOf } from '../src/index.ts';

/** DER wrapping of raw keys: node:crypto takes SPKI and PKCS8 only. */
const PREFIX = {
  ed25519Public: Buffer.from('302a300506032b6570032100', 'hex'),
  ed25519Private: Buffer.from('302e020100300506032b657004220420', 'hex'),
  p256Public: Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'),
};

function publicKeyOf(prefix: Buffer, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' });
}

const verifyEd25519: VerifySignature = (publicKey, signature, message) => {
  try {
    return verify(null, message, publicKeyOf(PREFIX.ed25519Public, publicKey), signature);
  } catch {
    return false;
  }
};

const verifyP256: VerifySignature = (publicKey, signature, message) => {
  try {
    const key = publicKeyOf(PREFIX.p256Public, publicKey);
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
};

export const nodePorts: Ports & StreamPorts = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  random: (length) => new Uint8Array(randomBytes(length)),
  verify: { 'ed25519+sha256': verifyEd25519, 'p256+sha256': verifyP256 },
  startSha256() {
    const running = createHash('sha256');
    return {
      update: (bytes) => {
        running.update(bytes);
      },
      finish: () => new Uint8Array(running.digest()),
    };
  },
};

export const nodeAead: Aead = {
  seal(key, iv, aad, plain) {
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(aad);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, iv, aad, sealed) {
    if (sealed.length < 16) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, iv);
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(sealed.length - 16));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    } catch {
      return null;
    }
  },
};

/** A signer whose key is SHA-256 of a name: the same in every run, and worth nothing. */
export function namedSigner(name: string, alg: AlgorithmId = 'ed25519+sha256'): Signer {
  const seed = nodePorts.sha256(Buffer.from(`mingcha test key ${name}`));
  const [privateKey, publicKey] = alg === 'ed25519+sha256' ? ed25519(seed) : p256(seed);
  return {
    alg,
    publicKey,
    writer: writerIdOf(nodePorts, publicKey),
    sign: (message) =>
      alg === 'ed25519+sha256'
        ? sign(null, message, privateKey)
        : sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

function ed25519(seed: Uint8Array): [KeyObject, Uint8Array] {
  const der = Buffer.concat([PREFIX.ed25519Private, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return [key, new Uint8Array(spki.subarray(-32))];
}

function p256(seed: Uint8Array): [KeyObject, Uint8Array] {
  // RFC 5915 ECPrivateKey without the public part: OpenSSL computes it.
  const ec = Buffer.concat([
    Buffer.from('30310201010420', 'hex'),
    seed,
    Buffer.from('a00a06082a8648ce3d030107', 'hex'),
  ]);
  const key = createPrivateKey({ key: ec, format: 'der', type: 'sec1' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return [key, new Uint8Array(spki.subarray(-65))];
}

/** Deterministic "randomness" for vectors and properties: SHA-256 in counter mode. */
export function seededPorts(seed: string): Ports & StreamPorts {
  let counter = 0;
  return {
    ...nodePorts,
    random(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) {
        const block = nodePorts.sha256(Buffer.from(`${seed} ${counter}`));
        counter += 1;
        bytes.set(block.subarray(0, Math.min(32, length - at)), at);
      }
      return bytes;
    },
  };
}

export function keyName(bytes: Uint8Array): string {
  return toBase64url(bytes);
}
