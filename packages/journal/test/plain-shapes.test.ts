import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalBytes } from '../src/canonical.ts';
import { readField } from '../src/field.ts';
import { checkHeader, type Header, sealCheckedHeader } from '../src/header.ts';
import { isPlainClear, isPlainHeader, isPlainSealed } from '../src/plain-shapes.ts';
import { nodePorts } from './node-ports.ts';

const hash = 'ab'.repeat(32);
const header: Header = {
  v: 1,
  alg: 'ed25519+sha256',
  writer: 'ab'.repeat(16),
  seq: 2,
  prev: hash,
  kind: 'visit.noted',
  schema: 1,
  office: 'off_1',
  subject: { type: 'visit', id: 'vis_1' },
  after: [hash],
  actor: { person: 'per_1', seat: null },
  time: { clock: 1, mono: 2, boot: 'b', token: hash },
  payloadRoot: hash,
};
const clear = { path: 'answers/q-1', salt: 'AAAAAAAAAAAAAAAAAAAAAA', value: 1 };
const sealed = { path: 'text', digest: hash, kid: 'vis_1', ct: 'A'.repeat(40) };
const schemaOnly = (value: object) => Object.assign(Object.create({}), value) as object;

/** Whatever somebody may put in the place of a value. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    undefined,
    1.5,
    -1,
    0,
    2 ** 53,
    '',
    ' ',
    'a b',
    '督办',
    'A'.repeat(41),
    'A'.repeat(42),
    'A'.repeat(43),
  ),
  fc.constantFrom(
    `${hash}\n`,
    hash.toUpperCase(),
    'x'.repeat(200),
    '\ud800',
    '\u0000',
    '__proto__',
    'visit.',
    [],
  ),
);

function altered(value: object): fc.Arbitrary<object> {
  const names = [...Object.keys(value), 'extra', 'expected', 'by'];
  return fc
    .record({ name: fc.constantFrom(...names), by: anything, gone: fc.boolean() })
    .map(({ name, by, gone }) => {
      const copy: Record<string, unknown> = { ...value, [name]: by };
      if (gone) delete copy[name];
      return copy;
    });
}

it('what is honest takes the short way', () => {
  expect(isPlainHeader(header)).toBe(true);
  expect(isPlainClear(clear)).toBe(true);
  expect(isPlainSealed(sealed)).toBe(true);
});

it('what the short way lets pass, the schemas let pass, as the same value', () => {
  fc.assert(
    fc.property(fc.oneof(altered(header), fc.constant(header)), (value) => {
      if (!isPlainHeader(value)) return;
      // A hidden prototype keeps it from the short way.
      expect(checkHeader(schemaOnly(value), '')).toEqual(checkHeader(value, ''));
    }),
    tries(3000),
  );
  for (const field of [clear, sealed]) {
    fc.assert(
      fc.property(altered(field), (value) => {
        if (!isPlainClear(value) && !isPlainSealed(value)) return;
        expect(readField(schemaOnly(value), '')).toEqual(readField(value, ''));
      }),
      tries(3000),
    );
  }
});

it('a header is spelled as its canonical form, whatever stands in it', () => {
  const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  const alter = fc.record({ office: id, subject: id, person: id, seat: fc.option(id), boot: id });
  fc.assert(
    fc.property(alter, fc.option(fc.nat()), (of, expected) => {
      const made = {
        ...header,
        office: of.office,
        subject: { ...header.subject, id: of.subject },
        actor: { person: of.person, seat: of.seat },
        time: { ...header.time, boot: of.boot, token: null },
        ...(expected === null ? {} : { expected }),
        after: [],
      };
      const checked = checkHeader(made, '');
      if (!checked.ok) return;
      const { bytes } = sealCheckedHeader(nodePorts, checked.value);
      expect(Buffer.from(bytes).toString()).toBe(Buffer.from(canonicalBytes(made)).toString());
    }),
    tries(100),
  );
});
