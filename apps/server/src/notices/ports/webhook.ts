import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { AddressForbidden, assertCallable, policedLookup } from './address-policy.ts';
import { failed, type Message, type NoticePort, type Sent } from './port.ts';
import { type ProviderName, providers } from './robots.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly provider: ProviderName;
  readonly secret: string | null;
}

interface Parts {
  readonly now: () => number;
  /** From the first byte out to the last byte in. */
  readonly timeoutMs?: number;
}

const longestAnswer = 65_536;

/** A gateway for short messages or a robot in a group: one POST a message, nothing followed, nothing remembered. */
export function webhookPort(settings: WebhookSettings, { now, timeoutMs = 10_000 }: Parts): NoticePort {
  const provider = providers[settings.provider];

  async function send(message: Message): Promise<Sent> {
    const { body, query = {}, headers } = provider.request(message, settings.secret, now());
    const url = new URL(settings.url);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const text = JSON.stringify(body);
    try {
      const answer = await post(url, text, { 'x-mingcha-id': message.id, ...headers?.(text) }, timeoutMs);
      return judge(answer, provider.verdict);
    } catch (error) {
      return failureOf(error);
    }
  }

  return { channel: 'message', needs: 'phone', send, close: async () => {} };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function post(url: URL, body: string, headers: Record<string, string>, timeoutMs: number): Promise<Answer> {
  const overTls = url.protocol === 'https:';
  assertCallable(url.hostname, overTls);
  return new Promise((resolve, reject) => {
    const request = (overTls ? tlsRequest : plainRequest)(url, {
      method: 'POST',
      lookup: policedLookup(overTls),
      agent: false,
      // RFC 9110 has no limit for one exchange as a whole; a gateway that trickles must not hold a worker.
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'mingcha',
        ...headers,
      },
    });
    request.on('error', reject);
    request.on('response', (response) => readAll(response).then(resolve, reject));
    request.end(body);
  });
}

async function readAll(response: IncomingMessage): Promise<Answer> {
  let body = '';
  response.setEncoding('utf8');
  for await (const chunk of response) if (body.length < longestAnswer) body += chunk;
  return { status: response.statusCode ?? 0, body };
}

function judge(
  { status, body }: Answer,
  verdict: (body: unknown) => ReturnType<(typeof providers)['plain']['verdict']>,
): Sent {
  if (status >= 500) return failed('failed-there', true);
  if (status === 408 || status === 429) return failed('busy', true);
  if (status >= 300 && status < 400) return failed('redirected', false);
  if (status === 401 || status === 403) return failed('refused-sign-in', false);
  if (status < 200 || status >= 300) return failed('refused', false);
  const said = verdict(parsed(body));
  return said === null ? { ok: true } : failed(said.error, said.again);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function failureOf(error: unknown): Sent {
  if (error instanceof AddressForbidden) return failed('address-forbidden', false);
  const { name = '', code = '' } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT')
    return failed('timed-out', true);
  if (code === 'ECONNRESET' || code === 'EPIPE') return failed('hung-up', true);
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.startsWith('ERR_SSL'))
    return failed('tls', true);
  return failed('unreachable', true);
}
