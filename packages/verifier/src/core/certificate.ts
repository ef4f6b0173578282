import { sameBytes, textOf } from './bytes.ts';
import type { Crypto, DigestName, X509Scheme } from './crypto.ts';
import { contentOf, type Der, NotDer, oidOf, parts, readDer, timeOf } from './der.ts';

export const DIGESTS: Readonly<Record<string, DigestName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const SCHEMES: Readonly<Record<string, X509Scheme>> = {
  '1.2.840.113549.1.1.11': { kind: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', digest: 'sha512' },
};
const RSA = '1.2.840.113549.1.1.1';

/** null: a way of signing that this program does not know. Plain RSA takes the digest of the content. */
export function schemeOf(algorithm: Der | undefined, digest: DigestName): X509Scheme | null {
  const name = oidOf(parts(algorithm)[0]);
  return name === RSA ? { kind: 'rsa', digest } : (SCHEMES[name] ?? null);
}

/** RFC 5280, as far as a chain needs it. */
export interface Certificate {
  readonly bytes: Uint8Array;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly scheme: X509Scheme | null;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly name: string;
  readonly from: number;
  readonly until: number;
  /** SubjectPublicKeyInfo, as it stood. */
  readonly key: Uint8Array;
  readonly isAuthority: boolean;
  /** Critical, and time-stamping alone (RFC 3161 §2.3). */
  readonly isForStamps: boolean;
}

export const bitsOf = (der: Der | undefined): Uint8Array => {
  const content = contentOf(der, 0x03);
  if (content[0] !== 0) throw new NotDer();
  return content.subarray(1);
};

export function readCertificate(bytes: Uint8Array): Certificate {
  const [signed, algorithm, signature] = parts(readDer(bytes));
  const all = parts(signed);
  const [serial, , issuer, validity, subject, key, ...more] = all[0]?.tag === 0xa0 ? all.slice(1) : all;
  const [from, until] = parts(validity);
  const extensions = more.find(({ tag }) => tag === 0xa3);
  const listed = extensions === undefined ? [] : parts(parts(extensions)[0]);
  const extension = (name: string) => {
    const found = listed.map(parts).find(([oid]) => oidOf(oid) === name);
    if (found === undefined) return null;
    const isCritical = found[1]?.tag === 0x01 && found[1].content[0] === 0xff;
    return { isCritical, value: readDer(contentOf(found.at(-1), 0x04)) };
  };
  const usage = extension('2.5.29.37');
  const purposes = usage === null ? [] : parts(usage.value).map(oidOf);
  const basic = extension('2.5.29.19');
  if (signed === undefined || key === undefined || issuer === undefined || subject === undefined)
    throw new NotDer();
  return {
    bytes,
    signed: signed.whole,
    signature: bitsOf(signature),
    scheme: schemeOf(algorithm, 'sha256'),
    serial: contentOf(serial, 0x02),
    issuer: issuer.whole,
    subject: subject.whole,
    name: nameIn(subject),
    from: timeOf(from),
    until: timeOf(until),
    key: key.whole,
    isAuthority: basic !== null && parts(basic.value)[0]?.content[0] === 0xff,
    isForStamps: usage?.isCritical === true && purposes.length === 1 && purposes[0] === '1.3.6.1.5.5.7.3.8',
  };
}

/** The common name, or the first that there is. */
function nameIn(subject: Der): string {
  const named = parts(subject).flatMap((set) => parts(set).map(parts));
  const [, text] = named.find(([oid]) => oidOf(oid) === '2.5.4.3') ?? named[0] ?? [];
  return (text === undefined ? null : textOf(text.content))?.replace(/\p{C}/gu, '').slice(0, 200) || '?';
}

export const isIssuedBy = (crypto: Crypto, to: Certificate, by: Certificate): boolean =>
  sameBytes(to.issuer, by.subject) &&
  by.isAuthority &&
  to.scheme !== null &&
  crypto.verifyX509(to.scheme, by.key, to.signature, to.signed);
