import { utf8 } from './bytes.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const MAX_DEPTH = 40;

/** The value has no canonical text. Never leaves this file but as null. */
class NotCanonical extends Error {}

/** RFC 8785: "properties are sorted by their names' UTF-16 code units"; here numbers are safe integers only. */
function write(value: unknown, depth: number): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') {
    // A lone surrogate has no UTF-8: two readers would hash two things.
    if (!value.isWellFormed()) throw new NotCanonical();
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical();
    return String(value);
  }
  if (typeof value !== 'object' || depth >= MAX_DEPTH) throw new NotCanonical();
  if (Array.isArray(value)) return `[${value.map((each) => write(each, depth + 1)).join(',')}]`;
  const keys = Object.keys(value).sort();
  let text = '';
  for (const key of keys) {
    if (key === '__proto__') throw new NotCanonical();
    const said = write((value as Record<string, unknown>)[key], depth + 1);
    text += `${text === '' ? '' : ','}${write(key, depth)}:${said}`;
  }
  return `{${text}}`;
}

/** Of a value that came out of `readCanonical`, or was made here of such values. */
export const canonical = (value: unknown): string => write(value, 0);

export const canonicalBytes = (value: unknown): Uint8Array => utf8(canonical(value));

/**
 * One text, one value: what is spelled otherwise than its own canonical form (white space, a key twice, 1.0, -0, escapes that need
 * not be) is not read at all.
 */
export function readCanonical(text: string): { readonly value: Json } | null {
  try {
    const value: unknown = JSON.parse(text);
    return write(value, 0) === text ? { value: value as Json } : null;
  } catch {
    return null;
  }
}
