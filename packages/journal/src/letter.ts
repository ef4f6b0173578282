import { z } from 'zod';
import { type AlgorithmId, isAlgorithm } from './algorithms.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { Signer, VerifyPorts } from './ports.ts';
import { isPastItsTime, type PublicKeys } from './server-keys.ts';
import { algorithm, instant, parseShape, signature, writerId } from './shapes.ts';
import { isSignedBy, signBody } from './signing.ts';

/** 介绍信: the office's word for who these people are, signed so that it stands without a network. It names no target. */
export interface Letter {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the server key that signed. */
  readonly key: string;
  readonly number: string;
  readonly office: string;
  /** Names, the lead first. */
  readonly members: readonly string[];
  /** First and last day, as the office counts days. */
  readonly from: string;
  readonly to: string;
  readonly phone: string;
  readonly issued: number;
  readonly sig: string;
}

const line = z.string().min(1).max(200);
const schema = z.strictObject({
  v: z.literal(1),
  alg: algorithm,
  key: writerId,
  number: line,
  office: line,
  members: z.array(line).min(1).max(12),
  from: z.iso.date(),
  to: z.iso.date(),
  phone: z.string().max(60),
  issued: instant,
  sig: signature,
});

export function signLetter(
  signer: Signer,
  fact: Pick<Letter, 'number' | 'office' | 'members' | 'from' | 'to' | 'phone' | 'issued'>,
): Promise<Letter> {
  const { number, office, members, from, to, phone, issued } = fact;
  const body = { number, office, members: [...members], from, to, phone, issued };
  return signBody(signer, 'letter', { v: 1 as const, alg: signer.alg, key: signer.writer, ...body });
}

export async function checkLetter(
  ports: VerifyPorts,
  unverifiedLetter: unknown,
  serverKeys: PublicKeys,
): Promise<Outcome<Letter>> {
  const shaped = parseShape(
    schema,
    unverifiedLetter,
    { malformed: 'letter.malformed', oversized: 'letter.malformed' },
    'letter',
  );
  if (!shaped.ok) return shaped;
  const { alg, ...rest } = shaped.value;
  if (!isAlgorithm(alg)) return fail('letter.algorithm-unknown', 'letter.alg');
  const letter: Letter = { ...rest, alg };
  const key = serverKeys.get(letter.key);
  if (key === undefined) return fail('letter.key-unknown', 'letter.key');
  if (key.alg !== alg) return fail('letter.algorithm-unknown', 'letter.alg');
  if (!(await isSignedBy(ports, key, 'letter', letter))) return fail('letter.signature-wrong', 'letter.sig');
  if (isPastItsTime(key, letter.issued)) return fail('letter.key-retired', 'letter.key');
  return pass(letter);
}
