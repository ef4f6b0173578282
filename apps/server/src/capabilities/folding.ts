import type { Prisma, RowOf } from '@mingcha/db';
import { isTombstone, type Kind, type Lifecycle, type Recorded, type Tombstone } from '@mingcha/domain';

/** A row while its fold is still writing it. */
export type Draft<M extends Prisma.ModelName> = { -readonly [Column in keyof RowOf<M>]: RowOf<M>[Column] };

export type EntryOf<K extends Kind> = Extract<Recorded, { readonly kind: K }>;

/** The first entry of this kind: the one a subject begins with. */
export function firstOf<K extends Kind>(entries: readonly Recorded[], kind: K): EntryOf<K> | undefined {
  return entries.find((entry): entry is EntryOf<K> => entry.kind === kind);
}

/** The newest entry of these kinds: where each says the whole of a line anew, it is the line. */
export function newestOf<K extends Kind>(
  entries: readonly Recorded[],
  ...kinds: K[]
): EntryOf<K> | undefined {
  return entries.findLast((entry): entry is EntryOf<K> => (kinds as readonly Kind[]).includes(entry.kind));
}

/** A personal value, or null where it was lawfully erased; the row then says so in `erased`. */
export function open<T>(value: T | Tombstone): T | null {
  return isTombstone(value) ? null : value;
}

export const lost = (...values: readonly unknown[]): boolean => values.some(isTombstone);

/** How many server commands the subject has seen: what the next decider must have had before the eyes. */
export const versionOf = (entries: readonly Recorded[]): number =>
  entries.filter((entry) => entry.expected !== undefined).length;

interface Stateful {
  readonly status: string;
  readonly outOfPlace: readonly string[];
}

/**
 * Walks a subject's entries through its state machine. `effective` sees only entries that had a place in the state they
 * met: what came when it could not count is kept by its hash and changes no row.
 */
export function walk<S extends Stateful, C, X>(
  lifecycle: Lifecycle<S, C, X>,
  entries: readonly Recorded[],
  effective: (entry: Recorded, state: S) => void,
): S {
  let state = lifecycle.initial;
  for (const entry of entries) {
    const before = state.outOfPlace.length;
    state = lifecycle.evolve(state, entry);
    if (state.outOfPlace.length === before) effective(entry, state);
  }
  return state;
}

/** Rows of one subject that only say an order: `<subject>/<position>`. */
export function numbered<T, R extends object>(
  subject: { readonly id: string; readonly office: string },
  items: readonly T[],
  row: (item: T) => R,
) {
  return items.map((item, position) => ({
    id: `${subject.id}/${position}`,
    subjectId: subject.id,
    office: subject.office,
    position,
    ...row(item),
  }));
}
