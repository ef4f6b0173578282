import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { digests, readToken, type Token } from './read-token.ts';

/** Why a token is not taken; each is a word, `stamp.<code>`. */
export const tokenFaults = [
  'malformed',
  'imprint-other',
  'nonce-other',
  'policy-other',
  'algorithm-unknown',
  'certificate-missing',
  'signature-wrong',
  'purpose-wrong',
  'certificate-expired',
  'chain-unknown',
] as const;
export type TokenFault = (typeof tokenFaults)[number];

export interface Expected {
  /** SHA-256 of what was stamped. */
  readonly imprint: Uint8Array;
  /** What the question held; left out when a kept token is looked at again. */
  readonly nonce?: bigint;
  readonly policy?: string | null;
  /** One of these its chain has to end in; null: nobody configured any. */
  readonly anchors: readonly X509Certificate[] | null;
}

export interface Stamped {
  readonly at: number;
  readonly policy: string;
  readonly serial: string;
  readonly authority: string;
  /** SHA-256 of the certificate that signed. */
  readonly certificate: string;
  readonly anchor: X509Certificate | null;
}

export type Checked =
  | { readonly ok: true; readonly stamped: Stamped }
  | { readonly ok: false; readonly code: TokenFault };

const sha256WithRsa = '1.2.840.113549.1.1.11';
const pss = '1.2.840.113549.1.1.10';
/** By the signature's identifier the hash it is made with; plain RSA takes that of the content. */
const signatures: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  [pss]: null,
  [sha256WithRsa]: 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const timeStamping = '1.3.6.1.5.5.7.3.8';
const extendedKeyUsage = '2.5.29.37';
const longestChain = 8;

/** RFC 3161 §2.3 and §2.4.2, RFC 5652 §5.6, RFC 5816. Input is hostile: it gets a code, never an exception. */
export function checkToken(bytes: Uint8Array, expected: Expected): Checked {
  let token: Token;
  let certificates: X509Certificate[];
  try {
    token = readToken(bytes);
    certificates = token.certificates.map((each) => new X509Certificate(each));
  } catch {
    return no('malformed');
  }
  const { said } = token;
  if (digests[said.imprintDigest] !== 'sha256' || !same(said.imprint, expected.imprint))
    return no('imprint-other');
  if (expected.nonce !== undefined && said.nonce !== expected.nonce) return no('nonce-other');
  if (typeof expected.policy === 'string' && said.policy !== expected.policy) return no('policy-other');
  const digest = digests[token.digest];
  const hash = signatures[token.signatureAlgorithm];
  if (digest === undefined || hash === undefined) return no('algorithm-unknown');
  const signer = signerOf(token, certificates);
  if (signer === null) return no('certificate-missing');
  if (!isSigned(token, signer, { digest, hash: hash ?? digest })) return no('signature-wrong');
  if (!isForStamping(signer)) return no('purpose-wrong');
  const chain = chainOf(signer, certificates, expected.anchors, said.at);
  if (typeof chain === 'string') return no(chain);
  return {
    ok: true,
    stamped: {
      at: said.at,
      policy: said.policy,
      serial: said.serial.toString(16).replace('-', ''),
      authority: nameOf(signer),
      certificate: createHash('sha256').update(signer.raw).digest('hex'),
      anchor: chain,
    },
  };
}

const no = (code: TokenFault): Checked => ({ ok: false, code });
const same = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b);

function signerOf({ signer, signerSerial }: Token, certificates: readonly X509Certificate[]) {
  if (signer.digest !== 'sha1' && !Object.values(digests).includes(signer.digest)) return null;
  return (
    certificates.find(
      ({ raw, serialNumber }) =>
        same(createHash(signer.digest).update(raw).digest(), signer.hash) &&
        (signerSerial === null || BigInt(`0x${serialNumber}`) === signerSerial),
    ) ?? null
  );
}

function isSigned(
  token: Token,
  signer: X509Certificate,
  { digest, hash }: { readonly digest: string; readonly hash: string },
): boolean {
  const { content, messageDigest, signature, signatureAlgorithm, signedAttributes } = token;
  if (token.contentType !== '1.2.840.113549.1.9.16.1.4') return false;
  if (!same(createHash(digest).update(content).digest(), messageDigest)) return false;
  const isPss = signatureAlgorithm === pss;
  const isRsa = signatureAlgorithm.startsWith('1.2.840.113549.');
  if ((signer.publicKey.asymmetricKeyType === 'ec') === isRsa) return false;
  try {
    const padding = isPss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : {};
    return verify(hash, signedAttributes, { key: signer.publicKey, ...padding }, signature);
  } catch {
    return false;
  }
}

/** Critical, and for nothing else: RFC 3161 §2.3. */
function isForStamping(signer: X509Certificate): boolean {
  const { extensions } = AsnConvert.parse(signer.raw, Certificate).tbsCertificate;
  const usage = extensions?.find(({ extnID }) => extnID === extendedKeyUsage);
  const purposes = signer.keyUsage as readonly string[] | undefined;
  return usage?.critical === true && purposes?.length === 1 && purposes[0] === timeStamping;
}

/** The anchor that the chain ends in, with everything on the way valid at that time; null where no anchor is asked for. */
function chainOf(
  signer: X509Certificate,
  certificates: readonly X509Certificate[],
  anchors: readonly X509Certificate[] | null,
  at: number,
): X509Certificate | null | TokenFault {
  const isValid = ({ validFromDate, validToDate }: X509Certificate) =>
    validFromDate.getTime() <= at && at <= validToDate.getTime();
  const issued = (by: X509Certificate, to: X509Certificate) => {
    try {
      return to.checkIssued(by) && to.verify(by.publicKey);
    } catch {
      return false;
    }
  };
  let current = signer;
  for (let length = 0; length < longestChain; length += 1) {
    if (!isValid(current)) return 'certificate-expired';
    if (anchors === null) return null;
    const { raw } = current;
    const anchor =
      anchors.find((each) => same(each.raw, raw)) ?? anchors.find((each) => issued(each, current));
    if (anchor !== undefined) return isValid(anchor) ? anchor : 'certificate-expired';
    const next = certificates.find((each) => each.ca && !same(each.raw, raw) && issued(each, current));
    if (next === undefined) return 'chain-unknown';
    current = next;
  }
  return 'chain-unknown';
}

/** What people call it: its common name, or else all that its certificate says. */
function nameOf({ subject }: X509Certificate): string {
  const common = /^CN=(.+)$/m.exec(subject)?.[1];
  return (common ?? subject.replaceAll('\n', ', ')).slice(0, 300) || '?';
}
