import { type Bytes, owned } from './bytes.ts';

export type SigningAlg = 'ed25519' | 'p256';

export interface SigningPair {
  readonly alg: SigningAlg;
  readonly privateKey: CryptoKey;
  readonly publicKey: Bytes;
}

const params = {
  ed25519: { generate: { name: 'Ed25519' }, sign: { name: 'Ed25519' } },
  p256: {
    generate: { name: 'ECDSA', namedCurve: 'P-256' },
    // WebCrypto signs P-256 as raw r ‖ s, 64 bytes, which is also how the journal carries it.
    sign: { name: 'ECDSA', hash: 'SHA-256' },
  },
} as const;

export async function generatePairOf(alg: SigningAlg, extractable: boolean): Promise<SigningPair> {
  const pair = (await crypto.subtle.generateKey(params[alg].generate, extractable, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { alg, privateKey: pair.privateKey, publicKey };
}

/** Ed25519, or P-256 where the browser's WebCrypto does not know it yet. */
export async function generateSigningPair(extractable: boolean): Promise<SigningPair> {
  try {
    return await generatePairOf('ed25519', extractable);
  } catch {
    return generatePairOf('p256', extractable);
  }
}

export async function signWith(alg: SigningAlg, key: CryptoKey, message: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(params[alg].sign, key, owned(message)));
}

export async function verifyWith(
  alg: SigningAlg,
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', owned(publicKey), params[alg].generate, false, [
      'verify',
    ]);
    return await crypto.subtle.verify(params[alg].sign, key, owned(signature), owned(message));
  } catch (cause) {
    const unknown = cause instanceof DOMException && cause.name === 'NotSupportedError';
    return unknown && alg === 'ed25519' ? verifyWithout(publicKey, signature, message) : false;
  }
}

/**
 * The server signs receipts with Ed25519 whatever a tablet signs with: a browser that does not know it must still be able to
 * check them, or it would send for ever and let go of nothing. Nothing secret is touched here.
 */
export async function verifyWithout(
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  const { ed25519 } = await import('@noble/curves/ed25519.js');
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

export const importPrivateKey = (alg: SigningAlg, pkcs8: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', owned(pkcs8), params[alg].generate, false, ['sign']);
