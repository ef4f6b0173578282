import { hex, sameBytes } from '../core/bytes.ts';
import { bitsOf } from '../core/certificate.ts';
import type { DigestName } from '../core/crypto.ts';
import { contentOf, parts, readDer } from '../core/der.ts';

/** DigestInfo of RFC 8017 §9.2, up to the digest itself. */
const INFO: Readonly<Record<DigestName, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hex(bytes) || '0'}`);

function raised(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** RSASSA-PKCS1-v1_5, RFC 8017 §8.2.2: what should have been signed is written anew and compared as a whole. */
export function isRsaSigned(
  key: Uint8Array,
  signature: Uint8Array,
  { digest, hash }: { readonly digest: DigestName; readonly hash: Uint8Array },
): boolean {
  const [n, e] = parts(readDer(bitsOf(parts(readDer(key))[1]))).map((each) =>
    numberOf(contentOf(each, 0x02)),
  );
  if (n === undefined || e === undefined) return false;
  const length = Math.ceil(n.toString(16).length / 2);
  // Short keys prove nothing; long ones and exponents are made to keep whoever checks busy.
  if (length < 256 || length > 1024 || e < 3n || e > 0xffff_ffffn || signature.length !== length)
    return false;
  const signed = numberOf(signature);
  if (signed >= n) return false;
  const tail = `00${INFO[digest]}${hex(hash)}`;
  const expected = `0001${'ff'.repeat(length - 2 - tail.length / 2)}${tail}`;
  const found = raised(signed, e, n)
    .toString(16)
    .padStart(length * 2, '0');
  return sameBytes(new TextEncoder().encode(found), new TextEncoder().encode(expected));
}
