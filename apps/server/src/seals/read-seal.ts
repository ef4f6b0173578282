import { createHash, verify, X509Certificate } from 'node:crypto';
import { bytesOf, octets, oid, parts, read, tagged } from '../stamps/der.ts';

/** What a seal in a PDF says, read again from the file: the other side of `cms.ts`. */
export type ReadSeal =
  | { readonly ok: true; readonly certificate: string }
  | { readonly ok: false; readonly code: 'unreadable' | 'wrong' };

const signedData = '1.2.840.113549.1.7.2';
const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
const signingCertificate = '1.2.840.113549.1.9.16.2.47';
const data = '1.2.840.113549.1.7.1';

/**
 * ISO 32000-1, 12.8.1 and RFC 5652, 5.6: the seal covers the whole file but its own room, its digest is that of those bytes, and its
 * signature is that of the certificate it names (RFC 5035). Whether the certificate is to be trusted is the reader's to say. The
 * file is hostile: it gets a code, never an exception.
 */
export function readSeal(file: Buffer): ReadSeal {
  try {
    const { signed, signature } = placeIn(file);
    return checked(signed, signature);
  } catch {
    return { ok: false, code: 'unreadable' };
  }
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function placeIn(file: Buffer): { readonly signed: Buffer; readonly signature: Buffer } {
  const at = file.lastIndexOf('/ByteRange [');
  const range = /^\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\]/.exec(
    file.subarray(at, at + 60).toString('latin1'),
  );
  const [first = 0, second = 0, rest = 0] = (range ?? []).slice(1).map(Number);
  const isWhole = range !== null && first < second && second + rest === file.length;
  if (!isWhole || file[first] !== 0x3c || file[second - 1] !== 0x3e)
    throw new Error('no seal over all of it');
  const room = Buffer.from(file.subarray(first + 1, second - 1).toString('latin1'), 'hex');
  return {
    signed: Buffer.concat([file.subarray(0, first), file.subarray(second)]),
    signature: room.subarray(0, lengthOf(room)),
  };
}

/** Of the one element at the beginning of its room; behind it are zeros. */
function lengthOf(der: Buffer): number {
  const short = der[1] ?? 0;
  if (short < 0x80) return 2 + short;
  const bytes = short & 0x7f;
  return 2 + bytes + der.readUIntBE(2, bytes);
}

function checked(signed: Buffer, cms: Buffer): ReadSeal {
  const [type, wrapped] = parts(read(cms));
  if (oid(type) !== signedData) return { ok: false, code: 'unreadable' };
  const body = parts(parts(wrapped)[0]);
  const [signer, ...others] = parts(body.at(-1));
  if (others.length > 0) return { ok: false, code: 'unreadable' };
  const [, , , attributes, , signature] = parts(signer);
  const values = new Map(
    parts(attributes).map((attribute) => {
      const [name, set] = parts(attribute);
      return [oid(name), parts(set)[0]];
    }),
  );
  const named = octets(parts(parts(parts(values.get(signingCertificate))[0])[0])[0]);
  const certificate = parts(tagged(body, 0))
    .map(bytesOf)
    .find((raw) => sha256(raw).equals(named));
  if (certificate === undefined) return { ok: false, code: 'wrong' };
  // The signature is over the attributes as a SET, not under the tag that they are sent with (RFC 5652, 5.4).
  const over = Uint8Array.from(bytesOf(attributes));
  over[0] = 0x31;
  const { publicKey } = new X509Certificate(certificate);
  const isRight =
    oid(values.get(contentType)) === data &&
    sha256(signed).equals(octets(values.get(messageDigest))) &&
    verify('sha256', over, publicKey, octets(signature));
  return isRight
    ? { ok: true, certificate: sha256(certificate).toString('hex') }
    : { ok: false, code: 'wrong' };
}
