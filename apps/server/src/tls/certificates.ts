import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

/** A certificate and its private key, both PEM. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
}

/** One network by any of its addresses and the length of its prefix: 192.168.1.20/24, fd00::2/64. */
export interface Network {
  readonly address: string;
  readonly prefix: number;
}

const day = 86_400_000;
/** ecdsa-with-SHA256, RFC 5758 3.2: the parameters are absent. */
const ecdsaWithSha256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

/**
 * A certificate authority for one small network. RFC 5280 4.2.1.10: whoever trusts it trusts it for these networks and
 * names alone, so that its key, if it is stolen, opens no other site.
 */
export function makeAuthority(options: {
  readonly name: string;
  readonly networks: readonly Network[];
  readonly names: readonly string[];
  readonly now: number;
  readonly days: number;
  readonly random: (n: number) => Uint8Array;
}): Credentials {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const permitted = [
    ...options.networks.map((network) => new GeneralName({ iPAddress: plainNetwork(network) })),
    ...options.names.map((dNSName) => new GeneralName({ dNSName })),
  ].map((base) => new GeneralSubtree({ base }));
  return signed(pair, pair.privateKey, {
    ...options,
    issuer: nameOf(options.name),
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), true),
      extension(
        id_ce_nameConstraints,
        new NameConstraints({ permittedSubtrees: new GeneralSubtrees(permitted) }),
        true,
      ),
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifierOf(pair.publicKey))),
    ],
  });
}

/** A server's certificate for addresses and names; iPadOS takes none that lasts more than 825 days. */
export function issueCertificate(
  authority: Credentials,
  options: {
    readonly name: string;
    readonly addresses: readonly string[];
    readonly names: readonly string[];
    readonly now: number;
    readonly days: number;
    readonly random: (n: number) => Uint8Array;
  },
): Credentials {
  const issuer = AsnConvert.parse(new X509Certificate(authority.cert).raw, Certificate);
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = [
    ...options.names.map((dNSName) => new GeneralName({ dNSName })),
    ...options.addresses.map((address) => new GeneralName({ iPAddress: address })),
  ];
  const byIssuer = issuer.tbsCertificate.extensions?.find(
    ({ extnID }) => extnID === id_ce_subjectKeyIdentifier,
  );
  if (byIssuer === undefined) throw new Error('an authority without a key identifier');
  const keyIdentifier = new KeyIdentifier(
    AsnConvert.parse(byIssuer.extnValue.buffer, SubjectKeyIdentifier).buffer,
  );
  return signed(pair, authority.key, {
    ...options,
    issuer: issuer.tbsCertificate.subject,
    extensions: [
      extension(id_ce_basicConstraints, new BasicConstraints(), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(names)),
      extension(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier })),
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifierOf(pair.publicKey))),
    ],
  });
}

/** For which networks and names an authority may speak. */
export function permittedOf(pem: string): { networks: Network[]; names: string[] } {
  const { tbsCertificate } = AsnConvert.parse(new X509Certificate(pem).raw, Certificate);
  const held = tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_nameConstraints);
  if (held === undefined) return { networks: [], names: [] };
  const bases = [...(AsnConvert.parse(held.extnValue.buffer, NameConstraints).permittedSubtrees ?? [])].map(
    ({ base }) => base,
  );
  return {
    names: bases.flatMap(({ dNSName }) => dNSName ?? []),
    networks: bases.flatMap(({ iPAddress }) => {
      const [address = '', prefix] = iPAddress?.split('/') ?? [];
      return prefix === undefined ? [] : [{ address, prefix: Number(prefix) }];
    }),
  };
}

/** What a person compares: SHA-256 over the certificate, as settings of tablets show it. */
export const fingerprintOf = (pem: string): string => new X509Certificate(pem).fingerprint256;

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Is the address inside the network? */
export function isWithin(address: string, network: Network): boolean {
  if (familyOf(address) !== familyOf(network.address)) return false;
  const inside = new BlockList();
  inside.addSubnet(network.address, network.prefix, familyOf(network.address));
  return inside.check(address, familyOf(address));
}

interface Draft {
  readonly name: string;
  readonly issuer: Name;
  readonly extensions: readonly Extension[];
  readonly now: number;
  readonly days: number;
  readonly random: (n: number) => Uint8Array;
}

function signed(
  pair: { publicKey: KeyObject; privateKey: KeyObject },
  signer: KeyObject | string,
  { name, issuer, extensions, now, days, random }: Draft,
): Credentials {
  // RFC 5280 4.1.2.2: positive and at most 20 octets; a leading 01 keeps it so.
  const serial = Uint8Array.from([1, ...random(15)]);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serial.buffer,
    signature: ecdsaWithSha256,
    issuer,
    // A day back: a tablet whose clock is a little slow must not call it not yet valid.
    validity: new Validity({
      notBefore: new Date(now - day),
      notAfter: new Date(now + (days - 1) * day),
    }),
    subject: nameOf(name),
    subjectPublicKeyInfo: AsnConvert.parse(
      pair.publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([...extensions]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), signer);
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: ecdsaWithSha256,
    signatureValue: Uint8Array.from(signature).buffer,
  });
  return {
    cert: new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString().trim(),
    key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
  };
}

/** CN=… alone: a certificate says nothing about whose it is. */
const nameOf = (commonName: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({
        type: '2.5.4.3',
        value: new AttributeValue({ utf8String: commonName }),
      }),
    ]),
  ]);

const extension = (extnID: string, value: unknown, critical = false): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

/** RFC 5280 4.2.1.2 (1): SHA-1 of the bits of the public key; a name, not a proof. */
function identifierOf(key: KeyObject): ArrayBuffer {
  const { subjectPublicKey } = AsnConvert.parse(
    key.export({ type: 'spki', format: 'der' }),
    SubjectPublicKeyInfo,
  );
  return Uint8Array.from(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest()).buffer;
}

/** An address as numbers of 8 bits (IPv4) or of 16 (IPv6). */
function groupsOf(address: string): number[] {
  if (!isIPv6(address)) return address.split('.').map(Number);
  const [head = '', tail] = address.split('::');
  const hex = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [hex(head), hex(tail ?? '')];
  return tail === undefined
    ? before
    : [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
}

/** The first address of the network, with the length of its prefix. */
function plainNetwork({ address, prefix }: Network): string {
  const width = isIPv6(address) ? 16 : 8;
  const first = groupsOf(address).map((group, at) => {
    const held = Math.min(width, Math.max(0, prefix - at * width));
    return group & ~((1 << (width - held)) - 1);
  });
  const text = width === 8 ? first.join('.') : first.map((group) => group.toString(16)).join(':');
  return `${text}/${prefix}`;
}
