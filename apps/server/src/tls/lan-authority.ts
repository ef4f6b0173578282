import { X509Certificate } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import {
  type Credentials,
  fingerprintOf,
  issueCertificate,
  isWithin,
  makeAuthority,
  type Network,
  permittedOf,
} from './certificates.ts';
import type { LanPlace } from './lan-place.ts';

/** What a tablet must trust, what the server shows, and whether tablets have to do something anew. */
export interface LanCredentials {
  readonly authority: { readonly cert: string; readonly fingerprint: string };
  readonly server: Credentials;
  /** Why an authority that tablets may already trust could not be used any more. */
  readonly replaced: 'other-network' | 'ended' | null;
  /** IPv6 addresses of this machine that the authority may speak for. */
  readonly sixes: readonly string[];
}

const day = 86_400_000;
/** Trusted by hand on every tablet, so it lasts for some years; short enough that a forgotten one ends by itself. */
export const authorityDays = 5 * 365;
/** iPadOS takes none above 825, and some browsers none above 398. */
export const serverDays = 390;
const renewBefore = 30 * day;

/**
 * The private authority of one installation, made once and kept with the other secrets, and a certificate of this machine
 * under it, issued anew whenever its addresses changed or its end is near.
 */
export function openLanCredentials(
  folder: string,
  place: LanPlace,
  now: number,
  random: (n: number) => Uint8Array,
): LanCredentials {
  const names = [...place.names, 'localhost'];
  const here = place.networks.map(({ address }) => address);
  const fours = here.filter((address) => !isIPv6(address));
  // A provider gives other IPv6 addresses from one day to the next: that must not cost a walk over all tablets. Where there are
  // others, such an address is certified if the authority may speak for it, and left out if not.
  const needed = [...(fours.length > 0 ? fours : here), '127.0.0.1'];
  const kept = readPair(folder, 'lan-authority');
  const why = kept === null ? null : whyNot(kept, needed, names, now);
  const authority =
    kept !== null && why === null
      ? kept
      : writePair(
          folder,
          'lan-authority',
          makeAuthority({
            name: `LAN ${Buffer.from(random(3)).toString('hex').toUpperCase()}`,
            networks: [...place.networks, { address: '127.0.0.1', prefix: 32 }],
            names,
            now,
            days: authorityDays,
            random,
          }),
        );
  const { networks } = permittedOf(authority.cert);
  const sixes = here.filter((address) => isIPv6(address) && isAmong(address, networks));
  const addresses = [...fours, ...sixes, '127.0.0.1'];
  const before = why === null ? readPair(folder, 'lan-server') : null;
  const server =
    before !== null && isStillRight(before, authority, addresses, names, now)
      ? before
      : writePair(
          folder,
          'lan-server',
          issueCertificate(authority, {
            name: place.networks[0]?.address ?? 'localhost',
            addresses,
            names,
            now,
            days: serverDays,
            random,
          }),
        );
  return {
    authority: { cert: authority.cert, fingerprint: fingerprintOf(authority.cert) },
    server,
    replaced: why,
    sixes,
  };
}

const isAmong = (address: string, networks: readonly Network[]): boolean =>
  networks.some((network) => isWithin(address, network));

/** An authority may speak for its networks and names alone, and only until its end. */
function whyNot(
  { cert }: Credentials,
  addresses: readonly string[],
  names: readonly string[],
  now: number,
): LanCredentials['replaced'] {
  const { validToDate } = new X509Certificate(cert);
  if (validToDate.getTime() - now < serverDays * day) return 'ended';
  const permitted = permittedOf(cert);
  const within =
    addresses.every((address) => isAmong(address, permitted.networks)) &&
    names.every((name) => permitted.names.includes(name));
  return within ? null : 'other-network';
}

function isStillRight(
  { cert }: Credentials,
  authority: Credentials,
  addresses: readonly string[],
  names: readonly string[],
  now: number,
): boolean {
  const x509 = new X509Certificate(cert);
  return (
    x509.checkIssued(new X509Certificate(authority.cert)) &&
    x509.validToDate.getTime() - now > renewBefore &&
    addresses.every((address) => x509.checkIP(address) !== undefined) &&
    names.every((name) => x509.checkHost(name) !== undefined)
  );
}

function readPair(folder: string, name: string): Credentials | null {
  try {
    const pems = readFileSync(join(folder, `${name}.pem`), 'utf8').match(
      /-----BEGIN [\s\S]*?-----END [^-]+-----/g,
    );
    const [key, cert] = pems ?? [];
    return key === undefined || cert === undefined ? null : { key, cert };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Key and certificate in one file, whole or not at all: a kill leaves no certificate beside another's key. */
function writePair(folder: string, name: string, pair: Credentials): Credentials {
  const beside = join(folder, `.${name}.${process.pid}`);
  const file = openSync(beside, 'w', 0o600);
  writeSync(file, `${pair.key.trim()}\n${pair.cert.trim()}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, join(folder, `${name}.pem`));
  return pair;
}
