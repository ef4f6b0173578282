import type { AlgorithmId } from './algorithms.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import type { PublicKeys } from './server-keys.ts';
import { isSignedBy, signBody } from './signing.ts';

/**
 * The office's word to one tablet that it destroyed the key of a case. A tablet drops its copy for nothing less: it may be the
 * last one.
 */
export interface DestroyedKey {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the key that signed. */
  readonly key: string;
  readonly writer: string;
  /** The case. */
  readonly kid: string;
  readonly at: number;
  readonly sig: string;
}

export function signDestroyedKey(
  signer: Signer,
  { writer, kid, at }: Pick<DestroyedKey, 'writer' | 'kid' | 'at'>,
): Promise<DestroyedKey> {
  const { alg, writer: key } = signer;
  return signBody(signer, 'case-key-destroyed', { v: 1 as const, alg, key, writer, kid, at });
}

/**
 * Whether it is the word of the key that signs now, to this tablet: it is given anew at every contact, and a former key counts for
 * none of it. Of what is signed the form is not asked: whoever signed it knew it.
 */
export async function isDestroyedKey(
  ports: VerifyPorts,
  unverified: DestroyedKey,
  serverKeys: PublicKeys,
  writer: string,
): Promise<boolean> {
  const key = serverKeys.get(unverified.key);
  if (key === undefined || key.until !== undefined || unverified.writer !== writer) return false;
  return isSignedBy(ports, key, 'case-key-destroyed', unverified);
}
