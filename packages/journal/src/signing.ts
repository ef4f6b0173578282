import { ALGORITHMS, type AlgorithmId } from './algorithms.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import { BrokenInvariant } from './errors.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { isWeakKey } from './weak-keys.ts';

/** Everything that is ever signed. The name is part of the signed bytes, so that no signature can stand for another thing. */
export type SignedThing =
  | 'run'
  | 'attest'
  | 'receipt'
  | 'token'
  | 'device-session'
  | 'ferry-head'
  | 'ferry-end'
  | 'letter'
  | 'revocation'
  | 'purge'
  | 'release'
  | 'case-key-destroyed'
  | 'tree-head'
  | 'case-package'
  | 'document-proof'
  | 'backup'
  | 'key-change'
  | 'key-taken';

export interface PublicKey {
  readonly alg: AlgorithmId;
  readonly publicKey: Uint8Array;
}

export function signedMessage(what: SignedThing, body: object): Uint8Array {
  return utf8(`mingcha/${what}/v1\n${canonicalText(body)}`);
}

/** The body with its signature beside it; `sig` itself is of course not signed. */
export async function signBody<Body extends object>(
  signer: Signer,
  what: SignedThing,
  body: Body,
): Promise<Body & { readonly sig: string }> {
  const sig = await signer.sign(signedMessage(what, body));
  if (sig.length !== ALGORITHMS[signer.alg].signatureBytes) {
    throw new BrokenInvariant('a signature of the wrong length', { alg: signer.alg, length: sig.length });
  }
  return { ...body, sig: toBase64url(sig) };
}

/** False for everything that is not this key's signature over this body; a port that throws has not verified anything. */
export async function isSignedBy<Body extends object>(
  ports: VerifyPorts,
  key: PublicKey,
  what: SignedThing,
  unverified: Body & { readonly sig: string },
): Promise<boolean> {
  const { sig, ...body } = unverified;
  const verify = ports.verify[key.alg];
  const bytes = fromBase64url(sig);
  const { publicKeyBytes, signatureBytes } = ALGORITHMS[key.alg];
  if (verify === undefined || bytes === null) return false;
  if (bytes.length !== signatureBytes || key.publicKey.length !== publicKeyBytes) return false;
  if (isWeakKey(key)) return false;
  try {
    return await verify(key.publicKey, bytes, signedMessage(what, body));
  } catch {
    return false;
  }
}
