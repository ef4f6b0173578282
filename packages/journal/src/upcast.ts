import { BrokenInvariant } from './errors.ts';
import type { Json } from './json.ts';
import type { KindRules } from './kind-rule.ts';

type Payload = { [key: string]: Json };

/** One step of one kind: payload of schema `from` → payload of schema `from + 1`. Passes tombstones on. */
export interface Upcaster {
  readonly kind: string;
  readonly from: number;
  readonly up: (payload: Payload) => Payload;
}

export interface Upcasters {
  /** The payload as of the newest schema. Null for a kind or schema this build does not know: its subject waits. */
  upcast(kind: string, schema: number, payload: Payload): Payload | null;
}

/** Every schema ever shipped keeps its step: a missing one is found when the registry is built, not when an old entry is read. */
export function createUpcasters(rules: KindRules, upcasters: readonly Upcaster[]): Upcasters {
  const steps = new Map<string, Upcaster['up']>();
  for (const { kind, from, up } of upcasters) {
    if (steps.has(`${kind} ${from}`))
      throw new BrokenInvariant('two upcasters for one schema', { kind, from });
    steps.set(`${kind} ${from}`, up);
  }
  for (const { kind, schema } of rules.values()) {
    for (let from = 1; from < schema; from += 1) {
      if (!steps.has(`${kind} ${from}`)) throw new BrokenInvariant('no upcaster', { kind, from });
    }
  }
  return {
    upcast(kind, schema, payload) {
      const newest = rules.get(kind)?.schema;
      if (newest === undefined || schema > newest) return null;
      let value = payload;
      for (let from = schema; from < newest; from += 1) {
        value = (steps.get(`${kind} ${from}`) as Upcaster['up'])(value);
      }
      return value;
    },
  };
}
