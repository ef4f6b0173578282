import { utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import { sha256Hex } from './digest.ts';
import type { DigestPort } from './ports.ts';

/**
 * How a key is let in by two people who compare six digits. The server binds itself to a drawn value before it hears from the
 * tablet, the tablet draws a nonce before it hears the value, and only then can either side know the digits: whoever stands
 * between them must choose their own part blindly, and has one chance in a million for each invitation.
 */
export interface Ground {
  readonly office: string;
  /** Receipts and tokens are checked against these from the day of enrolment. */
  readonly serverKeys: readonly { readonly key: string; readonly alg: string; readonly publicKey: string }[];
  readonly recoveryKey: string;
}

/** What the server was bound to: a drawn value, and everything the tablet will believe of the server. */
export interface Opening {
  readonly value: string;
  readonly ground: Ground;
}

/** Everything that one of the two could see otherwise than the other. */
export interface Comparison extends Opening {
  readonly code: string;
  readonly alg: string;
  readonly publicKey: string;
  readonly nonce: string;
}

/** Bytes of the value and of the nonce: what nobody finds by trying. */
export const DRAWN_BYTES = 32;

/** As it was printed, however it was typed: the alphabet of the codes has no I, L or O. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll('I', '1')
    .replaceAll('L', '1');

const plainGround = ({ office, serverKeys, recoveryKey }: Ground) => ({
  office,
  recoveryKey,
  serverKeys: serverKeys.map(({ key, alg, publicKey }) => ({ key, alg, publicKey })),
});

/** SHA-256(utf8("mingcha/device-commit/v1\n" + JCS({ground, value}))), lowercase hex. */
export function commitTo(ports: DigestPort, { value, ground }: Opening): string {
  const text = canonicalText({ value, ground: plainGround(ground) });
  return sha256Hex(ports, utf8(`mingcha/device-commit/v1\n${text}`));
}

/**
 * First six bytes of SHA-256(utf8("mingcha/device-check/v2\n" + JCS({alg, code, ground, nonce, publicKey, value}))) as a number,
 * modulo one million; 2⁴⁸ is so much more that no digits are likelier than others.
 */
export function checkCodeOf(ports: DigestPort, comparison: Comparison): string {
  const { code, alg, publicKey, nonce, value, ground } = comparison;
  const said = { alg, code: plainCode(code), ground: plainGround(ground), nonce, publicKey, value };
  const digest = sha256Hex(ports, utf8(`mingcha/device-check/v2\n${canonicalText(said)}`));
  const digits = String(Number.parseInt(digest.slice(0, 12), 16) % 1_000_000).padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}
