import { isAlgorithm } from './algorithms.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { isPastItsTime, type PublicKeys } from './server-keys.ts';
import { isSignedBy, signBody } from './signing.ts';

/** What every manifest of a backup carries beside its own facts. */
export interface SignedManifest {
  /** The moment that it shows. */
  readonly at: number;
  readonly alg: string;
  /** Writer id of the server key that signed. */
  readonly key: string;
  readonly sig: string;
}

/** The server's word for what a backup holds: who changes a file of it later needs this key too. */
export const signManifest = <Body extends object>(
  signer: Signer,
  body: Body,
): Promise<Body & Pick<SignedManifest, 'alg' | 'key' | 'sig'>> =>
  signBody(signer, 'backup', { ...body, alg: signer.alg, key: signer.writer });

/** The caller has checked the shape. */
export async function checkManifest<Manifest extends SignedManifest>(
  ports: VerifyPorts,
  manifest: Manifest,
  serverKeys: PublicKeys,
): Promise<Outcome<Manifest>> {
  const key = serverKeys.get(manifest.key);
  if (key === undefined || !isAlgorithm(manifest.alg) || key.alg !== manifest.alg)
    return fail('backup.key-unknown', 'manifest.key');
  if (!(await isSignedBy(ports, key, 'backup', manifest)))
    return fail('backup.signature-wrong', 'manifest.sig');
  return isPastItsTime(key, manifest.at) ? fail('backup.key-retired', 'manifest.key') : pass(manifest);
}
