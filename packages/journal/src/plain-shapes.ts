import { LIMITS } from './limits.ts';

// The shapes of `field.ts` and `header.ts` once more, for what honest tablets send: a push has seventy of them. Whatever is
// not plainly right here goes through the schemas, which say what is wrong with it, so these may be narrower but never wider.

type Loose = Readonly<Record<string, unknown>>;

const HASH = /^[0-9a-f]{64}$/;
const WRITER = /^[0-9a-f]{32}$/;
const SALT = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const PATH = /^[A-Za-z][A-Za-z0-9-]*(?:\/[A-Za-z0-9][A-Za-z0-9._:-]*)?$/;
const PRINTED = /^[\x21-\x7e]+$/;
const KIND = /^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/;
const TYPE = /^[a-z][a-z0-9-]*$/;
const BASE64URL = /^[\w-]+$/;
/** RFC 4648 §3.5: what may stand last where two or three characters are left over. */
const LAST = ['', null, 'AQgw', 'AEIMQUYcgkosw048'] as const;

function hasKeys(value: Loose, count: number): boolean {
  let found = 0;
  for (const _ in value) found += 1;
  return found === count;
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const fits = (value: unknown, form: RegExp, limit: number): value is string =>
  typeof value === 'string' && value.length <= limit && form.test(value);

export const isPlainHash = (value: unknown): value is string => fits(value, HASH, 64);
export const isPlainId = (value: unknown): value is string => fits(value, PRINTED, LIMITS.idLength);
const isPath = (value: unknown): value is string => fits(value, PATH, LIMITS.pathLength);
const isWhole = (value: unknown, least: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least;

export function isPlainClear(value: unknown): value is { path: string; salt: string; value: unknown } {
  return (
    isObject(value) &&
    hasKeys(value, 3) &&
    'value' in value &&
    isPath(value.path) &&
    fits(value.salt, SALT, 22)
  );
}

export function isPlainSealed(
  value: unknown,
): value is { path: string; digest: string; kid: string; ct: string } {
  if (!isObject(value) || !hasKeys(value, 4) || !isPath(value.path)) return false;
  if (!isPlainHash(value.digest) || !isPlainId(value.kid)) return false;
  const { ct } = value;
  if (!fits(ct, BASE64URL, LIMITS.sealedLength) || ct.length < 40) return false;
  const last = LAST[(ct.length % 4) as 0 | 1 | 2 | 3];
  if (last === null) return false;
  return last === '' || last.includes(ct.charAt(ct.length - 1));
}

function isPlainSubject(value: unknown): boolean {
  return (
    isObject(value) && hasKeys(value, 2) && fits(value.type, TYPE, LIMITS.kindLength) && isPlainId(value.id)
  );
}

function isPlainActor(value: unknown): boolean {
  return (
    isObject(value) &&
    hasKeys(value, 2) &&
    isPlainId(value.person) &&
    (value.seat === null || isPlainId(value.seat))
  );
}

function isPlainTime(value: unknown): boolean {
  if (!isObject(value) || !hasKeys(value, 4) || !isPlainId(value.boot)) return false;
  if (!isWhole(value.clock, 0) || !isWhole(value.mono, 0)) return false;
  return value.token === null || isPlainHash(value.token);
}

/** A tablet's header: without `expected`. */
export function isPlainHeader(value: unknown): boolean {
  if (!isObject(value) || !hasKeys(value, 13) || value.v !== 1) return false;
  if (!fits(value.alg, PRINTED, 32) || !fits(value.writer, WRITER, 32)) return false;
  if (!isWhole(value.seq, 1) || value.seq > LIMITS.seq) return false;
  if (!isPlainHash(value.prev) || !fits(value.kind, KIND, LIMITS.kindLength)) return false;
  if (!isWhole(value.schema, 1) || value.schema > 100_000 || !isPlainId(value.office)) return false;
  if (!isPlainSubject(value.subject) || !isPlainActor(value.actor) || !isPlainTime(value.time)) return false;
  if (!Array.isArray(value.after) || value.after.length > LIMITS.afterLength) return false;
  return value.after.every(isPlainHash) && isPlainHash(value.payloadRoot);
}
