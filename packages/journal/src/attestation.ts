import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { writerIdOf } from './digest.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { algorithm, hash, id, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, type PublicKey, signBody } from './signing.ts';

/** How a person said yes. Paper (代录) is equal: its scan is bound by hash in the entry that carries the attestation. */
export const ATTEST_METHODS = ['pin', 'passkey', 'session', 'paper'] as const;
export type AttestMethod = (typeof ATTEST_METHODS)[number];

/** "I, this person, say what entry `of` says": signed with the person's own key, not with the tablet's. */
export interface Attestation {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the person's key. */
  readonly key: string;
  readonly person: string;
  readonly of: string;
  readonly method: AttestMethod;
  readonly sig: string;
}

const schema = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  person: id,
  of: hash,
  method: z.enum(ATTEST_METHODS),
  sig: signature,
});

export function attest(
  signer: Signer,
  fact: { readonly person: string; readonly of: string; readonly method: AttestMethod },
): Promise<Attestation> {
  const { person, of, method } = fact;
  return signBody(signer, 'attest', {
    v: 1 as const,
    alg: signer.alg,
    key: signer.writer,
    person,
    of,
    method,
  });
}

/** `expect.key` is the key that the journal enrolled for `expect.person`. */
export async function checkAttestation(
  ports: VerifyPorts,
  unverifiedAttestation: unknown,
  expect: { readonly person: string; readonly of: string; readonly key: PublicKey },
): Promise<Outcome<Attestation>> {
  const shaped = parseShape(
    schema,
    unverifiedAttestation,
    { malformed: 'attestation.malformed', oversized: 'attestation.malformed' },
    'attestation',
  );
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('attestation.algorithm-unknown', 'attestation.alg');
  if (alg !== expect.key.alg) return fail('attestation.algorithm-wrong', 'attestation.alg');
  const attestation: Attestation = { ...rest, alg };
  if (attestation.key !== writerIdOf(ports, expect.key.publicKey)) {
    return fail('attestation.key-other', 'attestation.key');
  }
  if (!(await isSignedBy(ports, expect.key, 'attest', attestation))) {
    return fail('attestation.signature-wrong', 'attestation.sig');
  }
  if (attestation.of !== expect.of) return fail('attestation.entry-other', 'attestation.of');
  return attestation.person === expect.person
    ? pass(attestation)
    : fail('attestation.person-other', 'attestation.person');
}
