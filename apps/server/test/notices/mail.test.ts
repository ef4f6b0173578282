import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailPort } from '../../src/notices/ports/mail.ts';
import type { Message } from '../../src/notices/ports/port.ts';

/** Key and certificate for `localhost` that nobody believes but who is given it here. */
const cert = readFileSync(new URL('./localhost-for-tests.pem', import.meta.url), 'utf8');
const key = cert;
const message: Message = {
  id: 'abc123',
  address: 'liaison@unit.example',
  subject: '明察：您有工作待办',
  text: '【明察】有一份整改通知书等您签收，期限 11月26日（周四）17:30。请登录 https://mingcha.example 办理。',
  count: 1,
};

interface Received {
  readonly to: string[];
  readonly secure: boolean;
  readonly user: string | undefined;
  readonly raw: string;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A real mail server with the certificate of this test. */
async function serve(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    key,
    cert,
    onAuth: ({ username, password }, _session, done) =>
      password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        raw += chunk;
      });
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user as string | undefined,
          raw,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push(() => new Promise((done) => server.close(() => done())));
  return { port: (server.server.address() as AddressInfo).port, received };
}

function portTo(url: string, more: { ca?: string; timeoutMs?: number } = { ca: cert }) {
  const port = mailPort({ url, from: '明察 <mingcha@office.example>' }, more);
  open.push(() => port.close());
  return port;
}

describe('mail', () => {
  it('goes by STARTTLS and signs in: address, subject and words arrive whole', async () => {
    const { port, received } = await serve();
    const sent = await portTo(`smtp://office%40example:p%40ss@localhost:${port}`).send(message);
    expect(sent).toEqual({ ok: true });
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({ to: ['liaison@unit.example'], secure: true, user: 'office@example' });
    expect(mail?.raw).toContain('Message-ID: <abc123@office.example>');
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    const body = mail?.raw.split('\r\n\r\n')[1] ?? '';
    expect(Buffer.from(body, 'base64').toString('utf8')).toContain('等您签收，期限 11月26日');
  });

  it('goes over TLS from the first byte', async () => {
    const { port, received } = await serve({ secure: true });
    expect(await portTo(`smtps://u:p%40ss@localhost:${port}`).send(message)).toEqual({ ok: true });
    expect(received[0]?.secure).toBe(true);
  });

  it('never goes in the clear: a server without STARTTLS is not spoken to', async () => {
    const { port, received } = await serve({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const sent = await portTo(`smtp://u:p%40ss@localhost:${port}`).send(message);
    expect(sent).toMatchObject({ ok: false, error: 'tls' });
    expect(received).toEqual([]);
  });

  it('does not believe a certificate that nobody vouches for', async () => {
    const { port, received } = await serve();
    const sent = await portTo(`smtp://u:p%40ss@localhost:${port}`, {}).send(message);
    expect(sent).toMatchObject({ ok: false, again: true });
    expect(received).toEqual([]);
  });

  it('says which no may pass: a wrong password and a busy server are tried again, a wrong address is not', async () => {
    const { port } = await serve();
    expect(await portTo(`smtp://u:wrong@localhost:${port}`).send(message)).toEqual({
      ok: false,
      again: true,
      error: 'refused-sign-in',
    });
    const said = (responseCode: number) =>
      serve({
        onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
      });
    const unknown = await said(550);
    expect(await portTo(`smtp://u:p%40ss@localhost:${unknown.port}`).send(message)).toEqual({
      ok: false,
      again: false,
      error: 'refused-address',
    });
    const busy = await said(451);
    expect(await portTo(`smtp://u:p%40ss@localhost:${busy.port}`).send(message)).toMatchObject({
      ok: false,
      again: true,
    });
  });

  it('does not wait for ever, and tries a server that is not there again', async () => {
    const silent = createServer(() => {});
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    open.push(() => new Promise((done) => silent.close(() => done())));
    const { port } = silent.address() as AddressInfo;
    const slow = portTo(`smtp://u:p@localhost:${port}`, { ca: cert, timeoutMs: 200 });
    expect(await slow.send(message)).toEqual({ ok: false, again: true, error: 'timed-out' });
    const nobody = portTo('smtp://u:p@localhost:9', { ca: cert });
    expect(await nobody.send(message)).toMatchObject({ ok: false, again: true });
  });

  it('takes no second address or header from what it is given', async () => {
    const { port, received } = await serve();
    const sly = {
      ...message,
      address: 'a@unit.example, b@elsewhere.example',
      subject: 'x\r\nBcc: c@d.example',
    };
    await portTo(`smtp://u:p%40ss@localhost:${port}`).send(sly);
    for (const mail of received) {
      expect(mail.to.length).toBeLessThanOrEqual(1);
      expect(mail.raw).not.toMatch(/^Bcc:/im);
    }
  });
});
