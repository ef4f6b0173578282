import canonicalize from 'canonicalize';
import { fromUtf8, utf8 } from './bytes.ts';
import { UnfitPayload } from './errors.ts';
import { LIMITS } from './limits.ts';
import { fail, type Outcome, pass } from './outcome.ts';

interface Unfit {
  readonly why: string;
  readonly at: string;
}

/**
 * RFC 8785 leaves floats to each implementation's number printer and JavaScript drops `undefined` in silence. Both end in two
 * parties hashing different bytes for "the same" value, so neither is let in; nor is `__proto__`, which some readers swallow.
 */
function findUnfit(value: unknown, depth: number): Unfit | null {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? null : { why: 'lone surrogate', at: '' };
    case 'number':
      return Number.isSafeInteger(value) ? null : { why: 'number is not a safe integer', at: '' };
    case 'boolean':
      return null;
    case 'object':
      break;
    default:
      return { why: `${typeof value} has no JSON form`, at: '' };
  }
  if (value === null) return null;
  if (depth >= LIMITS.valueDepth) return { why: 'nested too deeply', at: '' };
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const unfit = findUnfit(value[index], depth + 1);
      if (unfit !== null) return { why: unfit.why, at: `[${index}]${unfit.at}` };
    }
    return null;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return { why: 'not a plain object', at: '' };
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || !key.isWellFormed()) return { why: 'forbidden key', at: '' };
    const unfit = findUnfit((value as Record<string, unknown>)[key], depth + 1);
    // The place is told only when there is something to tell: this runs over every value there is.
    if (unfit !== null) return { why: unfit.why, at: `.${key}${unfit.at}` };
  }
  return null;
}

/** Whether every key stands where RFC 8785 §3.2.3 wants it: ascending by UTF-16 code units, as `<` compares strings. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before) return false;
    before = key;
    if (!isInOrder((value as Record<string, unknown>)[key])) return false;
  }
  return true;
}

/**
 * Of a value that is fit: the engine's own printer spells strings and whole numbers as RFC 8785 §3.2.2 does, so only the order
 * of keys can be another one, and what comes out of storage has it already.
 */
const spelled = (value: unknown): string =>
  isInOrder(value) ? JSON.stringify(value) : (canonicalize(value) as string);

/** RFC 8785 text of a value. Throws UnfitPayload on anything the format forbids. */
export function canonicalText(value: unknown): string {
  const unfit = findUnfit(value, 0);
  if (unfit !== null) throw new UnfitPayload(unfit.why, unfit.at);
  return spelled(value);
}

export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}

/** The same for input that may be hostile: null where `canonicalText` would throw. */
export function tryCanonicalText(unverified: unknown): string | null {
  // RFC 8785 spells a string as JSON.stringify does (§3.2.2.2), and most values are strings.
  if (typeof unverified === 'string') return unverified.isWellFormed() ? JSON.stringify(unverified) : null;
  return findUnfit(unverified, 0) === null ? spelled(unverified) : null;
}

/** Stored or fetched bytes must be exactly the canonical form of what they say; anything else has two spellings. */
export function parseCanonical(unverifiedBytes: Uint8Array): Outcome<unknown> {
  return parseCanonicalText(fromUtf8(unverifiedBytes));
}

/** The same of what was decoded already; null where it was not UTF-8. */
export function parseCanonicalText(text: string | null): Outcome<unknown> {
  if (text === null) return fail('bytes.not-canonical');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('bytes.not-canonical');
  }
  return tryCanonicalText(value) === text ? pass(value) : fail('bytes.not-canonical');
}
