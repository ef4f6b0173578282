import { sameBytes } from './bytes.ts';
import { type Certificate, DIGESTS, isIssuedBy, readCertificate, schemeOf } from './certificate.ts';
import type { Crypto, DigestName } from './crypto.ts';
import { contentOf, NotDer, oidOf, parts, readDer, timeOf } from './der.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
const LONGEST_CHAIN = 8;

/** RFC 3161 and RFC 5652: what the authority said, and how it signed it. */
function readToken(token: Uint8Array) {
  const [type, wrapped] = parts(readDer(token));
  if (oidOf(type) !== SIGNED_DATA) throw new NotDer();
  const body = parts(parts(wrapped)[0]);
  const [innerType, inner] = parts(body[2]);
  if (oidOf(innerType) !== TST_INFO) throw new NotDer();
  const content = contentOf(parts(inner)[0], 0x04);
  const [, , imprint, , time] = parts(readDer(content));
  const [imprintAlgorithm, imprintHash] = parts(imprint);
  const signers = parts(body.at(-1));
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, signature] = parts(signers[0]);
  if (signers.length !== 1 || attributes?.tag !== 0xa0) throw new NotDer();
  const named = new Map(
    parts(attributes).map((each) => {
      const [oid, values] = parts(each);
      return [oidOf(oid), parts(values)[0]];
    }),
  );
  // Signed are the attributes as a SET, not under the tag that they are sent with (RFC 5652 §5.4).
  const signed = Uint8Array.from(attributes.whole);
  signed[0] = 0x31;
  const certificates = body.find(({ tag }) => tag === 0xa0);
  const [first] = named.has(SIGNING_CERTIFICATE) ? parts(parts(named.get(SIGNING_CERTIFICATE))[0]) : [];
  return {
    imprint: contentOf(imprintHash, 0x04),
    imprintDigest: oidOf(parts(imprintAlgorithm)[0]),
    at: timeOf(time),
    content,
    certificates:
      certificates === undefined ? [] : parts(certificates).map(({ whole }) => readCertificate(whole)),
    sid,
    digest: DIGESTS[oidOf(parts(digestAlgorithm)[0])],
    contentType: oidOf(named.get(CONTENT_TYPE)),
    messageDigest: contentOf(named.get(MESSAGE_DIGEST), 0x04),
    named: first === undefined ? null : certificateHash(parts(first)),
    signed,
    signatureAlgorithm,
    signature: contentOf(signature, 0x04),
  };
}

/** RFC 5816: SHA-256 where no other digest is said. */
function certificateHash([head, ...rest]: ReturnType<typeof parts>): {
  digest: DigestName | undefined;
  hash: Uint8Array;
} {
  return head?.tag === 0x30
    ? { digest: DIGESTS[oidOf(parts(head)[0])], hash: contentOf(rest[0], 0x04) }
    : { digest: 'sha256', hash: contentOf(head, 0x04) };
}

export type StampVerdict =
  | { readonly ok: true; readonly at: number; readonly authority: string }
  | {
      readonly ok: false;
      readonly why: 'malformed' | 'imprint-other' | 'signature-wrong' | 'certificate-wrong' | 'unknown-way';
    };

const no = (why: Extract<StampVerdict, { ok: false }>['why']): StampVerdict => ({ ok: false, why });

/** Whether this is an authority's time for these 32 bytes, under a chain that ends in the anchor; null: no anchor was named. */
export function checkStamp(
  crypto: Crypto,
  {
    token,
    imprint,
    anchor,
  }: { readonly token: Uint8Array; readonly imprint: Uint8Array; readonly anchor: Uint8Array | null },
): StampVerdict {
  let read: ReturnType<typeof readToken>;
  let top: Certificate | null;
  try {
    read = readToken(token);
    top = anchor === null ? null : readCertificate(anchor);
    const scheme = read.digest === undefined ? null : schemeOf(read.signatureAlgorithm, read.digest);
    if (DIGESTS[read.imprintDigest] !== 'sha256' || !sameBytes(read.imprint, imprint))
      return no('imprint-other');
    const signer = signerOf(crypto, read);
    if (signer === null) return no('certificate-wrong');
    if (read.digest === undefined || scheme === null) return no('unknown-way');
    const isSigned =
      read.contentType === TST_INFO &&
      sameBytes(crypto.digest(read.digest, read.content), read.messageDigest) &&
      crypto.verifyX509(scheme, signer.key, read.signature, read.signed);
    if (!isSigned) return no('signature-wrong');
    if (!signer.isForStamps || !isChained(crypto, signer, { ...read, top })) return no('certificate-wrong');
    return { ok: true, at: read.at, authority: signer.name };
  } catch {
    return no('malformed');
  }
}

function signerOf(
  crypto: Crypto,
  { certificates, named, sid }: ReturnType<typeof readToken>,
): Certificate | null {
  const [issuer, serial] = sid?.tag === 0x30 ? parts(sid) : [];
  return (
    certificates.find(
      (each) =>
        (issuer === undefined ? named !== null : sameBytes(each.issuer, issuer.whole)) &&
        (serial === undefined || sameBytes(each.serial, serial.content)) &&
        (named === null ||
          (named.digest !== undefined && sameBytes(crypto.digest(named.digest, each.bytes), named.hash))),
    ) ?? null
  );
}

interface Ends {
  readonly at: number;
  readonly certificates: readonly Certificate[];
  readonly top: Certificate | null;
}

function isChained(crypto: Crypto, signer: Certificate, { at, certificates, top }: Ends): boolean {
  const isValid = ({ from, until }: Certificate) => from <= at && at <= until;
  let current = signer;
  for (let length = 0; length < LONGEST_CHAIN; length++) {
    const { bytes } = current;
    if (!isValid(current)) return false;
    if (top === null || sameBytes(top.bytes, bytes)) return true;
    if (isIssuedBy(crypto, current, top)) return isValid(top);
    const next = certificates.find(
      (each) => !sameBytes(each.bytes, bytes) && isIssuedBy(crypto, current, each),
    );
    if (next === undefined) return false;
    current = next;
  }
  return false;
}
