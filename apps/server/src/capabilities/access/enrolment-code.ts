import { createHmac } from 'node:crypto';
import { plainCode } from '@mingcha/journal';

/** Crockford's digits: none is mistaken for another when read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const enrolmentLasts = 15 * 60_000;

/** Eight characters, 40 bits, for a quarter of an hour; only a keyed digest of it is stored. */
export function newEnrolmentCode(random: (n: number) => Uint8Array): string {
  const text = [...random(8)].map((byte) => alphabet[byte & 31]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

export const codeDigest = (key: Uint8Array, code: string): string =>
  createHmac('sha256', key)
    .update(`enrolment\n${plainCode(code)}`)
    .digest('hex');
