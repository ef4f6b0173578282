import fc from 'fast-check';

/** A key of an object or a place in a list. */
export type Step = string | number;

/** Every place in a JSON value. */
export function stepsOf(value: unknown, at: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...entries.flatMap(([step, part]) => stepsOf(part, [...at, step]))];
}

/** A copy with something else in that place. */
export function put(value: unknown, at: readonly Step[], instead: unknown): unknown {
  const [step, ...rest] = at;
  if (step === undefined) return instead;
  if (Array.isArray(value))
    return value.map((part, index) => (index === step ? put(part, rest, instead) : part));
  const of = value as Record<string, unknown>;
  return { ...of, [step]: put(of[step], rest, instead) };
}

const nested = (depth: number) => {
  let value: unknown = '底';
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value };
  return value;
};

const strings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    'a\u202eb',
    '\ufeff',
    '👩‍👩‍👧‍👦',
    'é'.normalize('NFD'),
    '__proto__',
    'constructor',
    "'; drop table entry; --",
  ),
  fc.integer({ min: 1, max: 300_000 }).map((length) => '长'.repeat(length)),
  fc.stringMatching(/^[0-9a-f]{64}$/),
  fc.stringMatching(/^vis_[a-z2-7]{26}$/),
);

/** What a program that means harm, or one that is broken, puts where something else belongs. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  strings,
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    null,
    true,
    -0,
    2 ** 53,
    -1,
    [],
    {},
    [[]],
    { __proto__: null },
    JSON.parse('{"__proto__":{"a":1}}'),
  ),
  fc.integer({ min: 1, max: 3000 }).map(nested),
  fc.array(strings, { maxLength: 40 }),
  fc.dictionary(strings, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 20 }),
  fc.integer({ min: 1, max: 3000 }).map((count) => Array.from({ length: count }, (_, n) => n)),
);
