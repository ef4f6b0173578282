import { z } from 'zod';
import { byEither } from '../kind-rule.ts';
import { Base64Url, Hash, idOf, KeyAlgorithm } from '../primitives.ts';

export const AttestationMethod = z.enum(['pin', 'passkey', 'session', 'paper']);

/** That a person stands behind an entry: the one kind of this slice that a tablet writes. */
export const attestedKinds = {
  attested: byEither(
    '*',
    z.strictObject({
      of: Hash,
      person: idOf('person'),
      /** The person's own key; null when the method is a session or paper. */
      key: Base64Url.nullable(),
      alg: KeyAlgorithm.nullable(),
      method: AttestationMethod,
      proof: z.string().min(1),
    }),
  ),
};
