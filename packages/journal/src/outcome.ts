import type { ReasonCode } from './reasons.ts';

/** Why something does not stand: a stable code, and the place in the input that it speaks of. */
export interface Fault {
  readonly code: ReasonCode;
  readonly at: string;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

export function pass<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(code: ReasonCode, at = ''): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { code, at } };
}
