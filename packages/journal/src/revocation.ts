import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { isPastItsTime, type PublicKeys } from './server-keys.ts';
import { algorithm, instant, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';
import type { KnownWriter } from './writer.ts';

/**
 * The server's word that a writer was revoked. A tablet acts on nothing less: whoever stands between could otherwise shut
 * it with a word. It says the same however it travels, over a line or as a file.
 */
export interface Revocation {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the key that signed. */
  readonly key: string;
  readonly writer: string;
  /** Number of the last entry that was known when it was revoked. */
  readonly seq: number;
  readonly at: number;
  readonly sig: string;
}

const revocation = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  writer: writerId,
  seq: z.int().min(0),
  at: instant,
  sig: signature,
});

export function signRevocation(
  signer: Signer,
  { writer, seq, at }: Pick<Revocation, 'writer' | 'seq' | 'at'>,
): Promise<Revocation> {
  return signBody(signer, 'revocation', {
    v: 1 as const,
    alg: signer.alg,
    key: signer.writer,
    writer,
    seq,
    at,
  });
}

export async function checkRevocation(
  ports: VerifyPorts,
  unverified: unknown,
  serverKeys: PublicKeys,
  writer: string,
): Promise<Outcome<Revocation>> {
  const codes = { malformed: 'revocation.malformed', oversized: 'revocation.malformed' } as const;
  const shaped = parseShape(revocation, unverified, codes, 'revocation');
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  const key = serverKeys.get(rest.key);
  if (!isAlgorithm(alg) || key === undefined || key.alg !== alg)
    return fail('revocation.key-unknown', 'revocation.key');
  const found: Revocation = { ...rest, alg };
  if (!(await isSignedBy(ports, key, 'revocation', found)))
    return fail('revocation.signature-wrong', 'revocation.sig');
  if (isPastItsTime(key, found.at)) return fail('revocation.key-retired', 'revocation.key');
  return found.writer === writer ? pass(found) : fail('revocation.writer-other', 'revocation.writer');
}

const count = z.int().min(0);

/** What a revoked tablet did with what it held: signed by it, since it may append nothing that anybody would take. */
export interface PurgeReport {
  readonly at: number;
  readonly entries: number;
  readonly media: number;
  readonly keptEntries: number;
  readonly keptMedia: number;
  readonly sig: string;
}

const report = z.strictObject({
  at: instant,
  entries: count,
  media: count,
  keptEntries: count,
  keptMedia: count,
  sig: signature,
});

const ofWriter = (writer: string, { sig: _, ...said }: Omit<PurgeReport, 'sig'> & { sig?: string }) => ({
  v: 1 as const,
  writer,
  ...said,
});

export async function signPurge(signer: Signer, said: Omit<PurgeReport, 'sig'>): Promise<PurgeReport> {
  const { sig } = await signBody(signer, 'purge', ofWriter(signer.writer, said));
  return { ...said, sig };
}

export async function checkPurge(
  ports: VerifyPorts,
  unverified: unknown,
  writer: Pick<KnownWriter, 'writer' | 'alg' | 'publicKey'>,
): Promise<Outcome<PurgeReport>> {
  const codes = { malformed: 'purge.malformed', oversized: 'purge.malformed' } as const;
  const shaped = parseShape(report, unverified, codes, 'purge');
  if (!shaped.ok) return shaped;
  const { sig } = shaped.value;
  const body = { ...ofWriter(writer.writer, shaped.value), sig };
  return (await isSignedBy(ports, writer, 'purge', body))
    ? pass(shaped.value)
    : fail('purge.signature-wrong', 'purge.sig');
}

/** For whom the key of a released tablet is sealed: the tablet names a recipient that lives as long as one request. */
export interface ReleaseAsk {
  readonly recipient: string;
  readonly at: number;
  readonly sig: string;
}

const ask = z.strictObject({ recipient: z.string().min(20).max(200), at: instant, sig: signature });

export async function signReleaseAsk(
  signer: Signer,
  { recipient, at }: Omit<ReleaseAsk, 'sig'>,
): Promise<ReleaseAsk> {
  const { sig } = await signBody(signer, 'release', { v: 1 as const, writer: signer.writer, recipient, at });
  return { recipient, at, sig };
}

/** Whoever only stands between cannot put an own recipient in its place. */
export async function checkReleaseAsk(
  ports: VerifyPorts,
  unverified: unknown,
  writer: Pick<KnownWriter, 'writer' | 'alg' | 'publicKey'>,
): Promise<Outcome<ReleaseAsk>> {
  const codes = { malformed: 'release.malformed', oversized: 'release.malformed' } as const;
  const shaped = parseShape(ask, unverified, codes, 'release');
  if (!shaped.ok) return shaped;
  const { recipient, at, sig } = shaped.value;
  const body = { v: 1 as const, writer: writer.writer, recipient, at, sig };
  return (await isSignedBy(ports, writer, 'release', body))
    ? pass(shaped.value)
    : fail('release.signature-wrong', 'release.sig');
}
