import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { mayCall } from '../../src/notices/ports/address-policy.ts';
import type { Message } from '../../src/notices/ports/port.ts';
import type { ProviderName } from '../../src/notices/ports/robots.ts';
import { webhookPort } from '../../src/notices/ports/webhook.ts';

const now = Date.UTC(2026, 10, 20, 1, 0);
const message: Message = {
  id: 'm1',
  address: '13800000000',
  subject: '明察：您有工作待办',
  text: '【明察】您有一项工作待办。请登录 https://mingcha.example 办理。',
  count: 1,
};

interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly raw: string;
}

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Answering = (response: ServerResponse, seen: Seen) => void;
const json =
  (status: number, body: object = {}): Answering =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function serve(answer: Answering) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    const one = { url: request.url ?? '', headers: request.headers, raw };
    seen.push(one);
    answer(response, one);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(
    () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=k`, seen };
}

const portTo = (url: string, provider: ProviderName = 'plain', secret: string | null = 'a-shared-secret') =>
  webhookPort({ url, provider, secret }, { now: () => now, timeoutMs: 300 });

describe('a gateway of one’s own', () => {
  it('gets whom and what, signed over the very bytes', async () => {
    const { url, seen } = await serve(json(202));
    expect(await portTo(url).send(message)).toEqual({ ok: true });
    const [one] = seen;
    expect(JSON.parse(one?.raw ?? '')).toEqual({ id: 'm1', to: '13800000000', text: message.text, count: 1 });
    const time = Math.floor(now / 1000);
    const mac = createHmac('sha256', 'a-shared-secret').update(`${time}.${one?.raw}`).digest('hex');
    expect(one?.headers['x-mingcha-signature']).toBe(`t=${time},v1=${mac}`);
    expect(one?.headers['x-mingcha-id']).toBe('m1');
  });

  it.each([
    [500, true, 'failed-there'],
    [503, true, 'failed-there'],
    [429, true, 'busy'],
    [408, true, 'busy'],
    [400, false, 'refused'],
    [403, false, 'refused-sign-in'],
  ] as const)('answering %i is tried again: %s', async (status, again, error) => {
    const { url } = await serve(json(status));
    expect(await portTo(url).send(message)).toEqual({ ok: false, again, error });
  });

  it('that points elsewhere is not followed', async () => {
    const elsewhere = await serve(json(200));
    const { url } = await serve((response) => response.writeHead(307, { location: elsewhere.url }).end());
    expect(await portTo(url).send(message)).toEqual({ ok: false, again: false, error: 'redirected' });
    expect(elsewhere.seen).toEqual([]);
  });

  it('that says nothing, or a byte now and then, is not waited for', async () => {
    const silent = await serve(() => {});
    expect(await portTo(silent.url).send(message)).toEqual({ ok: false, again: true, error: 'timed-out' });
    const trickling = await serve((response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    });
    expect(await portTo(trickling.url).send(message)).toEqual({ ok: false, again: true, error: 'timed-out' });
  });

  it('that hangs up, or is not there, is tried again', async () => {
    const { url } = await serve((response) => response.destroy());
    expect(await portTo(url).send(message)).toEqual({ ok: false, again: true, error: 'hung-up' });
    expect(await portTo('http://127.0.0.1:9/').send(message)).toEqual({
      ok: false,
      again: true,
      error: 'unreachable',
    });
  });
});

describe('a group’s robot', () => {
  it('of WeCom gets a text and the telephone number to call', async () => {
    const { url, seen } = await serve(json(200, { errcode: 0, errmsg: 'ok' }));
    expect(await portTo(url, 'wecom').send(message)).toEqual({ ok: true });
    expect(JSON.parse(seen[0]?.raw ?? '')).toEqual({
      msgtype: 'text',
      text: { content: message.text, mentioned_mobile_list: ['13800000000'] },
    });
    expect(seen[0]?.url).toBe('/send?key=k');
  });

  it('of DingTalk gets the signature its documents describe', async () => {
    const { url, seen } = await serve(json(200, { errcode: 0 }));
    expect(await portTo(url, 'dingtalk').send(message)).toEqual({ ok: true });
    const query = new URL(seen[0]?.url ?? '', 'http://x').searchParams;
    const sign = createHmac('sha256', 'a-shared-secret').update(`${now}\na-shared-secret`).digest('base64');
    expect([query.get('key'), query.get('timestamp'), query.get('sign')]).toEqual(['k', String(now), sign]);
    expect(JSON.parse(seen[0]?.raw ?? '')).toMatchObject({
      at: { atMobiles: ['13800000000'], isAtAll: false },
    });
  });

  it('of Feishu gets time and signature in the body', async () => {
    const { url, seen } = await serve(json(200, { code: 0 }));
    expect(await portTo(url, 'feishu').send(message)).toEqual({ ok: true });
    const timestamp = String(Math.floor(now / 1000));
    const sign = createHmac('sha256', `${timestamp}\na-shared-secret`).update('').digest('base64');
    expect(JSON.parse(seen[0]?.raw ?? '')).toEqual({
      msg_type: 'text',
      content: { text: message.text },
      timestamp,
      sign,
    });
  });

  it('that answers 200 and refuses in the body has refused', async () => {
    for (const [provider, body, again] of [
      ['wecom', { errcode: 93000, errmsg: 'invalid webhook url' }, false],
      ['wecom', { errcode: 45009, errmsg: 'api freq out of limit' }, true],
      ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, false],
      ['feishu', { code: 19021, msg: 'sign match fail' }, false],
    ] as const) {
      const { url } = await serve(json(200, body));
      expect(await portTo(url, provider).send(message), provider).toMatchObject({ ok: false, again });
    }
  });
});

describe('where a message may go', () => {
  it.each([
    ['127.0.0.1', true, true],
    ['::1', true, true],
    ['10.1.2.3', true, true],
    ['192.168.1.9', true, true],
    ['fd00::1', true, true],
    ['8.8.8.8', false, true],
    ['2001:db8::1', false, true],
    ['169.254.169.254', false, false],
    ['::ffff:169.254.169.254', false, false],
    ['fe80::1', false, false],
    ['0.0.0.0', false, false],
    ['::', false, false],
    ['224.0.0.1', false, false],
    ['255.255.255.255', false, false],
    ['not an address', false, false],
  ])('%s: in the clear %s, over TLS %s', (address, clear, tls) => {
    expect([mayCall(address, false), mayCall(address, true)]).toEqual([clear, tls]);
  });

  it('is asked before anything is sent', async () => {
    for (const url of ['http://169.254.169.254/latest', 'http://8.8.8.8/', 'https://[fe80::1]/'])
      expect(await portTo(url).send(message)).toEqual({
        ok: false,
        again: false,
        error: 'address-forbidden',
      });
  });
});
