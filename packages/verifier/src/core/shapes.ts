import { type Algorithm, algorithms } from './crypto.ts';

export type Check<T> = (value: unknown) => value is T;
export type Of<C> = C extends Check<infer T> ? T : never;

const matches =
  (pattern: RegExp, limit: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= limit && pattern.test(value);

export const hash = matches(/^[0-9a-f]{64}$/, 64);
export const writerId = matches(/^[0-9a-f]{32}$/, 32);
export const signature = matches(/^[A-Za-z0-9_-]{85}[AQgw]$/, 86);
export const salt = matches(/^[A-Za-z0-9_-]{21}[AQgw]$/, 22);
export const base64url = matches(/^[A-Za-z0-9_-]+$/, 2_000_000);
/** In any script, without space and without anything invisible. */
export const id = matches(/^[^\s\p{C}]+$/u, 160);
export const type = matches(/^[a-z][a-z0-9-]*$/, 64);
export const kind = matches(/^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?$/, 64);
export const path = matches(/^[A-Za-z][A-Za-z0-9-]*(?:\/[A-Za-z0-9][A-Za-z0-9._:-]*)?$/, 160);
export const text: Check<string> = (value): value is string => typeof value === 'string';

export const whole =
  (least = 0): Check<number> =>
  (value): value is number =>
    Number.isSafeInteger(value) && (value as number) >= least;

export const algorithm: Check<Algorithm> = (value): value is Algorithm =>
  (algorithms as readonly unknown[]).includes(value);

export const only =
  <const T extends string | number>(...allowed: readonly T[]): Check<T> =>
  (value): value is T =>
    (allowed as readonly unknown[]).includes(value);

export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value);

export const listOf =
  <T>(check: Check<T>, most = Number.POSITIVE_INFINITY): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every(check);

type Shape = Readonly<Record<string, Check<unknown>>>;
type Shaped<S extends Shape> = { readonly [K in keyof S]: Of<S[K]> };

/** Exactly these keys, none less, none more. */
export const exact =
  <S extends Shape>(shape: S): Check<Shaped<S>> =>
  (value): value is Shaped<S> => {
    if (!isObject(value)) return false;
    const keys = Object.keys(value);
    return (
      keys.length === Object.keys(shape).length &&
      keys.every((key) => Object.hasOwn(shape, key) && shape[key]?.(value[key]) === true)
    );
  };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const either =
  <A, B>(first: Check<A>, second: Check<B>): Check<A | B> =>
  (value): value is A | B =>
    first(value) || second(value);
