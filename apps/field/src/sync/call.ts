import type { Refusal } from '@mingcha/domain';
import { z } from 'zod';

/** The server's considered "no". */
export class WireRefusal extends Error {
  readonly refusal: { code: string; facts: Record<string, string | number> };

  constructor(refusal: { code: string; facts: Record<string, string | number> }) {
    super(refusal.code);
    this.name = 'WireRefusal';
    this.refusal = refusal;
  }
}

/** No answer, or one that no server of ours gives: a portal page, a cut line, a proxy's error. */
export class Unreachable extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Unreachable';
  }
}

/** Something answered, and not as this app knows it: a portal page, or a server of another age. */
export class Unexpected extends Unreachable {
  constructor(why: string) {
    super(why);
    this.name = 'Unexpected';
  }
}

const Failure = z.object({
  error: z.object({
    data: z.object({
      refusal: z.object({
        code: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    }),
  }),
});

export interface CallOptions {
  readonly bearer?: string | undefined;
  readonly kind?: 'query' | 'mutation';
  readonly timeout?: number;
}

/**
 * One procedure of the server by plain fetch: its answer is parsed here, so that nothing behind this line handles what a
 * captive portal or a half-upgraded server sent.
 */
export async function call<T>(
  path: string,
  input: unknown,
  answer: z.ZodType<T>,
  { bearer, kind = 'mutation', timeout = 30_000 }: CallOptions = {},
): Promise<T> {
  const text = JSON.stringify(input ?? null);
  const url = kind === 'query' ? `/trpc/${path}?input=${encodeURIComponent(text)}` : `/trpc/${path}`;
  let body: unknown;
  try {
    const response = await fetch(url, {
      method: kind === 'query' ? 'GET' : 'POST',
      headers: {
        ...(kind === 'query' ? {} : { 'content-type': 'application/json' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(kind === 'query' ? {} : { body: text }),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeout),
    });
    body = await response.json();
  } catch (cause) {
    throw new Unreachable(cause instanceof Error ? cause.message : String(cause));
  }
  const failure = Failure.safeParse(body);
  if (failure.success) throw new WireRefusal(failure.data.error.data.refusal);
  const success = z.object({ result: z.object({ data: answer }) }).safeParse(body);
  if (!success.success)
    throw new Unexpected(`unexpected answer to ${path}: ${success.error.issues[0]?.message ?? ''}`);
  return success.data.result.data;
}

/** What a screen shows for what failed: the server's "no", a line that is gone, or a fault of this tablet itself. */
export function refusalOf(
  cause: unknown,
): Refusal | { code: string; facts: Record<string, string | number> } {
  if (cause instanceof WireRefusal) return cause.refusal;
  if (cause instanceof Unexpected) return { code: 'server-failed', facts: { reference: cause.name } };
  if (cause instanceof Unreachable) return { code: 'offline', facts: {} };
  return { code: 'tablet-failed', facts: { reference: nameOf(cause) } };
}

/** Errors of this app's own have no name, and say what is wrong by ids and numbers alone. */
const nameOf = (cause: unknown): string =>
  !(cause instanceof Error) ? '' : cause.name === 'Error' ? cause.message : cause.name;
