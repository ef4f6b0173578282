import type { AcceptFacts, KindRule, KnownWriter, SealedEntry, Verdict } from '../src/index.ts';
import { fromBase64url, toBase64url } from '../src/index.ts';
import { factsWith, RULES } from './world.ts';

/** One conformance vector: plain JSON, readable without our code. `check` says which rule of the README it exercises. */
export interface VectorFile {
  /** Path below `vectors/`, without `.json`. */
  readonly name: string;
  readonly check: string;
  readonly says: string;
  readonly given: object;
  readonly expect: object;
}

export interface WriterJson {
  readonly writer: string;
  readonly alg: string;
  readonly publicKey: string;
  readonly writerClass: string;
  readonly office: string | null;
  readonly enrolled: boolean;
  readonly persons: readonly string[] | null;
  readonly revoked: { readonly lastSeq: number; readonly lastHash: string } | null;
}

export function writerToJson(writer: KnownWriter): WriterJson {
  return {
    ...writer,
    publicKey: toBase64url(writer.publicKey),
    persons: writer.persons === null ? null : [...writer.persons],
  };
}

export function writerFromJson(json: WriterJson): KnownWriter {
  return {
    ...(json as unknown as KnownWriter),
    publicKey: fromBase64url(json.publicKey) as Uint8Array,
    persons: json.persons === null ? null : new Set(json.persons),
  };
}

export interface KeptJson {
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly subject: { readonly type: string; readonly id: string };
}

/** The store's side of an accept vector. */
export interface FactsJson {
  readonly rules: readonly KindRule[];
  readonly kept: readonly KeptJson[];
  readonly released: readonly string[];
}

export function factsToJson(entries: readonly SealedEntry[], released: readonly string[] = []): FactsJson {
  return {
    rules: [...RULES.values()],
    kept: entries.map(({ hash, header: { writer, seq, subject } }) => ({ hash, writer, seq, subject })),
    released,
  };
}

export function factsFromJson(json: FactsJson, writer: string): AcceptFacts {
  const own = json.kept.filter((entry) => entry.writer === writer);
  const keptAt = new Map<number, string[]>();
  for (const { seq, hash } of own) keptAt.set(seq, [...(keptAt.get(seq) ?? []), hash]);
  return factsWith({
    kept: new Map(json.kept.map(({ hash, ...rest }) => [hash, rest])),
    keptAt,
    rules: new Map(json.rules.map((rule) => [rule.kind, rule])),
    released: new Set(json.released),
  });
}

/** A verdict as a vector states it: without the place in the input, which may be worded anew. */
export function verdictToJson(verdict: Verdict): object {
  if (verdict.verdict === 'rejected') return { verdict: 'rejected', reason: verdict.reason };
  return verdict;
}
