import { longName } from '../crypto.ts';
import { factsOf, placeOf } from '../pack.ts';
import { hash, signature } from '../shapes.ts';
import { isSigned, keyOf } from '../signed.ts';
import type { Ground } from './ground.ts';

/** A person's own yes, under a key that the office gave to that person. */
export function checkPersons({ crypto, pack, reporter }: Ground): void {
  const given = new Set(
    pack.personKeys
      .filter(({ entry }) => pack.writers.get(entry.writer)?.class === 'server')
      .map(({ value: { person, publicKey, alg } }) => `${person} ${alg} ${publicKey}`),
  );
  for (const { entry, value } of pack.attested) {
    reporter.looked('persons');
    const { of, person, key: publicKey, alg, method, proof } = value;
    const facts = { ...factsOf(entry), person };
    const tell = (code: 'entry-missing' | 'key-other' | 'signature-wrong') =>
      reporter.fault('persons', `attestation.${code}`, placeOf(entry), facts);
    if (!hash(of) || pack.byHash.get(of) === undefined) tell('entry-missing');
    // A session or a sheet of paper signs nothing itself: what there is is the entry that it stands in.
    if (method === 'session' || method === 'paper') continue;
    const key = keyOf(crypto, longName(alg), publicKey);
    if (key === null || !given.has(`${person} ${alg} ${publicKey}`)) tell('key-other');
    else if (
      !signature(proof) ||
      !isSigned(crypto, key, 'attest', {
        v: 1,
        alg: key.alg,
        key: key.id,
        person,
        of,
        method,
        sig: proof,
      } as never)
    )
      tell('signature-wrong');
  }
}
