import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A value that this installation issued, for a purpose, until a time; it needs no row. */
export interface Stamped {
  readonly purpose: 'challenge' | 'bearer';
  readonly subject: string;
  readonly expires: number;
}

const Body = z.tuple([z.enum(['challenge', 'bearer']), z.string(), z.int(), z.string()]);

export function stamp(key: Uint8Array, value: Stamped, nonce: Uint8Array): string {
  const body = Buffer.from(
    JSON.stringify([value.purpose, value.subject, value.expires, Buffer.from(nonce).toString('base64url')]),
  ).toString('base64url');
  return `${body}.${mac(key, body).toString('base64url')}`;
}

/** Null for anything not issued here, for another purpose, or no longer valid. */
export function unstamp(
  key: Uint8Array,
  unverified: string,
  purpose: Stamped['purpose'],
  now: number,
): Stamped | null {
  const [body = '', tag = ''] = unverified.split('.', 2);
  const given = Buffer.from(tag, 'base64url');
  const right = mac(key, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const parsed = Body.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== purpose || parsed.data[2] <= now) return null;
  return { purpose, subject: parsed.data[1], expires: parsed.data[2] };
}

const mac = (key: Uint8Array, body: string): Buffer =>
  createHmac('sha256', key).update(`mingcha/stamp\n${body}`).digest();
