import { randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { fingerprintOf, issueCertificate, permittedOf } from '../../src/tls/certificates.ts';
import { openLanCredentials, serverDays } from '../../src/tls/lan-authority.ts';
import { lanPlace } from '../../src/tls/lan-place.ts';

const day = 86_400_000;
const start = Date.now();
const random = (n: number) => Uint8Array.from(randomBytes(n));
const place = (...addresses: string[]) => ({
  networks: addresses.map((address) => ({ address, prefix: 24 })),
  names: ['hall', 'hall.local'],
});
const here = place('192.168.7.20');
const folder = () => mkdtempSync(join(tmpdir(), 'mingcha-lan-'));

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A real TLS server with this pair, a real client with this trust: the error's code, or null when it was let in. */
async function shake(
  pair: { cert: string; key: string },
  trust: string | undefined,
  name = '127.0.0.1',
): Promise<string | null> {
  const server = createServer(pair, (_request, response) => response.end('here'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return new Promise((done) => {
    const socket = connect({
      host: '127.0.0.1',
      port,
      servername: /^\d/.test(name) ? '' : name,
      checkServerIdentity: (_host, cert) => {
        const x509 = new X509Certificate(cert.raw);
        const known = /^\d/.test(name) ? x509.checkIP(name) : x509.checkHost(name);
        return known === undefined ? Object.assign(new Error(name), { code: 'OTHER_NAME' }) : undefined;
      },
      ...(trust === undefined ? {} : { ca: trust }),
    });
    socket.on('secureConnect', () => done(null)).on('secureConnect', () => socket.destroy());
    socket.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'UNSPECIFIED' ? error.message : (error.code ?? '')),
    );
  });
}

describe('the private authority of a local network', () => {
  test('lets in whoever trusts it, by address and by name, and nobody else', async () => {
    const { authority, server } = openLanCredentials(folder(), here, start, random);
    expect(await shake(server, authority.cert)).toBeNull();
    expect(await shake(server, authority.cert, '192.168.7.20')).toBeNull();
    expect(await shake(server, authority.cert, 'hall.local')).toBeNull();
    expect(await shake(server, authority.cert, '192.168.7.21')).toBe('OTHER_NAME');
    expect(await shake(server, undefined)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  test('is believed for its own networks and names alone, even by whoever has its key', async () => {
    const where = folder();
    const { authority } = openLanCredentials(where, here, start, random);
    const kept = readFileSync(join(where, 'lan-authority.pem'), 'utf8');
    const stolen = { cert: authority.cert, key: kept.slice(0, kept.indexOf('-----BEGIN CERT')) };
    const forge = (addresses: string[], names: string[]) =>
      issueCertificate(stolen, { name: 'x', addresses, names, now: start, days: 90, random });
    expect(await shake(forge(['127.0.0.1'], []), authority.cert)).toBeNull();
    expect(await shake(forge(['192.168.7.99'], []), authority.cert, '192.168.7.99')).toBeNull();
    for (const other of [
      forge([], ['bank.example']),
      forge(['8.8.8.8'], []),
      forge(['192.168.8.20'], []),
      forge(['127.0.0.1'], ['bank.example']),
    ])
      expect(await shake(other, authority.cert)).toBe('permitted subtree violation');
    expect(permittedOf(authority.cert)).toEqual({
      networks: [
        { address: '192.168.7.0', prefix: 24 },
        { address: '127.0.0.1', prefix: 32 },
      ],
      names: ['hall', 'hall.local', 'localhost'],
    });
  });

  test('is what tablets take: constraints critical, P-256, 825 days at most, no word about its purpose', () => {
    const { authority, server } = openLanCredentials(folder(), here, start, random);
    const [ca, leaf] = [new X509Certificate(authority.cert), new X509Certificate(server.cert)];
    expect(ca.ca).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    const lasts = (leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / day;
    expect(lasts).toBeLessThanOrEqual(398);
    expect(lasts).toBe(serverDays);
    expect(leaf.validToDate.getTime()).toBeLessThan(ca.validToDate.getTime());
    expect(leaf.subjectAltName?.split(', ').sort()).toEqual([
      'DNS:hall',
      'DNS:hall.local',
      'DNS:localhost',
      'IP Address:127.0.0.1',
      'IP Address:192.168.7.20',
    ]);
    expect(`${ca.subject} ${leaf.subject}`).toMatch(/^CN=LAN [0-9A-F]{6} CN=192\.168\.7\.20$/);
  });

  test('speaks for the IPv6 network of the machine too, and is not replaced when the provider gives another one', async () => {
    const where = folder();
    const six = { address: 'fd12:3456:789a:1::20', prefix: 64 };
    const both = { ...here, networks: [...here.networks, six] };
    const first = openLanCredentials(where, both, start, random);
    expect(first.sixes).toEqual([six.address]);
    expect(new X509Certificate(first.server.cert).checkIP(six.address)).toBeDefined();
    // The whole chain, with the networks that it may speak for, as OpenSSL reads it.
    expect(await shake(first.server, first.authority.cert)).toBeNull();
    expect(permittedOf(first.authority.cert).networks).toContainEqual({
      address: 'fd12:3456:789a:1::',
      prefix: 64,
    });
    const inside = { ...six, address: 'fd12:3456:789a:1:5:6:7:8' };
    const moved = openLanCredentials(where, { ...here, networks: [...here.networks, inside] }, start, random);
    expect(moved.sixes).toEqual([inside.address]);
    const outside = { ...six, address: '2001:db8:1::20' };
    const elsewhere = openLanCredentials(
      where,
      { ...here, networks: [...here.networks, outside] },
      start,
      random,
    );
    expect(elsewhere).toMatchObject({ replaced: null, sixes: [], authority: first.authority });
    expect(new X509Certificate(elsewhere.server.cert).checkIP(outside.address)).toBeUndefined();
    // With nothing else, it is what tablets reach this machine by.
    const kept = readFileSync(join(where, 'lan-authority.pem'), 'utf8');
    const stolen = { cert: first.authority.cert, key: kept.slice(0, kept.indexOf('-----BEGIN CERT')) };
    const forged = issueCertificate(stolen, {
      name: 'x',
      addresses: ['127.0.0.1', outside.address],
      names: [],
      now: start,
      days: 90,
      random,
    });
    expect(await shake(forged, first.authority.cert)).toBe('permitted subtree violation');
    const alone = openLanCredentials(where, { ...here, networks: [outside] }, start, random);
    expect(alone).toMatchObject({ replaced: 'other-network', sixes: [outside.address] });
  });

  test('keeps its key where nobody else reads it, and narrows nothing it did not make', () => {
    const where = folder();
    chmodSync(where, 0o755);
    openLanCredentials(where, here, start, random);
    for (const name of ['lan-authority.pem', 'lan-server.pem'])
      expect(statSync(join(where, name)).mode & 0o777, name).toBe(0o600);
  });

  test('stays the same over starts; the certificate is new when the address changed or its end is near', () => {
    const where = folder();
    const open = (at: typeof here, now: number) => openLanCredentials(where, at, now, random);
    const first = open(here, start);
    expect(open(here, start + 300 * day)).toEqual(first);
    const moved = open(place('192.168.7.31'), start);
    expect(moved.authority).toEqual(first.authority);
    expect(new X509Certificate(moved.server.cert).checkIP('192.168.7.31')).toBeDefined();
    const late = open(place('192.168.7.31'), start + (serverDays - 20) * day);
    expect(late.authority).toEqual(first.authority);
    expect(late.replaced).toBeNull();
    expect(new X509Certificate(late.server.cert).validToDate.getTime()).toBeGreaterThan(
      start + serverDays * day,
    );
  });

  test('is replaced, and says why, in another network and before its own end', () => {
    const where = folder();
    const first = openLanCredentials(where, here, start, random);
    const elsewhere = openLanCredentials(where, place('10.1.2.3'), start, random);
    expect(elsewhere.replaced).toBe('other-network');
    expect(elsewhere.authority.fingerprint).not.toBe(first.authority.fingerprint);
    const old = openLanCredentials(where, place('10.1.2.3'), start + 4.5 * 365 * day, random);
    expect(old.replaced).toBe('ended');
    expect(openLanCredentials(where, place('10.1.2.3'), start + 4.5 * 365 * day, random)).toEqual({
      ...old,
      replaced: null,
    });
    expect(fingerprintOf(old.authority.cert)).toBe(old.authority.fingerprint);
  });
});

describe('the place of this machine', () => {
  const wired = { name: 'enp3s0', address: '192.168.1.8', prefix: 24 };
  const docker = { name: 'docker0', address: '172.17.0.1', prefix: 16 };

  test('shows an address that a tablet can reach before the bridges of containers', () => {
    expect(lanPlace('0.0.0.0', [docker, wired], 'Hall-3.office.example').networks).toEqual([
      { address: '192.168.1.8', prefix: 24 },
      { address: '172.17.0.1', prefix: 16 },
    ]);
  });

  test('puts IPv6 behind what people type, and leaves it out when told to listen to IPv4', () => {
    const six = { name: 'enp3s0', address: 'fd00::2', prefix: 64 };
    expect(lanPlace('::', [six, docker, wired], 'x').networks.map(({ address }) => address)).toEqual([
      '192.168.1.8',
      '172.17.0.1',
      'fd00::2',
    ]);
    expect(lanPlace('0.0.0.0', [six, wired], 'x').networks).toHaveLength(1);
    const here = lanPlace('::').networks.map(({ address }) => address);
    expect(here.filter((address) => /^(fe[89ab]|169\.254\.|127\.|::1$)/i.test(address))).toEqual([]);
  });

  test('is the one address that it was told to listen on', () => {
    expect(lanPlace('172.17.0.1', [docker, wired], 'x').networks).toEqual([
      { address: '172.17.0.1', prefix: 16 },
    ]);
  });

  test('has names that a certificate can carry', () => {
    expect(lanPlace('0.0.0.0', [], 'Hall-3.office.example').names).toEqual([
      'hall-3.office.example',
      'hall-3',
      'hall-3.local',
    ]);
    expect(lanPlace('0.0.0.0', [], '服务器_1').names).toEqual([]);
  });
});
