import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ensureTools } from './ensure-tools.ts';

/** What the responder does with the next question. */
export type Manner =
  | 'good'
  | 'down'
  | 'gone'
  | 'other-imprint'
  | 'other-nonce'
  | 'rejected'
  | 'garbage'
  | 'slow'
  | 'huge'
  | 'bent'
  | 'no-purpose'
  | 'expired'
  | 'other-root';

const subjects = {
  good: 'TSA of the province',
  'no-purpose': 'Mail',
  expired: 'TSA of old',
  'other-root': 'TSA elsewhere',
};

/** A real authority: `openssl ts` with a root and certificates of its own, behind HTTP on this machine. */
export async function openAuthority(keys: 'rsa' | 'ec' = 'rsa') {
  const { openssl } = ensureTools(['openssl']);
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-tsa-'));
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) => execFileSync(openssl, args, { cwd: folder, stdio: 'pipe' });
  const newKey = (name: string) =>
    keys === 'rsa'
      ? run('genrsa', '-out', at(`${name}.key`), '2048')
      : run('ecparam', '-genkey', '-name', 'prime256v1', '-noout', '-out', at(`${name}.key`));

  function root(name: string) {
    newKey(name);
    run(
      'req',
      '-x509',
      '-new',
      '-key',
      at(`${name}.key`),
      '-days',
      '3650',
      '-subj',
      `/CN=${name}`,
      '-out',
      at(`${name}.pem`),
    );
  }
  function leaf(
    name: keyof typeof subjects,
    ca: string,
    { usage = 'critical,timeStamping', days = '3650' } = {},
  ) {
    newKey(name);
    run(
      'req',
      '-new',
      '-key',
      at(`${name}.key`),
      '-subj',
      `/CN=${subjects[name]}`,
      '-out',
      at(`${name}.csr`),
    );
    writeFileSync(at('ext.cnf'), `extendedKeyUsage=${usage}\nkeyUsage=critical,digitalSignature\n`);
    run(
      ...['x509', '-req', '-in', at(`${name}.csr`), '-CA', at(`${ca}.pem`), '-CAkey', at(`${ca}.key`)],
      ...['-CAcreateserial', '-days', days, '-extfile', at('ext.cnf'), '-out', at(`${name}.pem`)],
    );
  }
  root('root');
  root('another');
  leaf('good', 'root');
  leaf('other-root', 'another');
  leaf('no-purpose', 'root', { usage: 'critical,timeStamping,emailProtection' });
  leaf('expired', 'root', { days: '-1' });
  writeFileSync(at('serial'), '01\n');

  function reply(query: Buffer, who: keyof typeof subjects): Buffer {
    writeFileSync(at('query'), query);
    writeFileSync(
      at('tsa.cnf'),
      [
        ...[
          '[tsa]',
          'default_tsa = one',
          '[one]',
          `serial = ${at('serial')}`,
          `signer_cert = ${at(`${who}.pem`)}`,
        ],
        ...[`signer_key = ${at(`${who}.key`)}`, 'signer_digest = sha256', 'default_policy = 1.2.3.4.1'],
        ...[
          'digests = sha256',
          'ess_cert_id_chain = no',
          'ess_cert_id_alg = sha256',
          'accuracy = secs:1',
          '',
        ],
      ].join('\n'),
    );
    run(
      'ts',
      '-reply',
      '-config',
      at('tsa.cnf'),
      '-section',
      'one',
      '-queryfile',
      at('query'),
      '-out',
      at('reply'),
    );
    return readFileSync(at('reply'));
  }
  /** openssl stamps with no certificate of another purpose; as plain CMS it signs the same words with any. */
  function signedAs(who: keyof typeof subjects, good: Buffer): Buffer {
    writeFileSync(at('good'), good);
    run('ts', '-reply', '-in', at('good'), '-token_out', '-out', at('good-token'));
    run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', at('good-token'), '-out', at('words'));
    run(
      ...['cms', '-sign', '-binary', '-nodetach', '-cades', '-md', 'sha256', '-outform', 'DER'],
      ...['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-in', at('words'), '-out', at('other-token')],
      ...['-signer', at(`${who}.pem`), '-inkey', at(`${who}.key`)],
    );
    const body = Buffer.concat([Buffer.from('3003020100', 'hex'), readFileSync(at('other-token'))]);
    const head = Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]);
    return Buffer.concat([head, body]);
  }
  const query = (...args: string[]) => {
    run('ts', '-query', ...args, '-sha256', '-cert', '-out', at('own'));
    return readFileSync(at('own'));
  };

  let manner: Manner = 'good';
  const asked: Buffer[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const question = await buffer(request);
    asked.push(question);
    const send = (body: Buffer | string) =>
      void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(body);
    writeFileSync(at('data'), 'something else');
    switch (manner) {
      case 'down':
        return void response.writeHead(503).end();
      case 'gone':
        return void response.writeHead(404).end();
      case 'garbage':
        return send(Buffer.from('3082ffff00ff', 'hex'));
      case 'slow':
        return void response.writeHead(200).write(Buffer.from([0x30]));
      case 'huge':
        return send(Buffer.alloc(4_000_000, 0x30));
      case 'rejected':
        // PKIStatus 2: rejection.
        return send(Buffer.from('30053003020102', 'hex'));
      case 'other-imprint':
        return send(reply(query('-data', at('data')), 'good'));
      case 'other-nonce': {
        const imprint = question.toString('hex').match(/0420([0-9a-f]{64})/)?.[1] ?? '';
        return send(reply(query('-digest', imprint), 'good'));
      }
      case 'bent': {
        const bytes = reply(question, 'good');
        bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
        return send(bytes);
      }
      case 'no-purpose':
        return send(signedAs('no-purpose', reply(question, 'good')));
      default:
        return send(reply(question, manner));
    }
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    ca: at('root.pem'),
    asked,
    behave: (next: Manner) => {
      manner = next;
    },
    /** A token for these bytes, without the way over HTTP. */
    stamp(data: Uint8Array, who: 'good' | 'other-root' | 'no-purpose' | 'expired' = 'good'): Buffer {
      writeFileSync(at('data'), data);
      const good = reply(query('-data', at('data')), who === 'no-purpose' ? 'good' : who);
      writeFileSync(at('answer'), who === 'no-purpose' ? signedAs(who, good) : good);
      run('ts', '-reply', '-in', at('answer'), '-token_out', '-out', at('answer-token'));
      return readFileSync(at('answer-token'));
    },
    root: () => execFileSync(openssl, ['x509', '-in', at('root.pem'), '-outform', 'DER']),
    /** What openssl itself says of a token. */
    confirms(token: Uint8Array, data: Uint8Array): string {
      writeFileSync(at('token'), token);
      writeFileSync(at('stamped'), data);
      return run(
        ...[
          'ts',
          '-verify',
          '-in',
          at('token'),
          '-token_in',
          '-data',
          at('stamped'),
          '-CAfile',
          at('root.pem'),
        ],
      ).toString();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Authority = Awaited<ReturnType<typeof openAuthority>>;
