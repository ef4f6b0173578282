import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { fromHex } from './bytes.ts';
import { verifyConsistency, verifyInclusion } from './merkle-proofs.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { DigestPort, Signer, VerifyPorts } from './ports.ts';
import type { PublicKeys } from './server-keys.ts';
import { algorithm, hash, instant, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';

/** The server's word that its log then held these leaves in this order and no others (RFC 9162 §4.10, signed our way). */
export interface TreeHead {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the key that signed. */
  readonly key: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly at: number;
  readonly sig: string;
}

/** Receipt v2: where an entry stands in the log, and the way from there to a signed head. */
export interface Placement {
  readonly v: 2;
  readonly hash: string;
  /** From 0. */
  readonly leaf: number;
  /** Hex, from the leaf upwards. */
  readonly path: readonly string[];
}

const proof = z.array(hash).max(64);
const headShape = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  size: z.int().min(1),
  root: hash,
  at: instant,
  sig: signature,
});
const placementShape = z.strictObject({ v: z.literal(2), hash, leaf: z.int().min(0), path: proof });

export function signTreeHead(
  signer: Signer,
  { size, root, at }: Pick<TreeHead, 'size' | 'root' | 'at'>,
): Promise<TreeHead> {
  const body = { v: 1 as const, alg: signer.alg, key: signer.writer, size, root, at };
  return signBody(signer, 'tree-head', body);
}

export async function checkTreeHead(
  ports: VerifyPorts,
  unverifiedHead: unknown,
  serverKeys: PublicKeys,
): Promise<Outcome<TreeHead>> {
  const codes = { malformed: 'head.malformed', oversized: 'head.malformed' } as const;
  const shaped = parseShape(headShape, unverifiedHead, codes, 'head');
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('head.algorithm-unknown', 'head.alg');
  const head: TreeHead = { ...rest, alg };
  const key = serverKeys.get(head.key);
  if (key === undefined) return fail('head.key-unknown', 'head.key');
  if (key.alg !== alg) return fail('head.algorithm-wrong', 'head.alg');
  if (!(await isSignedBy(ports, key, 'tree-head', head))) return fail('head.signature-wrong', 'head.sig');
  // Whoever still signs with a key that was given up may say what they like of what came after.
  if (key.until !== undefined && head.size > key.until.size) return fail('head.key-retired', 'head.key');
  return pass(head);
}

/** That this entry stands under this head, which was checked before. */
export function checkPlacement(
  ports: DigestPort,
  unverifiedPlacement: unknown,
  head: TreeHead,
  expect: { readonly hash: string },
): Outcome<Placement> {
  const codes = { malformed: 'tree.proof-malformed', oversized: 'tree.proof-malformed' } as const;
  const shaped = parseShape(placementShape, unverifiedPlacement, codes, 'placement');
  if (!shaped.ok) return shaped;
  const placement = shaped.value;
  if (placement.hash !== expect.hash) return fail('receipt.entry-other', 'placement.hash');
  const claim = {
    leaf: fromHex(placement.hash),
    index: placement.leaf,
    size: head.size,
    root: fromHex(head.root),
  };
  const proven = verifyInclusion(ports, claim, placement.path.map(fromHex));
  return proven.ok ? pass(placement) : proven;
}

/** That the log of `shown` begins with the whole log of `seen`; both heads were checked before. */
export function checkExtension(
  ports: DigestPort,
  seen: Pick<TreeHead, 'size' | 'root'>,
  shown: Pick<TreeHead, 'size' | 'root'>,
  unverifiedPath: unknown,
): Outcome<true> {
  if (shown.size < seen.size) return fail('head.shorter');
  const codes = { malformed: 'tree.proof-malformed', oversized: 'tree.proof-malformed' } as const;
  const path = parseShape(proof, unverifiedPath, codes, 'path');
  if (!path.ok) return path;
  const claim = {
    fromSize: seen.size,
    fromRoot: fromHex(seen.root),
    toSize: shown.size,
    toRoot: fromHex(shown.root),
  };
  return verifyConsistency(ports, claim, path.value.map(fromHex)).ok
    ? pass(true)
    : fail('head.other-history');
}
