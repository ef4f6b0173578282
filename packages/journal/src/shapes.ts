import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { type Fault, fail, type Outcome, pass } from './outcome.ts';
import type { ReasonCode } from './reasons.ts';

/** Building blocks of everything on the wire. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const writerId = z.string().regex(/^[0-9a-f]{32}$/);
export const salt = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/);
/** 64 bytes: the last character carries two bits, its other four are zero. */
export const signature = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);
export const algorithm = z.string().max(32);
export const instant = z.int().min(0);
/** Ids name things in any script (a series carries its letterhead code), but hold no space and nothing invisible. */
export const id = z
  .string()
  .min(1)
  .max(LIMITS.idLength)
  .regex(/^[^\s\p{C}]+$/u);
export const kid = id;
export const path = z
  .string()
  .max(LIMITS.pathLength)
  .regex(/^[A-Za-z][A-Za-z0-9-]*(?:\/[A-Za-z0-9][A-Za-z0-9._:-]*)?$/);

interface Codes {
  readonly malformed: ReasonCode;
  readonly oversized: ReasonCode;
}

export function faultOf(error: z.ZodError, codes: Codes, at: string): Fault {
  const issue = error.issues[0];
  const where = [at, ...(issue?.path ?? []).map(String)].filter((part) => part !== '').join('.');
  // A number out of range is not too much of something.
  const isTooMuch = issue?.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array');
  return { code: isTooMuch ? codes.oversized : codes.malformed, at: where.slice(0, 200) };
}

/** One way from unknown input to a typed value: a verdict, never an exception. */
export function parseShape<T>(schema: z.ZodType<T>, unverified: unknown, codes: Codes, at = ''): Outcome<T> {
  const parsed = schema.safeParse(unverified);
  if (parsed.success) return pass(parsed.data);
  const fault = faultOf(parsed.error, codes, at);
  return fail(fault.code, fault.at);
}
