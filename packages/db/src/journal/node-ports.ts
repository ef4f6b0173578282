import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
  verify,
} from 'node:crypto';
import type { Aead, Ports, VerifyPorts, VerifySignature } from '@mingcha/journal';

// The journal's ports on Node's own cryptography.

/** DER heads of a SubjectPublicKeyInfo: RFC 8410 for Ed25519, RFC 5480 for an uncompressed P-256 point. */
const spkiHead = {
  'ed25519+sha256': Buffer.from('302a300506032b6570032100', 'hex'),
  'p256+sha256': Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex'),
} as const;

const keys = new Map<string, KeyObject>();

/** Reading a key costs as much as half a verification, and a tablet pushes again and again. */
function keyOf(alg: keyof typeof spkiHead, raw: Uint8Array): KeyObject {
  const name = `${alg}:${Buffer.from(raw).toString('base64')}`;
  const known = keys.get(name);
  if (known) return known;
  const key = createPublicKey({ key: Buffer.concat([spkiHead[alg], raw]), format: 'der', type: 'spki' });
  if (keys.size > 5000) keys.clear();
  keys.set(name, key);
  return key;
}

const verifyEd25519: VerifySignature = (publicKey, signature, message) => {
  try {
    return verify(null, message, keyOf('ed25519+sha256', publicKey), signature);
  } catch {
    return false;
  }
};

/** The same on another thread: sooner for one who waits for it alone, dearer for many. */
const verifyElsewhere: VerifySignature = (publicKey, signature, message) =>
  new Promise((resolve) => {
    try {
      verify(null, message, keyOf('ed25519+sha256', publicKey), signature, (error, isRight) => {
        resolve(error === null && isRight);
      });
    } catch {
      resolve(false);
    }
  });

export const verifyingElsewhere = <P extends VerifyPorts>(ports: P): P => ({
  ...ports,
  verify: { ...ports.verify, 'ed25519+sha256': verifyElsewhere },
});

const verifyP256: VerifySignature = (publicKey, signature, message) => {
  try {
    const key = keyOf('p256+sha256', publicKey);
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
};

/** One for all: what is laid there is hashed before the next is. */
const pair = Buffer.alloc(65, 1);

/**
 * A payload's root costs more in buffers than in digests: texts are hashed as they are, and hashes stay texts of one byte a letter. An
 * odd last node is lifted, as in the journal's own `merkleRoot`.
 */
function rootOfTexts(leaves: readonly string[]): string {
  if (leaves.length === 0) return hash('sha256', '', 'hex');
  let level = leaves.map((leaf) => hash('sha256', leaf, 'binary'));
  while (level.length > 1) {
    const above: string[] = [];
    for (let index = 0; index + 1 < level.length; index += 2) {
      pair.write(level[index] as string, 1, 'latin1');
      pair.write(level[index + 1] as string, 33, 'latin1');
      above.push(hash('sha256', pair, 'binary'));
    }
    if (level.length % 2 === 1) above.push(level[level.length - 1] as string);
    level = above;
  }
  return Buffer.from(level[0] as string, 'latin1').toString('hex');
}

export function nodePorts(random: (length: number) => Uint8Array = randomBytes): Ports {
  return {
    // As text and back: half the time of asking for a buffer, which Node would make anew outside of its pool.
    sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1'),
    sha256Hex: (bytes) => hash('sha256', bytes, 'hex'),
    rootHex: rootOfTexts,
    random,
    verify: { 'ed25519+sha256': verifyEd25519, 'p256+sha256': verifyP256 },
  };
}

const tagLength = 16;

/**
 * AES-256-GCM; the tag follows the ciphertext. A key given as bytes costs Node three times as much as the deciphering. It is
 * wrapped for one use only, so that nothing of it is left when the case is destroyed.
 */
export const nodeAead: Aead = {
  seal(key, iv, aad, plain) {
    const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: tagLength });
    cipher.setAAD(aad);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open: (key, iv, aad, sealed) => openWith(createSecretKey(key), iv, aad, sealed),
};

function openWith(key: KeyObject, iv: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < tagLength) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
    cipher.setAAD(aad);
    cipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
    const opened = cipher.update(sealed.subarray(0, sealed.length - tagLength));
    // The cipher streams: nothing is left for the end but the word that the tag is right.
    cipher.final();
    return opened;
  } catch {
    return null;
  }
}

/** For one look at many values of few keys: wraps each key once. Let go of it when the look is over. */
export function aeadOfOneLook(): Aead {
  const wrapped = new Map<Uint8Array, KeyObject>();
  return {
    seal: nodeAead.seal,
    open(key, iv, aad, sealed) {
      const known = wrapped.get(key) ?? createSecretKey(key);
      wrapped.set(key, known);
      return openWith(known, iv, aad, sealed);
    },
  };
}

/** Asks the disk once for each key, not once for each value: for one look. */
export function rememberingKeys(keyring: { get(kid: string): Uint8Array | null }) {
  const known = new Map<string, Uint8Array | null>();
  return {
    get(kid: string): Uint8Array | null {
      const before = known.get(kid);
      if (before !== undefined) return before;
      const key = keyring.get(kid);
      known.set(kid, key);
      return key;
    },
  };
}
