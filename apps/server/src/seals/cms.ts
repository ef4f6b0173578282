import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { bytesOf, parts, read } from '../stamps/der.ts';
import { element, nothing, objectId, octetString, sequence, set, smallInteger, sorted } from './der.ts';

const data = '1.2.840.113549.1.7.1';
const signedData = '1.2.840.113549.1.7.2';
const sha256 = sequence(objectId('2.16.840.1.101.3.4.2.1'), nothing);
const signatures = {
  rsa: sequence(objectId('1.2.840.113549.1.1.11'), nothing),
  ec: sequence(objectId('1.2.840.10045.4.3.2')),
};

/** What a seal is signed with: its key, its certificate, and those on the way to a root. */
export interface SealKey {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
}

const attribute = (name: string, value: Uint8Array): Buffer => sequence(objectId(name), set(value));
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** RFC 5652 and 5035: a detached signature with the certificate it is to be checked with, as PAdES baseline asks (ETSI EN 319 142-1). */
export async function signCms(
  signed: Uint8Array,
  { key, certificate, chain }: SealKey,
  stamp: (signature: Uint8Array) => Promise<Uint8Array | null>,
): Promise<Uint8Array> {
  const attributes = sorted([
    attribute('1.2.840.113549.1.9.3', objectId(data)),
    attribute('1.2.840.113549.1.9.4', octetString(digestOf(signed))),
    // SHA-256 is what is meant where no algorithm is named.
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octetString(digestOf(certificate.raw))))),
    ),
  ]);
  const kind = key.asymmetricKeyType === 'ec' ? 'ec' : 'rsa';
  const signature = sign('sha256', element(0x31, ...attributes), key);
  const token = await stamp(signature);
  const signer = sequence(
    smallInteger(1),
    issuerAndSerial(certificate),
    sha256,
    element(0xa0, ...attributes),
    signatures[kind],
    octetString(signature),
    ...(token === null ? [] : [element(0xa1, attribute('1.2.840.113549.1.9.16.2.14', token))]),
  );
  const certificates = element(0xa0, ...sorted([certificate, ...chain].map(({ raw }) => raw)));
  const body = sequence(smallInteger(1), set(sha256), sequence(objectId(data)), certificates, set(signer));
  return sequence(objectId(signedData), element(0xa0, body));
}

/** As the certificate itself has them, byte for byte. */
function issuerAndSerial({ raw }: X509Certificate): Buffer {
  const [body] = parts(read(raw));
  const fields = parts(body);
  // The version stands under a tag of its own, and not at all where it is the first.
  const [serial, , issuer] = fields[0]?.idBlock.tagClass === 3 ? fields.slice(1) : fields;
  return sequence(bytesOf(issuer), bytesOf(serial));
}
