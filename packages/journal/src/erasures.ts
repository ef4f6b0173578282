import { topOf } from './kind-rule.ts';

/** What one erasing entry of the journal ordered: which paths (or split keys) of which entries. */
export interface ErasureOrder {
  /** Hash of the entry that carries the order. */
  readonly by: string;
  readonly entries: readonly { readonly hash: string; readonly paths: readonly string[] }[];
}

/** All lawful erasures of a journal. */
export interface Erasures {
  allows(by: string, hash: string, path: string): boolean;
}

/**
 * An erased field carries no proof of its own lawfulness: its digest stands whoever emptied it. So verification asks the orders,
 * and a value that merely went missing is never mistaken for one that was destroyed by decision.
 */
export function createErasures(orders: readonly ErasureOrder[]): Erasures {
  const allowed = new Set(
    orders.flatMap(({ by, entries }) =>
      entries.flatMap(({ hash, paths }) => paths.map((path) => `${by} ${hash} ${path}`)),
    ),
  );
  return {
    allows: (by, hash, path) =>
      allowed.has(`${by} ${hash} ${path}`) || allowed.has(`${by} ${hash} ${topOf(path)}`),
  };
}
