import { createPrivateKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { hasWord } from '@mingcha/words';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { readEnv } from '../../src/config/env.ts';
import { settingsOf } from '../../src/config/settings.ts';
import { tlsMistakes } from '../../src/config/tls-mistakes.ts';
import { type Credentials, issueCertificate, makeAuthority } from '../../src/tls/certificates.ts';
import { openTlsDoor } from '../../src/tls/tls-door.ts';
import { readTlsFiles, tlsFaults } from '../../src/tls/tls-files.ts';

const now = Date.now();
const day = 86_400_000;
const random = (n: number) => Uint8Array.from(randomBytes(n));
const networks = [{ address: '127.0.0.1', prefix: 32 }];
const authority = makeAuthority({ name: 'x', networks, names: ['localhost'], now, days: 400, random });
const pairFor = (from: number, days: number): Credentials =>
  issueCertificate(authority, {
    name: 'localhost',
    addresses: ['127.0.0.1'],
    names: ['localhost'],
    now: from,
    days,
    random,
  });
const right = pairFor(now, 90);

const folder = mkdtempSync(join(tmpdir(), 'mingcha-tls-'));
const lay = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};
const files = (cert: string, key: string) => ({ cert: lay('a.crt', cert), key: lay('a.key', key) });
const faultOf = (given: { cert: string; key: string }, at = now) => {
  const read = readTlsFiles(given, at);
  return read.ok ? null : read.fault;
};

describe('certificate and key from files', () => {
  test('are taken when they belong together and hold today', () => {
    expect(faultOf(files(right.cert, right.key))).toBeNull();
    expect(faultOf(files(`${right.cert}\n${authority.cert}`, right.key))).toBeNull();
  });

  test('are refused by the first thing that would keep a browser out', () => {
    const good = files(right.cert, right.key);
    expect(faultOf({ ...good, cert: join(folder, 'nowhere.crt') })).toBe('missing');
    expect(faultOf({ ...good, key: join(folder, 'a.key', 'below') })).toBe('missing');
    const closed = join(folder, 'closed');
    mkdirSync(closed, { recursive: true });
    expect(faultOf({ ...good, key: closed })).toBe('forbidden');
    expect(faultOf(files('words', right.key))).toBe('not-a-certificate');
    expect(faultOf(files(right.cert, 'words'))).toBe('not-a-key');
    const locked = createPrivateKey(right.key)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
      .toString();
    expect(faultOf(files(right.cert, locked))).toBe('key-locked');
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(faultOf(files(right.cert, other.export({ type: 'pkcs8', format: 'pem' }).toString()))).toBe(
      'key-differs',
    );
    expect(faultOf(files(right.cert, right.key), now + 91 * day)).toBe('expired');
    expect(faultOf(files(right.cert, right.key), now - 3 * day)).toBe('not-yet');
    for (const fault of tlsFaults) expect(hasWord(`server.tls.${fault}`), fault).toBe(true);
  });
});

describe('settings that contradict each other', () => {
  const said = (source: Record<string, string>, lan = false): string[] => {
    const read = readEnv(source);
    if (!read.ok) throw new Error('refused by itself');
    const settings = settingsOf(read.env, '/', 'C', lan ? () => ({ networks, names: [] }) : null);
    return tlsMistakes(read.env, settings, lan, now).map(({ key }) => key);
  };
  const good = () => {
    const { cert, key } = files(right.cert, right.key);
    return { MINGCHA_TLS_CERT: cert, MINGCHA_TLS_KEY: key };
  };

  test('are named, and those that agree are not', () => {
    expect(said({})).toEqual([]);
    expect(said(good())).toEqual([]);
    expect(said({ ...good(), MINGCHA_TLS_REDIRECT_PORT: '80' })).toEqual([]);
    expect(said({}, true)).toEqual([]);
    expect(said({ MINGCHA_TLS_CERT: '/x' })).toEqual(['server.tls.alone']);
    expect(said({ MINGCHA_TLS_KEY: '/x' })).toEqual(['server.tls.alone']);
    expect(said({ MINGCHA_TLS_REDIRECT_PORT: '80' })).toEqual(['server.tls.redirect-alone']);
    expect(said({ ...good(), MINGCHA_TLS_REDIRECT_PORT: '8080' })).toEqual(['server.tls.same-port']);
    expect(said({ MINGCHA_LAN_PORT: '8080' }, true)).toEqual(['server.tls.same-port']);
    expect(said(good(), true)).toEqual(['server.tls.with-lan']);
    expect(said({ ...good(), MINGCHA_PUBLIC_URL: 'http://a.example' })).toEqual(['server.tls.plain-address']);
    expect(said({ ...good(), MINGCHA_TLS_CERT: '/nowhere' })).toEqual(['server.tls.missing']);
  });

  test('TLS makes cookies secure and the address https; strict transport only where the certificate is the operator’s', () => {
    const of = (source: Record<string, string>, lan = false) => {
      const read = readEnv(source);
      if (!read.ok) throw new Error('refused');
      const place = { networks: [{ address: '10.0.0.5', prefix: 24 }], names: ['hall'] };
      return settingsOf(read.env, '/', 'C', lan ? () => place : null);
    };
    expect(of(good())).toMatchObject({
      publicUrl: 'https://127.0.0.1:8080',
      secure: true,
      strictTransport: true,
    });
    expect(of({}, true)).toMatchObject({
      host: '0.0.0.0',
      publicUrl: 'https://10.0.0.5:8080',
      secure: true,
      strictTransport: false,
    });
    expect(of({}, true).origins).toContain('https://localhost:8080');
    expect(of({})).toMatchObject({
      publicUrl: 'http://127.0.0.1:8080',
      secure: false,
      strictTransport: false,
    });
  });
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

test('a renewed certificate is shown to the next who comes, without a restart; a faulty one never', async () => {
  const read = readEnv({
    MINGCHA_TLS_CERT: lay('live.crt', right.cert),
    MINGCHA_TLS_KEY: lay('live.key', right.key),
  });
  if (!read.ok) throw new Error('refused');
  const door = openTlsDoor(settingsOf(read.env, '/', 'C'), {
    now: Date.now,
    random,
    log: pino({ level: 'silent' }),
  });
  if (door === null) throw new Error('no door');
  const server = createServer(door.credentials, (_request, response) => response.end('here'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(door.keepFresh(server), () => server.close());
  const { port } = server.address() as AddressInfo;
  const shown = () =>
    new Promise<string>((done, failed) => {
      const socket = connect({ host: '127.0.0.1', port, ca: authority.cert }, () => {
        done(new X509Certificate(socket.getPeerCertificate().raw).serialNumber);
        socket.destroy();
      });
      socket.on('error', failed);
    });
  const serial = ({ cert }: Credentials) => new X509Certificate(cert).serialNumber;
  expect(await shown()).toBe(serial(right));

  const renewed = pairFor(now, 100);
  // Written one after the other, as a tool that renews does: in between they do not belong together.
  lay('live.crt', renewed.cert);
  process.emit('SIGHUP');
  expect(await shown()).toBe(serial(right));
  lay('live.key', renewed.key);
  process.emit('SIGHUP');
  expect(await shown()).toBe(serial(renewed));
  chmodSync(join(folder, 'live.key'), 0o600);
});
