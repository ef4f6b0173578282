import { describe, expect, test } from 'vitest';
import {
  ALGORITHMS,
  checkKind,
  createUpcasters,
  HOLD_REASONS,
  isAlgorithm,
  type KindRule,
  REJECT_REASONS,
  RESERVED_ALGORITHMS,
  TOMBSTONE,
  VERIFY_REASONS,
} from '../src/index.ts';
import { createPen, tablet } from './world.ts';

const rule = (schema: number, more: Partial<KindRule> = {}): KindRule => ({
  kind: 'test.said',
  schema,
  writerClass: 'tablet',
  subject: '*',
  personal: [],
  split: [],
  ...more,
});
const rules = (one: KindRule) => new Map([[one.kind, one]]);

describe('upcasters', () => {
  const steps = [
    {
      kind: 'test.said',
      from: 1,
      up: ({ a, ...rest }: object & { a?: unknown }) => ({ ...rest, b: a as string }),
    },
    { kind: 'test.said', from: 2, up: (payload: object) => ({ ...payload, c: 1 }) },
  ];
  test('carry a payload through every schema to the newest, tombstones and all', () => {
    const { upcast } = createUpcasters(rules(rule(3)), steps);
    expect(upcast('test.said', 1, { a: 'x' })).toEqual({ b: 'x', c: 1 });
    expect(upcast('test.said', 2, { b: TOMBSTONE })).toEqual({ b: TOMBSTONE, c: 1 });
    expect(upcast('test.said', 3, { b: 'x', c: 2 })).toEqual({ b: 'x', c: 2 });
  });
  test('do not guess at what they do not know', () => {
    const { upcast } = createUpcasters(rules(rule(3)), steps);
    expect(upcast('test.said', 4, {})).toBeNull();
    expect(upcast('other.kind', 1, {})).toBeNull();
  });
  test('with a step missing or doubled are refused at the start, not when the old entry is read', () => {
    expect(() => createUpcasters(rules(rule(3)), steps.slice(1))).toThrow('no upcaster');
    expect(() => createUpcasters(rules(rule(3)), [...steps, ...steps])).toThrow('two upcasters');
  });
});

describe('algorithms', () => {
  test('that are only reserved are unknown', () => {
    for (const name of [...RESERVED_ALGORITHMS, 'toString', '__proto__', '', 'ED25519+SHA256']) {
      expect(isAlgorithm(name)).toBe(false);
    }
    expect(Object.keys(ALGORITHMS).every(isAlgorithm)).toBe(true);
  });
});

describe('kinds', () => {
  test('of an earlier schema are judged by the rule they were written under', async () => {
    const pen = createPen('older tablet');
    const entry = await pen.write('test.said', { name: 'x' }, { kind: 'test.said' });
    const now = rule(2, { personal: ['name'], earlier: { 1: { personal: [], split: [] } } });
    expect(checkKind(entry, tablet(pen.signer), rules(now))).toEqual({
      ok: true,
      value: { kindKnown: true },
    });
    expect(checkKind(entry, tablet(pen.signer), rules(rule(2, { personal: ['name'] }))).ok).toBe(false);
  });
  test('unknown when they came are judged when they become known', async () => {
    const pen = createPen('newer tablet');
    const entry = await pen.write('test.said', {});
    expect(checkKind(entry, tablet(pen.signer), new Map())).toEqual({
      ok: true,
      value: { kindKnown: false },
    });
    expect(checkKind(entry, tablet(pen.signer), rules(rule(1, { writerClass: 'server' })))).toMatchObject({
      fault: { code: 'kind.writer-class-wrong' },
    });
  });
});

test('every reason has one code, and no code two meanings', () => {
  const codes = [...REJECT_REASONS, ...HOLD_REASONS, ...VERIFY_REASONS];
  expect(new Set(codes).size).toBe(codes.length);
});
