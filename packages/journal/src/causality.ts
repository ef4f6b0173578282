/** What order needs to know of an entry. */
export interface CausalEntry {
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly after: readonly string[];
}

/** writer → the lowest number under which it has signed two entries. From there on its numbers order nothing. */
export type ForkPoints = ReadonlyMap<string, number>;
const NO_FORKS: ForkPoints = new Map();

function byWriterAndSeq(left: CausalEntry, right: CausalEntry): number {
  if (left.writer !== right.writer) return left.writer < right.writer ? -1 : 1;
  if (left.seq !== right.seq) return left.seq - right.seq;
  return left.hash < right.hash ? -1 : left.hash > right.hash ? 1 : 0;
}

export function forkPoints(
  entries: readonly Pick<CausalEntry, 'hash' | 'writer' | 'seq'>[],
): Map<string, number> {
  const seen = new Map<string, string>();
  const points = new Map<string, number>();
  for (const { hash, writer, seq } of entries) {
    const other = seen.get(`${writer}:${seq}`);
    if (other === undefined) seen.set(`${writer}:${seq}`, hash);
    else if (other !== hash) points.set(writer, Math.min(seq, points.get(writer) ?? seq));
  }
  return points;
}

/** Each hash once, in the order that breaks ties. */
export function distinct<E extends CausalEntry>(entries: readonly E[]): E[] {
  return [...new Map(entries.map((entry) => [entry.hash, entry])).values()].sort(byWriterAndSeq);
}

/**
 * hash → hashes of direct ancestors within the set: what `after` names, and the writer's own entry before. A writer knows what
 * it wrote itself, unless it was forked: behind the fork two hands wrote, and only the last entry before it is common to both.
 */
export function parentsOf(sorted: readonly CausalEntry[], forks: ForkPoints): Map<string, string[]> {
  const present = new Set(sorted.map((entry) => entry.hash));
  const own = forkPoints(sorted);
  const last = new Map<string, CausalEntry>();
  const parents = new Map<string, string[]>();
  for (const entry of sorted) {
    const known = entry.after.filter((hash) => present.has(hash) && hash !== entry.hash);
    const before = last.get(entry.writer);
    if (before !== undefined && !known.includes(before.hash)) known.push(before.hash);
    parents.set(entry.hash, known);
    const fork = Math.min(forks.get(entry.writer) ?? Infinity, own.get(entry.writer) ?? Infinity);
    if (entry.seq < fork) last.set(entry.writer, entry);
  }
  return parents;
}

/** Kahn's algorithm with the waiting entries kept in tie order. Answers what could be placed; a cycle is left out. */
function place<E extends CausalEntry>(
  sorted: readonly E[],
  parents: ReadonlyMap<string, readonly string[]>,
): E[] {
  const present = new Set(sorted.map((entry) => entry.hash));
  const children = new Map<string, E[]>();
  const waiting = new Map<string, number>();
  const ready: E[] = [];
  for (const entry of sorted) {
    const open = (parents.get(entry.hash) ?? []).filter((hash) => present.has(hash));
    waiting.set(entry.hash, open.length);
    if (open.length === 0) ready.push(entry);
    for (const hash of open) {
      const list = children.get(hash);
      if (list === undefined) children.set(hash, [entry]);
      else list.push(entry);
    }
  }
  const placed: E[] = [];
  for (let entry = ready.shift(); entry !== undefined; entry = ready.shift()) {
    placed.push(entry);
    for (const child of children.get(entry.hash) ?? []) {
      const left = (waiting.get(child.hash) as number) - 1;
      waiting.set(child.hash, left);
      if (left === 0) insertSorted(ready, child);
    }
  }
  return placed;
}

function insertSorted<E extends CausalEntry>(list: E[], entry: E): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byWriterAndSeq(list[middle] as E, entry) < 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, entry);
}

/**
 * Ancestors first, ties by (writer, seq, hash): a function of the set alone, whatever order it came in.
 * `forks` are fork points known from elsewhere (the writer's other subjects); those visible in the set are found here.
 */
export function orderCausally<E extends CausalEntry>(
  entries: readonly E[],
  forks: ForkPoints = NO_FORKS,
): E[] {
  const sorted = distinct(entries);
  const placed = place(sorted, parentsOf(sorted, forks));
  if (placed.length === sorted.length) return placed;
  // A writer forked where this set cannot see it: its numbers contradict `after`, which is made of hashes and cannot err.
  const done = new Set(placed.map((entry) => entry.hash));
  const rest = sorted.filter((entry) => !done.has(entry.hash));
  return [...placed, ...place(rest, new Map(rest.map((entry) => [entry.hash, [...entry.after]])))];
}

/** Entries that are no other one's ancestor, sorted: the `after` of whoever writes next. */
export function headsOf(entries: readonly CausalEntry[], forks: ForkPoints = NO_FORKS): string[] {
  const sorted = distinct(entries);
  const parents = new Set([...parentsOf(sorted, forks).values()].flat());
  return sorted
    .map((entry) => entry.hash)
    .filter((hash) => !parents.has(hash))
    .sort();
}
