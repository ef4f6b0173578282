import type { Recorded } from '../lifecycle.ts';

type Answered = Recorded<'visit.answered'>;
type Said = Answered | Recorded<'visit.checklist-moved'>;

const isSaid = (entry: Recorded): entry is Said =>
  entry.kind === 'visit.answered' || entry.kind === 'visit.checklist-moved';

/** Everything that whoever wrote this entry had before them: what it names, what its writer wrote itself, and so on back. */
function knownTo(entry: Recorded, story: readonly Recorded[]): ReadonlySet<string> {
  const before = new Map<string, readonly string[]>();
  const last = new Map<string, string>();
  for (const each of [...story, entry]) {
    const own = last.get(each.writer);
    before.set(each.hash, own === undefined ? each.after : [...each.after, own]);
    last.set(each.writer, each.hash);
  }
  const known = new Set<string>();
  const open = [entry.hash];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    if (known.has(hash)) continue;
    known.add(hash);
    open.push(...(before.get(hash) ?? []));
  }
  return known;
}

/**
 * Of two tablets out of each other's reach one handed the visit in while the other still answered. Which of the two entries comes
 * first in the one order is decided by the names of the writers; what nobody had before them who signed must not depend on that.
 * Null where nothing was late; else what was, and what remains, in order.
 */
export function answersBeside(
  submitted: Recorded,
  story: readonly Recorded[],
  outOfPlace: readonly string[],
): { readonly late: readonly string[]; readonly stand: readonly Said[] } | null {
  const counted = story.filter(isSaid).filter(({ hash }) => !outOfPlace.includes(hash));
  if (counted.every(({ writer }) => writer === submitted.writer)) return null;
  const known = knownTo(submitted, story);
  const late = counted.filter(({ kind, hash }) => kind === 'visit.answered' && !known.has(hash));
  if (late.length === 0) return null;
  const hashes = late.map(({ hash }) => hash);
  return { late: hashes, stand: counted.filter(({ hash }) => !hashes.includes(hash)) };
}
