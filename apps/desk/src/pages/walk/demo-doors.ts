import type { RefusalFacts } from '@mingcha/ui';
import { z } from 'zod';

/** A "no" of one of the demonstration's doors, as the rest of the desk carries it. */
export class WalkRefused extends Error {
  readonly refusal: RefusalFacts;
  constructor(refusal: RefusalFacts) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const Refused = z.object({
  refusal: z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }),
});

async function knock(path: string, body?: unknown): Promise<Response> {
  const offline = new WalkRefused({ code: 'offline', facts: {} });
  const answer = await fetch(`/api/demo/${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw offline;
  });
  if (answer.ok) return answer;
  const said = Refused.safeParse(await answer.json().catch(() => null));
  throw said.success ? new WalkRefused(said.data.refusal) : offline;
}

export const Account = z.object({ username: z.string(), name: z.string(), roles: z.array(z.string()) });
export type Account = z.infer<typeof Account>;
const Walk = z.object({ accounts: z.array(Account), office: z.string(), whole: z.boolean() });
export type Walk = z.infer<typeof Walk>;

/** Null: this office is no demonstration, and there is nothing to walk through. */
export async function readWalk(): Promise<Walk | null> {
  try {
    return Walk.parse(await (await knock('walk')).json());
  } catch (error) {
    if (error instanceof WalkRefused && error.refusal.code === 'not-found') return null;
    throw error;
  }
}

/** From here on this browser is that person, by the password that the console printed. */
export async function becomeAccount(username: string): Promise<string> {
  return z.object({ person: z.string() }).parse(await (await knock('sign-in', { username })).json()).person;
}

export async function ready<T>(step: string, answer: z.ZodType<T>, input: unknown = {}): Promise<T> {
  const body: unknown = await (await knock('prepare', { step, input })).json();
  return z.object({ ready: answer }).parse(body).ready;
}

export const OneByte = z.discriminatedUnion('at', [
  z.object({ at: z.literal('starting') }),
  z.object({ at: z.literal('copied'), tables: z.int(), rows: z.int() }),
  z.object({
    at: z.literal('changed'),
    hash: z.string(),
    kind: z.string(),
    subject: z.string(),
    offset: z.int(),
    before: z.string(),
    after: z.string(),
  }),
  z.object({ at: z.literal('checked'), checks: z.array(z.string()), lines: z.array(z.string()) }),
  z.object({
    at: z.literal('done'),
    entries: z.int(),
    seconds: z.number(),
    found: z.int(),
    named: z.boolean(),
  }),
]);
export type OneByte = z.infer<typeof OneByte>;

/** The check tells what it does while it does it, a line of JSON at a time. */
export async function changeOneByte(onEvent: (event: OneByte) => void): Promise<void> {
  const answer = await knock('one-byte', {});
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let over = false;
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => {
      throw new WalkRefused({ code: 'offline', facts: {} });
    });
    const lines = `${rest}${value ?? ''}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = OneByte.parse(JSON.parse(line));
      over ||= event.at === 'done';
      onEvent(event);
    }
    if (done) break;
  }
  if (!over) throw new WalkRefused({ code: 'server-failed', facts: { reference: 'one-byte' } });
}
