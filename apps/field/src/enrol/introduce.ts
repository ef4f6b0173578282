import { type Comparison, checkCodeOf, commitTo, DRAWN_BYTES, plainCode } from '@mingcha/journal';
import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import { random, toBase64url } from '../keys/bytes.ts';
import { ports } from '../keys/ports.ts';
import type { Ground, Introduction } from './enrolment.ts';

/** What came from the server is not what it had bound itself to: somebody may stand between. */
export class OpenedOtherwise extends Error {
  override readonly name = 'OpenedOtherwise';
}

/**
 * The server's commitment and this tablet's nonce for a code, asked for and drawn once: whoever lets an answer get lost and
 * waits for the next press gets the same nonce under the same commitment, and no second chance.
 */
export async function introduceUnder(
  db: DeviceDb,
  code: string,
  offer: (code: string) => Promise<string>,
): Promise<Introduction> {
  const known = await readFact<Introduction>(db, 'introduction');
  if (known !== null && known.code === plainCode(code)) return known;
  const commitment = await offer(code);
  const made = { code: plainCode(code), commitment, nonce: toBase64url(random(DRAWN_BYTES)) };
  await writeFact(db, 'introduction', made);
  return made;
}

/** The six digits of this side, if the server stands by what it had bound itself to. */
export function compareUnder(
  { code, commitment, nonce }: Introduction,
  key: Pick<Comparison, 'alg' | 'publicKey'>,
  opening: { readonly value: string; readonly ground: Ground },
): string {
  if (commitTo(ports, opening) !== commitment) throw new OpenedOtherwise();
  return checkCodeOf(ports, { ...opening, ...key, code, nonce });
}

/** What the second person let in must be what the digits were made from. */
export const isSameGround = (one: Ground, other: Ground): boolean =>
  commitTo(ports, { value: '', ground: one }) === commitTo(ports, { value: '', ground: other });
