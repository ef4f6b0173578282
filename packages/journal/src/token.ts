import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { toBase64url } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import type { TimeBlock } from './header.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { DigestPort, Ports, Signer, VerifyPorts } from './ports.ts';
import type { Receipt } from './receipt.ts';
import { isPastItsTime, type PublicKeys } from './server-keys.ts';
import { algorithm, instant, parseShape, salt, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';

/** The server's clock, signed: an entry that quotes it was written after it. */
export interface TimeToken {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly key: string;
  /** The writer it was issued to. */
  readonly writer: string;
  readonly at: number;
  /** 16 random bytes: nobody can quote a token that was not yet issued. */
  readonly nonce: string;
  readonly sig: string;
}

const schema = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  writer: writerId,
  at: instant,
  nonce: salt,
  sig: signature,
});

export function issueToken(
  ports: Pick<Ports, 'random'>,
  signer: Signer,
  fact: { readonly writer: string; readonly at: number },
): Promise<TimeToken> {
  const body = { v: 1 as const, alg: signer.alg, key: signer.writer, writer: fact.writer, at: fact.at };
  return signBody(signer, 'token', { ...body, nonce: toBase64url(ports.random(16)) });
}

/** What `header.time.token` carries: over the token without its signature, which some algorithms can spell in several ways. */
export function tokenHash(ports: DigestPort, token: TimeToken): string {
  const { sig: _, ...body } = token;
  return sha256Hex(ports, canonicalBytes(body));
}

export async function checkToken(
  ports: VerifyPorts,
  unverifiedToken: unknown,
  serverKeys: PublicKeys,
  writer: string,
): Promise<Outcome<TimeToken>> {
  const shaped = parseShape(
    schema,
    unverifiedToken,
    { malformed: 'token.malformed', oversized: 'token.malformed' },
    'token',
  );
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('token.algorithm-unknown', 'token.alg');
  const key = serverKeys.get(rest.key);
  if (key === undefined) return fail('token.key-unknown', 'token.key');
  if (key.alg !== alg) return fail('token.algorithm-wrong', 'token.alg');
  const token: TimeToken = { ...rest, alg };
  if (!(await isSignedBy(ports, key, 'token', token))) return fail('token.signature-wrong', 'token.sig');
  if (isPastItsTime(key, token.at)) return fail('token.key-retired', 'token.key');
  return token.writer === writer ? pass(token) : fail('token.writer-other', 'token.writer');
}

/** The one thing proven about an entry's time: after the token it quotes, before its receipt. Null: open on that side. */
export interface ProvenInterval {
  readonly after: number | null;
  readonly before: number | null;
}

/** Of a checked token and a checked receipt. A token that the entry does not quote says nothing about it. */
export function provenInterval(
  ports: DigestPort,
  time: TimeBlock,
  token: TimeToken | null,
  receipt: Pick<Receipt, 'arrival'> | null,
): Outcome<ProvenInterval> {
  if (token !== null && tokenHash(ports, token) !== time.token) return fail('token.hash-wrong', 'time.token');
  return pass({ after: token?.at ?? null, before: receipt?.arrival ?? null });
}
