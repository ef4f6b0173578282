export type WriterClass = 'tablet' | 'server';

/** What the journal must know of a kind. Given from outside (domain); the journal knows no inspection. */
export interface KindRule {
  readonly kind: string;
  /** The newest schema this build knows. */
  readonly schema: number;
  /** The same for every schema a kind will ever have: what only the server may say today stays so. */
  readonly writerClass: WriterClass | 'either';
  /** Subject type of the kind; '*' for a kind that may speak of any subject (an attestation). */
  readonly subject: string;
  /** Top-level keys that are never in the clear. */
  readonly personal: readonly string[];
  /** Top-level keys whose map value becomes one field per entry, `key/sub`. */
  readonly split: readonly string[];
  /** Where an earlier schema differed. */
  readonly earlier?: { readonly [schema: number]: Pick<KindRule, 'personal' | 'split'> };
}
export type KindRules = ReadonlyMap<string, KindRule>;

/** `answers/q1` belongs to the key `answers`. */
export function topOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

export function shapeOf(rule: KindRule, schema: number): Pick<KindRule, 'personal' | 'split'> {
  return rule.earlier?.[schema] ?? rule;
}
