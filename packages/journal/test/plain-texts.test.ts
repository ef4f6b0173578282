import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtf8, utf8 } from '../src/bytes.ts';
import { canonicalText, parseCanonicalText } from '../src/canonical.ts';
import { encodeFields, type Field, readFieldBytes, readFields } from '../src/field.ts';
import { checkHeader } from '../src/header.ts';
import { readPlainFields, readPlainHeader, readPlainSealed } from '../src/plain-texts.ts';

// The short way over stored text may be narrower than the long one, and never wider: whatever it reads, the long way reads as the
// same value, whichever byte somebody changed.

const hash = 'ab'.repeat(32);
const later = 'cd'.repeat(32);
const header = {
  v: 1,
  alg: 'ed25519+sha256',
  writer: 'ab'.repeat(16),
  seq: 2,
  prev: hash,
  kind: 'visit.noted',
  schema: 1,
  office: 'off_1',
  subject: { type: 'visit', id: 'vis_1' },
  after: [hash, later],
  actor: { person: 'per_1', seat: null },
  time: { clock: 1, mono: 2, boot: 'b', token: hash },
  payloadRoot: hash,
};
const fields: Field[] = [
  { path: 'answers/q-1', salt: 'AAAAAAAAAAAAAAAAAAAAAA', value: true },
  { path: 'evidence', salt: 'AAAAAAAAAAAAAAAAAAAAAA', value: ['evd_1', 'evd_2'] },
  { path: 'note', salt: 'AAAAAAAAAAAAAAAAAAAAAA', value: '窗口无人值守' },
  { path: 'text', digest: hash, kid: 'vis_1', ct: 'A'.repeat(43) },
  { path: 'when', salt: 'AAAAAAAAAAAAAAAAAAAAAA', value: 1_795_000_000_000 },
];

const longHeader = (text: string) => {
  const value = parseCanonicalText(text);
  return value.ok ? checkHeader(value.value, '') : value;
};
const longFields = (text: string) => {
  const value = parseCanonicalText(text);
  return value.ok ? readFields(value.value, 'fields') : value;
};

/** One place of a text with something else in it, as a hand on the disk would leave it. */
const spoiled = (text: string) =>
  fc
    .record({
      at: fc.nat(text.length - 1),
      gone: fc.nat(3),
      put: fc.oneof(
        fc.constantFrom('', ' ', '"', '\\', '\\u0041', '\\"', ',', '{', '}', '[]', '-0', '1.0', '1e3', '00'),
        fc.constantFrom('A', 'a', 'é', '\u2028', '\u0000', '\u007f', 'null', 'true', '9'.repeat(16)),
        fc.string({ maxLength: 3 }),
      ),
    })
    .map(({ at, gone, put }) => text.slice(0, at) + put + text.slice(at + gone));

describe('what is honest takes the short way', () => {
  it('a header, with and without what may be missing', () => {
    for (const one of [
      header,
      { ...header, after: [], time: { ...header.time, token: null } },
      { ...header, expected: 0, actor: { person: 'per_1', seat: 'sea_1' } },
    ])
      expect(readPlainHeader(canonicalText(one))).toEqual(one);
  });

  it('fields, open and sealed', () => {
    const text = canonicalText(fields);
    expect(readPlainFields(text)?.map(({ field }) => field)).toEqual(fields);
    expect(readPlainFields(text)).toEqual((longFields(text) as { value: unknown }).value);
  });

  it('a sealed text', () => {
    const text = canonicalText({ s: 'AAAAAAAAAAAAAAAAAAAAAA', v: '张三' });
    expect(readPlainSealed(text)).toEqual({
      salt: 'AAAAAAAAAAAAAAAAAAAAAA',
      valueText: '"张三"',
      value: '张三',
    });
  });
});

describe('what the short way reads, the long way reads as the same value', () => {
  it('of a header in which something was changed', () => {
    const variants = [header, { ...header, expected: 7, actor: { person: 'p', seat: 's' }, after: [] }];
    for (const text of variants.map(canonicalText))
      fc.assert(
        fc.property(spoiled(text), (changed) => {
          const read = readPlainHeader(changed);
          if (read !== null) expect(longHeader(changed)).toEqual({ ok: true, value: read });
        }),
        tries(3000),
      );
  });

  it('of fields in which something was changed', () => {
    fc.assert(
      fc.property(spoiled(canonicalText(fields)), (changed) => {
        const read = readPlainFields(changed);
        if (read !== null) expect(longFields(changed)).toEqual({ ok: true, value: read });
      }),
      tries(5000),
    );
  });

  it('of any value at all, as its canonical bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = `[{"path":"x","salt":"AAAAAAAAAAAAAAAAAAAAAA","value":${JSON.stringify(value)}}]`;
        const read = readFieldBytes(utf8(text));
        expect(read).toEqual(longFields(text));
        if (read.ok) expect(fromUtf8(encodeFields(read.value.map(({ field }) => field)))).toBe(text);
      }),
      tries(1000),
    );
  });

  it('of what was sealed', () => {
    const text = canonicalText({ s: 'AAAAAAAAAAAAAAAAAAAAAA', v: '窗口“三”' });
    fc.assert(
      fc.property(spoiled(text), (changed) => {
        const read = readPlainSealed(changed);
        if (read === null) return;
        expect(JSON.parse(changed)).toEqual({ s: read.salt, v: read.value });
        if (read.value.isWellFormed()) expect(canonicalText(read.value)).toBe(read.valueText);
      }),
      tries(2000),
    );
  });
});
