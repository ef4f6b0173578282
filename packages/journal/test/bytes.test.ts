import { tries } from '@mingcha/soak';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, fromBase64url, fromHex, toBase64url, toHex, UnfitPayload } from '../src/index.ts';
import { parseCanonical } from '../src/verify.ts';

describe('base64url and hex', () => {
  test('agree with the runtime and come back to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
      tries(200),
    );
  });
  test('have one spelling: whatever text decodes is the encoding of what it decodes to', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_=+/ -]{0,12}$/), (text) => {
        const bytes = fromBase64url(text);
        if (bytes !== null) expect(toBase64url(bytes)).toBe(text);
      }),
      tries(2000),
    );
    for (const text of ['AB', 'AAB', 'A', 'A===', 'é', '\u0100A']) expect(fromBase64url(text)).toBeNull();
    expect(() => fromHex('AB')).toThrow(TypeError);
    expect(() => fromHex('abc')).toThrow(TypeError);
  });
});

test('canonical text is that of RFC 8785: keys by UTF-16 code unit, shortest escapes, no space', () => {
  // The sample of RFC 8785 §3.2.3, without its float.
  const sample = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(canonicalText(sample)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  expect(canonicalText('\u000f\n"\\/€$')).toBe('"\\u000f\\n\\"\\\\/€$"');
  expect(() => canonicalText([1.5])).toThrow(UnfitPayload);
});

test('canonical text is that of a second implementation, and only it is read back', () => {
  const key = fc.oneof(fc.stringMatching(/^[0-9]{1,3}$/), fc.string({ unit: 'grapheme', maxLength: 4 }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        key.filter((name) => name !== '__proto__'),
        tie('value'),
        { maxKeys: 5 },
      ),
    ),
  }));
  fc.assert(
    fc.property(value, (some) => {
      const text = canonicalize(some) as string;
      expect(canonicalText(some)).toBe(text);
      const said = JSON.stringify(some);
      expect(parseCanonical(Buffer.from(text)).ok).toBe(true);
      expect(parseCanonical(Buffer.from(said)).ok).toBe(said === text);
      expect(parseCanonical(Buffer.from(`${text} `)).ok).toBe(false);
    }),
    tries(500),
  );
  for (const other of [
    '-0',
    '1.0',
    '1e3',
    '{"a":1,"a":1}',
    '{"b":1,"a":2}',
    '"\\u0061"',
    '{"__proto__":1}',
    '"\\ud800"',
  ])
    expect(parseCanonical(Buffer.from(other)).ok, other).toBe(false);
});
