import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  composeFields,
  encodeFields,
  eraseFields,
  type Field,
  type Json,
  type JsonObject,
  openFields,
  parseFields,
  payloadRootOf,
  TOMBSTONE,
  UnfitPayload,
  withholdFields,
} from '../src/index.ts';
import { verifyPayload, verifySealed } from '../src/verify.ts';
import { nodeAead, nodePorts } from './node-ports.ts';
import { CASE, KEYRING } from './world.ts';

const RULE = {
  kind: 'test.said',
  schema: 1,
  writerClass: 'either',
  subject: '*',
  personal: ['name', 'words'],
  split: ['answers', 'words'],
} as const;
const ORDER = 'e'.repeat(64);

const compose = (payload: JsonObject) => composeFields(nodePorts, nodeAead, payload, RULE, () => CASE);
const open = (fields: readonly Field[], keyring: Parameters<typeof openFields>[3] = KEYRING) =>
  openFields(nodePorts, nodeAead, fields, keyring as never, RULE);

const PAYLOAD = {
  answers: { q1: 'yes', q2: { waited: 40 } },
  words: { w1: '没人', w2: '下午再来' },
  name: '李某',
  code: 'LAZY',
};

describe('a payload', () => {
  test('opens to what was composed, through its stored bytes', async () => {
    const { fields } = await compose(PAYLOAD);
    const stored = parseFields(encodeFields(fields));
    expect(stored.ok && (await open(stored.value))).toEqual({ payload: PAYLOAD, tombstones: [] });
  });
  test('is one field a key, and one for each entry of a map that its kind splits', async () => {
    const { fields } = await compose(PAYLOAD);
    expect(fields.map(({ path }) => path)).toEqual([
      'answers/q1',
      'answers/q2',
      'code',
      'name',
      'words/w1',
      'words/w2',
    ]);
  });
  test('shows nothing personal in its stored bytes', async () => {
    const text = new TextDecoder().decode(encodeFields((await compose(PAYLOAD)).fields));
    for (const word of ['李某', '没人', '下午再来']) expect(text).not.toContain(word);
    expect(text).toContain('LAZY');
  });
  test('with no fields at all has the root of the empty tree', async () => {
    expect((await compose({})).payloadRoot).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
  test('an empty map that is split comes back as an empty map', async () => {
    const { fields } = await compose({ answers: {} });
    expect((await open(fields)).payload).toEqual({ answers: {}, words: {} });
  });
  test('two that say the same have nothing in common that could be compared', async () => {
    const [one, two] = [await compose({ code: 'yes' }), await compose({ code: 'yes' })];
    expect(one.payloadRoot).not.toBe(two.payloadRoot);
  });
  test.each<[string, unknown]>([
    ['a float', { code: 1.5 }],
    ['a number beyond the safe integers', { code: 2 ** 53 }],
    ['undefined', { code: undefined }],
    ['undefined in a list', { code: [undefined] }],
    ['a lone surrogate', { code: '\ud800' }],
    ['a date', { code: new Date(0) }],
    ['a path with a slash of its own', { 'a/b': 1 }],
    ['a path that is a prototype', JSON.parse('{"__proto__": 1}')],
    ['a prototype further in', { code: JSON.parse('{"__proto__": 1}') }],
    ['a split key that is not a map', { answers: ['yes'] }],
    ['something that looks like a tombstone', { code: { erased: true } }],
    ['nesting without end', { code: JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) }],
  ])('cannot be made with %s', async (_, payload) => {
    await expect(compose(payload as JsonObject)).rejects.toThrow(UnfitPayload);
  });
});

describe('erasing and withholding', () => {
  const paths = Object.entries(PAYLOAD).flatMap(([key, value]) =>
    typeof value === 'object' ? [key, ...Object.keys(value).map((sub) => `${key}/${sub}`)] : [key],
  );
  test('leave root and verification whole, whatever is taken away in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ path: fc.constantFrom(...paths), forGood: fc.boolean() }), { maxLength: 8 }),
        async (steps) => {
          const { fields, payloadRoot } = await compose(PAYLOAD);
          let now = [...fields];
          for (const { path, forGood } of steps) {
            now = forGood
              ? eraseFields(nodePorts, now, [path], ORDER)
              : withholdFields(nodePorts, now, [path]);
            expect(payloadRootOf(nodePorts, now)).toBe(payloadRoot);
            expect(verifyPayload(nodePorts, { payloadRoot }, now).ok).toBe(true);
          }
          const opened = await open(now);
          for (const { path, because } of opened.tombstones) {
            const touching = steps.filter((step) => step.path === path || path.startsWith(`${step.path}/`));
            expect(because).toBe(touching.some((step) => step.forGood) ? 'erased' : 'withheld');
          }
          expect(await verifySealed(nodePorts, nodeAead, now, KEYRING)).toEqual([]);
        },
      ),
      tries(60),
    );
  });
  test('leave neither salt nor value nor ciphertext behind, only the digest and who ordered it', async () => {
    const { fields } = await compose(PAYLOAD);
    const erased = eraseFields(nodePorts, fields, ['words', 'code'], ORDER);
    expect(erased.filter((field) => 'by' in field).map((field) => Object.keys(field).sort())).toEqual(
      Array(3).fill(['by', 'digest', 'path']),
    );
    const { payload, tombstones } = await open(erased);
    expect(payload).toEqual({ ...PAYLOAD, words: { w1: TOMBSTONE, w2: TOMBSTONE }, code: TOMBSTONE });
    expect(tombstones.every(({ because, by }) => because === 'erased' && by === ORDER)).toBe(true);
  });
  test('of a path that is not there is a mistake, not a silent success', async () => {
    const { fields } = await compose(PAYLOAD);
    expect(() => eraseFields(nodePorts, fields, ['nmae'], ORDER)).toThrow('no such field');
  });
});

describe('a sealed field', () => {
  test('without its key is a tombstone that says so', async () => {
    const { fields } = await compose(PAYLOAD);
    const { payload, tombstones } = await open(fields, { get: () => null });
    expect(payload.name).toEqual(TOMBSTONE);
    expect(tombstones.map(({ because }) => because)).toEqual(Array(3).fill('key-missing'));
  });
  test('moved to another path, or changed by one byte, is damaged', async () => {
    const { fields } = await compose(PAYLOAD);
    const [w1, w2] = fields.filter((field) => 'ct' in field && field.path.startsWith('words/'));
    const moved = fields.map((field) =>
      field === w1 && w2 !== undefined ? { ...w2, path: field.path } : field,
    );
    expect(await verifySealed(nodePorts, nodeAead, moved as Field[], KEYRING)).toEqual([
      { code: 'sealed.damaged', at: 'words/w1' },
    ]);
  });
  test('that holds another value than the chain committed to is found by whoever has the key', async () => {
    const [mine] = (await compose({ name: '李某' })).fields;
    const [other] = (await compose({ name: '王某' })).fields;
    const swapped = { ...(other as Field & { ct: string }), digest: (mine as { digest: string }).digest };
    expect(await verifySealed(nodePorts, nodeAead, [swapped as Field], KEYRING)).toEqual([
      { code: 'sealed.digest-wrong', at: 'name' },
    ]);
    expect((await open([swapped as Field])).payload.name).toEqual(TOMBSTONE);
  });
});

test('any value of the format goes through fields, bytes and back', async () => {
  const whole = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
  const text = fc.string({ unit: 'grapheme' });
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      whole,
      text,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, value, async (clear, secret) => {
      const payload = { code: clear, name: secret };
      const tomb = (json: Json) => JSON.stringify(json) === '{"erased":true}';
      if (tomb(clear) || tomb(secret) || JSON.stringify(payload).includes('"__proto__"')) return;
      const { fields, payloadRoot } = await compose(payload);
      const stored = parseFields(encodeFields(fields));
      if (!stored.ok) throw new Error(stored.fault.code);
      expect(payloadRootOf(nodePorts, stored.value)).toBe(payloadRoot);
      const opened = (await open(stored.value)).payload;
      // JSON has one zero.
      expect(JSON.stringify([opened.code, opened.name])).toEqual(JSON.stringify(sortKeys([clear, secret])));
    }),
    tries(100),
  );
});

function sortKeys(json: Json): Json {
  if (Array.isArray(json)) return json.map(sortKeys);
  if (typeof json !== 'object' || json === null) return json;
  const sorted = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]) => [key, sortKeys(part as Json)]));
}

test('the bytes of fields put together from their parts are their canonical form', async () => {
  const { fields, fieldBytes } = await compose({ ...PAYLOAD, code: ['"', '\u0000', '明', { b: 1, a: -0 }] });
  expect(Buffer.from(fieldBytes)).toEqual(Buffer.from(encodeFields(fields)));
});
