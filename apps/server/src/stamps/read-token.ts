import { GeneralizedTime } from 'asn1js';
import { bytesOf, integer, Malformed, octets, oid, parts, read, tagged } from './der.ts';

const signedData = '1.2.840.113549.1.7.2';
const tstInfo = '1.2.840.113549.1.9.16.1.4';
const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
const signingCertificate = '1.2.840.113549.1.9.16.2.12';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';

/** The hash functions that a token may use, by their identifiers. */
export const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** RFC 3161 §2.4.2: what the authority says. */
export interface Said {
  readonly policy: string;
  readonly imprintDigest: string;
  readonly imprint: Uint8Array;
  readonly serial: bigint;
  readonly at: number;
  readonly nonce: bigint | null;
}

/** RFC 5652 §5: how it signed it. */
export interface Token {
  readonly said: Said;
  /** What was digested: the encoding of `said`. */
  readonly content: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly digest: string;
  readonly signedAttributes: Uint8Array;
  readonly contentType: string;
  readonly messageDigest: Uint8Array;
  /** RFC 5816: which certificate the signature is to be checked with, by its hash. */
  readonly signer: { readonly digest: string; readonly hash: Uint8Array };
  /** Serial number of that certificate, where the signature names it so. */
  readonly signerSerial: bigint | null;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

/** PKIStatus and the token, as an authority answers. */
export function readAnswer(bytes: Uint8Array): {
  readonly status: number;
  readonly token: Uint8Array | null;
} {
  const [statusInfo, token] = parts(read(bytes));
  const status = Number(integer(parts(statusInfo)[0]));
  return { status, token: token === undefined ? null : bytesOf(token) };
}

export function readToken(bytes: Uint8Array): Token {
  const [type, wrapped] = parts(read(bytes));
  if (oid(type) !== signedData) throw new Malformed('not signed data');
  const body = parts(parts(wrapped)[0]);
  const [, , encapsulated] = body;
  const [innerType, inner] = parts(encapsulated);
  if (oid(innerType) !== tstInfo) throw new Malformed('not a time-stamp');
  const content = octets(parts(inner)[0]);
  const signers = parts(body.at(-1));
  const [signer] = signers;
  if (signers.length !== 1) throw new Malformed('not one signer');
  const [, sid, digest, attributes, signatureAlgorithm, signature] = parts(signer);
  if (attributes?.idBlock.tagClass !== 3 || attributes.idBlock.tagNumber !== 0)
    throw new Malformed('no signed attributes');
  const values = new Map(
    parts(attributes).map((attribute) => {
      const [name, set] = parts(attribute);
      return [oid(name), parts(set)[0]];
    }),
  );
  const certificates = tagged(body, 0);
  const isByIssuer = sid?.idBlock.tagClass === 1;
  // The signature is over the attributes as a SET, not under the tag that they are sent with (RFC 5652 §5.4).
  const signedAttributes = Uint8Array.from(bytesOf(attributes));
  signedAttributes[0] = 0x31;
  return {
    said: readSaid(content),
    content,
    certificates: certificates === undefined ? [] : parts(certificates).map(bytesOf),
    digest: oid(parts(digest)[0]),
    signedAttributes,
    contentType: oid(values.get(contentType)),
    messageDigest: octets(values.get(messageDigest)),
    signer: readSigner(values.get(signingCertificateV2), values.get(signingCertificate)),
    signerSerial: isByIssuer ? integer(parts(sid)[1]) : null,
    signatureAlgorithm: oid(parts(signatureAlgorithm)[0]),
    signature: octets(signature),
  };
}

type Block = Parameters<typeof parts>[0];

function readSigner(v2: Block, v1: Block): Token['signer'] {
  const first = parts(parts(parts(v2 ?? v1)[0])[0]);
  if (v2 === undefined) return { digest: 'sha1', hash: octets(first[0]) };
  const [head] = first;
  // SHA-256 unless another one is named.
  const named = head?.idBlock.tagNumber === 16 ? oid(parts(head)[0]) : '2.16.840.1.101.3.4.2.1';
  return { digest: digests[named] ?? named, hash: octets(head?.idBlock.tagNumber === 16 ? first[1] : head) };
}

function readSaid(content: Uint8Array): Said {
  const [version, policy, imprint, serial, time, ...more] = parts(read(content));
  if (integer(version) !== 1n || !(time instanceof GeneralizedTime)) throw new Malformed('not a time-stamp');
  const [algorithm, hash] = parts(imprint);
  const nonce = more.find(({ idBlock }) => idBlock.tagClass === 1 && idBlock.tagNumber === 2);
  return {
    policy: oid(policy),
    imprintDigest: oid(parts(algorithm)[0]),
    imprint: octets(hash),
    serial: integer(serial),
    at: time.toDate().getTime(),
    nonce: nonce === undefined ? null : integer(nonce),
  };
}
