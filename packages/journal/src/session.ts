import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { algorithm, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';
import type { KnownWriter } from './writer.ts';

/** A tablet's answer to the server's challenge: it opens a session and says nothing else. */
export interface SessionProof {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly writer: string;
  readonly token: string;
  readonly sig: string;
}

const schema = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  writer: writerId,
  token: z.string().min(16).max(1024),
  sig: signature,
});

export function proveSession(signer: Signer, token: string): Promise<SessionProof> {
  return signBody(signer, 'device-session', { v: 1 as const, alg: signer.alg, writer: signer.writer, token });
}

export async function checkSession(
  ports: VerifyPorts,
  unverifiedProof: unknown,
  expect: { readonly writer: KnownWriter; readonly token: string },
): Promise<Outcome<SessionProof>> {
  const shaped = parseShape(
    schema,
    unverifiedProof,
    { malformed: 'session.malformed', oversized: 'session.malformed' },
    'session',
  );
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('session.algorithm-unknown', 'session.alg');
  const proof: SessionProof = { ...rest, alg };
  if (proof.writer !== expect.writer.writer) return fail('session.writer-other', 'session.writer');
  if (alg !== expect.writer.alg) return fail('session.algorithm-wrong', 'session.alg');
  if (!(await isSignedBy(ports, expect.writer, 'device-session', proof))) {
    return fail('session.signature-wrong', 'session.sig');
  }
  return proof.token === expect.token ? pass(proof) : fail('session.token-other', 'session.token');
}
