import { type CausalEntry, distinct, type ForkPoints, orderCausally, parentsOf } from './causality.ts';

export interface KindedEntry extends CausalEntry {
  readonly kind: string;
}

/** hash → every ancestor within the set. */
function ancestorsOf(entries: readonly CausalEntry[], forks: ForkPoints): Map<string, ReadonlySet<string>> {
  const ordered = orderCausally(entries, forks);
  const parents = parentsOf(distinct(ordered), forks);
  const ancestors = new Map<string, ReadonlySet<string>>();
  for (const { hash } of ordered) {
    const own = new Set<string>();
    for (const parent of parents.get(hash) ?? []) {
      own.add(parent);
      for (const older of ancestors.get(parent) ?? []) own.add(older);
    }
    ancestors.set(hash, own);
  }
  return ancestors;
}

/**
 * Contested: two entries of kinds that the domain declares incompatible, neither of which knew of the other. A property of the
 * graph, the same whatever arrived first. Each pair sorted by hash, pairs sorted.
 */
export function contested(
  entries: readonly KindedEntry[],
  incompatible: readonly (readonly [string, string])[],
  forks: ForkPoints = new Map(),
): (readonly [string, string])[] {
  const clashes = new Set(incompatible.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const kinds = new Set(incompatible.flat());
  const rivals = distinct(entries)
    .filter((entry) => kinds.has(entry.kind))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  if (rivals.length < 2) return [];
  const ancestors = ancestorsOf(entries, forks);
  const knew = (one: KindedEntry, other: KindedEntry) => ancestors.get(one.hash)?.has(other.hash) === true;
  return rivals.flatMap((left, index) =>
    rivals
      .slice(index + 1)
      .filter(
        (right) => clashes.has(`${left.kind} ${right.kind}`) && !knew(left, right) && !knew(right, left),
      )
      .map((right) => [left.hash, right.hash] as const),
  );
}
