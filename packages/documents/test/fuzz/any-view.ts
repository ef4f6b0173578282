import fc from 'fast-check';
import type { z } from 'zod';
import { anyText } from './any-text.ts';

/** What a frozen form may hold, drawn from the form itself: a field that is added is drawn from then on. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly format?: string;
}
interface Check {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly pattern?: RegExp;
}
const definitionOf = (schema: z.ZodType) => schema._zod.def as unknown as Definition;

/** Bounds and pattern of a text, a list or a number, as they are checked. */
function limitsOf(schema: z.ZodType) {
  const checks = (schema._zod.def.checks ?? []).map((check) => check._zod.def as Check);
  const of = (name: string) => checks.find(({ check }) => check === name);
  return {
    minimum: of('min_length')?.minimum ?? of('greater_than')?.value ?? 0,
    maximum: of('max_length')?.maximum ?? of('less_than')?.value,
    pattern: of('string_format')?.pattern,
  };
}

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
const digits = fc.stringMatching(/^[0-9a-f]{64}$/);

/** A text that people write, as against a day, a digest or an identifier. */
export function isText(schema: z.ZodType): boolean {
  const { type, format } = definitionOf(schema);
  return type === 'string' && format === undefined && !isCode(limitsOf(schema).pattern);
}
/** The pattern of a text says only what may not be in it. */
const isCode = (pattern: RegExp | undefined): boolean =>
  pattern !== undefined && !pattern.source.startsWith('^[^');

function anyString(schema: z.ZodType, isPrintable: boolean): fc.Arbitrary<unknown> {
  if (definitionOf(schema).format === 'date') return day;
  const { maximum = 400, pattern } = limitsOf(schema);
  if (pattern === undefined || !isCode(pattern)) return anyText(maximum, { isPrintable });
  const code = pattern.source;
  const prefix = /^\^([a-z]+_)\[a-z0-9\]\{26\}\$$/.exec(code)?.[1];
  if (prefix !== undefined) return fc.nat(99).map((n) => prefix + String(n).padStart(26, 'a'));
  return code.includes('0-5') ? fc.constantFrom('00:00', '09:05', '23:59') : digits;
}

/** Mostly few; now and then as many as may be, but in the whole view no more than make a long document. */
function anyList(schema: z.ZodType, isPrintable: boolean, depth: number): fc.Arbitrary<unknown[]> {
  const { element } = definitionOf(schema);
  const { minimum: minLength, maximum = 20 } = limitsOf(schema);
  if (element === undefined) throw new Error('A list of nothing');
  const one = anyView(element, isPrintable, depth + 1);
  const upTo = (most: number) =>
    fc.array(one, { minLength, maxLength: Math.max(minLength, Math.min(maximum, most)) });
  const many = definitionOf(element).type === 'string' ? 200 : 24;
  return fc.oneof(
    { arbitrary: upTo(3), weight: 8 },
    { arbitrary: upTo(10), weight: depth < 2 ? 3 : 0 },
    { arbitrary: upTo(many), weight: depth < 2 ? 1 : 0 },
  );
}

export function anyView(schema: z.ZodType, isPrintable = true, depth = 0): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  const inner = (of: z.ZodType | undefined) => anyView(of as z.ZodType, isPrintable, depth);
  switch (definition.type) {
    case 'object':
      return fc
        .record(
          Object.fromEntries(
            Object.entries(definition.shape ?? {}).map(([key, of]) => [
              key,
              anyView(of, isPrintable, depth + 1),
            ]),
          ),
        )
        .map((record) =>
          Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)),
        );
    case 'array':
      return anyList(schema, isPrintable, depth);
    case 'string':
      return anyString(schema, isPrintable);
    case 'number': {
      const { minimum, maximum = 1000 } = limitsOf(schema);
      return fc.integer({ min: Math.max(minimum, 0), max: Math.min(maximum, 9999) });
    }
    case 'boolean':
      return fc.boolean();
    case 'nullable':
      return fc.option(inner(definition.innerType), { nil: null, freq: 3 });
    case 'optional':
      return fc.option(inner(definition.innerType), { nil: undefined, freq: 2 });
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'union':
      return fc.oneof(...(definition.options ?? []).map((of) => anyView(of, isPrintable, depth)));
    default:
      throw new Error(`Nothing draws a ${definition.type}`);
  }
}

/** The texts of a view with the way to each, such as items.fact. */
export function* textsOf(
  schema: z.ZodType,
  value: unknown,
  path = '',
): Generator<{ path: string; text: string }> {
  const { type, shape = {}, element, innerType, options = [] } = definitionOf(schema);
  if (value === null || value === undefined) return;
  if (type === 'string') {
    if (isText(schema)) yield { path, text: value as string };
  } else if (type === 'object')
    for (const [key, of] of Object.entries(shape))
      yield* textsOf(of, (value as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`);
  else if (type === 'array' && element)
    for (const one of value as unknown[]) yield* textsOf(element, one, path);
  else if (type === 'union') {
    const of = options.find((option) => option.safeParse(value).success);
    if (of) yield* textsOf(of, value, path);
  } else if (innerType) yield* textsOf(innerType, value, path);
}
