import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { BrokenInvariant } from './errors.ts';
import { LIMITS } from './limits.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { isPastItsTime, type PublicKeys } from './server-keys.ts';
import { algorithm, hash, instant, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';

/** The server's word that an entry, and these blobs of it, are held and were checked. Only against it may a tablet delete. */
export interface Receipt {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the key that signed. */
  readonly key: string;
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
  /** SHA-256 of each blob held for this entry; ascending. */
  readonly blobs: readonly string[];
  /** When the entry had arrived, by the server's clock. */
  readonly arrival: number;
  readonly sig: string;
}

const schema = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  writer: writerId,
  seq: z.int().min(1),
  hash,
  blobs: z.array(hash).max(LIMITS.blobsPerReceipt),
  arrival: instant,
  sig: signature,
});

function isAscending(items: readonly string[]): boolean {
  return items.every((item, index) => index === 0 || (items[index - 1] as string) < item);
}

export function signReceipt(
  signer: Signer,
  fact: Pick<Receipt, 'writer' | 'seq' | 'hash' | 'blobs' | 'arrival'>,
): Promise<Receipt> {
  const { writer, seq, hash: entry, arrival } = fact;
  const blobs = [...new Set(fact.blobs)].sort();
  if (blobs.length > LIMITS.blobsPerReceipt)
    throw new BrokenInvariant('too many blobs', { count: blobs.length });
  const body = {
    v: 1 as const,
    alg: signer.alg,
    key: signer.writer,
    writer,
    seq,
    hash: entry,
    blobs,
    arrival,
  };
  return signBody(signer, 'receipt', body);
}

/** `expect.blobs` must all be covered; an empty list asks for the entry alone. There is no way to ask for less. */
export async function checkReceipt(
  ports: VerifyPorts,
  unverifiedReceipt: unknown,
  serverKeys: PublicKeys,
  expect: {
    readonly writer: string;
    readonly seq: number;
    readonly hash: string;
    readonly blobs: readonly string[];
  },
): Promise<Outcome<Receipt>> {
  const shaped = parseShape(
    schema,
    unverifiedReceipt,
    { malformed: 'receipt.malformed', oversized: 'receipt.malformed' },
    'receipt',
  );
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('receipt.algorithm-unknown', 'receipt.alg');
  if (!isAscending(rest.blobs)) return fail('receipt.malformed', 'receipt.blobs');
  const receipt: Receipt = { ...rest, alg };
  const key = serverKeys.get(receipt.key);
  if (key === undefined) return fail('receipt.key-unknown', 'receipt.key');
  if (key.alg !== alg) return fail('receipt.algorithm-wrong', 'receipt.alg');
  if (!(await isSignedBy(ports, key, 'receipt', receipt)))
    return fail('receipt.signature-wrong', 'receipt.sig');
  if (isPastItsTime(key, receipt.arrival)) return fail('receipt.key-retired', 'receipt.key');
  if (receipt.hash !== expect.hash || receipt.writer !== expect.writer || receipt.seq !== expect.seq) {
    return fail('receipt.entry-other', 'receipt.hash');
  }
  const missing = expect.blobs.find((blob) => !receipt.blobs.includes(blob));
  return missing === undefined ? pass(receipt) : fail('receipt.blob-missing', missing);
}
