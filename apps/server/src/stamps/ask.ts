import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { Boolean as AsnBoolean, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { AddressForbidden, assertCallable, policedLookup } from '../notices/ports/address-policy.ts';
import { type Checked, checkToken, type Expected, type Stamped } from './check-token.ts';
import { readAnswer } from './read-token.ts';

/** Why there is no token; with those of a token itself each is a word, `stamp.<code>`. */
export const askFaults = [
  'unreachable',
  'timed-out',
  'failed-there',
  'refused',
  'too-large',
  'status-refused',
  'ca-unreadable',
] as const;
export type AskFault = (typeof askFaults)[number];

export type Answer =
  | { readonly ok: true; readonly token: Uint8Array; readonly stamped: Stamped }
  | { readonly ok: false; readonly code: AskFault | Extract<Checked, { ok: false }>['code'] };

export interface Question extends Expected {
  readonly nonce: bigint;
  readonly policy: string | null;
}

/** A token with its whole chain is some ten thousand bytes. */
const longestAnswer = 131_072;

/** Asks one authority, and looks at everything it says before anything is kept. */
export async function askFor(url: string, question: Question, timeoutMs = 20_000): Promise<Answer> {
  let bytes: Uint8Array;
  try {
    bytes = await post(new URL(url), requestOf(question), timeoutMs);
  } catch (error) {
    return { ok: false, code: faultOf(error) };
  }
  let answer: ReturnType<typeof readAnswer>;
  try {
    answer = readAnswer(bytes);
  } catch {
    return { ok: false, code: 'malformed' };
  }
  // 0 granted, 1 granted with changes, of which the checks below say whether they matter.
  if (answer.status > 1 || answer.token === null) return { ok: false, code: 'status-refused' };
  const checked = checkToken(answer.token, question);
  return checked.ok ? { ok: true, token: answer.token, stamped: checked.stamped } : checked;
}

/** RFC 3161 §2.4.1. */
function requestOf({ imprint, nonce, policy }: Question): Uint8Array {
  const sha256 = new ObjectIdentifier({ value: '2.16.840.1.101.3.4.2.1' });
  const request = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({
        value: [
          new Sequence({ value: [sha256, new Null()] }),
          new OctetString({ valueHex: Uint8Array.from(imprint).buffer }),
        ],
      }),
      ...(policy === null ? [] : [new ObjectIdentifier({ value: policy })]),
      Integer.fromBigInt(nonce),
      // The certificate comes with the token: whoever looks at it in twenty years needs it.
      new AsnBoolean({ value: true }),
    ],
  });
  return new Uint8Array(request.toBER());
}

class Refused extends Error {
  readonly code: AskFault;
  constructor(code: AskFault) {
    super(code);
    this.code = code;
  }
}
class TooLarge extends Error {}

/** Over plain HTTP as well: only a hash goes out, and what comes back is signed. Redirects are not followed. */
function post(url: URL, body: Uint8Array, timeoutMs: number): Promise<Uint8Array> {
  assertCallable(url.hostname, true);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, {
      method: 'POST',
      lookup: policedLookup(true),
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/timestamp-query',
        'content-length': body.length,
        accept: 'application/timestamp-reply',
        'user-agent': 'mingcha',
      },
    });
    request.on('error', reject);
    request.on('response', (response) => readAll(response).then(resolve, reject));
    request.end(body);
  });
}

async function readAll(response: IncomingMessage): Promise<Uint8Array> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Refused((response.statusCode ?? 0) >= 500 ? 'failed-there' : 'refused');
  }
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestAnswer) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function faultOf(error: unknown): AskFault {
  if (error instanceof Refused) return error.code;
  if (error instanceof AddressForbidden) return 'refused';
  if (error instanceof TooLarge) return 'too-large';
  const { name = '', code = '' } = error as { name?: string; code?: string };
  return name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT'
    ? 'timed-out'
    : 'unreachable';
}
