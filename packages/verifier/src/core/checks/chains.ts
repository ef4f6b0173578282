import { type Entry, factsOf, placeOf } from '../pack.ts';
import type { Ground } from './ground.ts';

const ZERO = '0'.repeat(64);

/** Entries and links by writer, each writer's in order of number. */
export function chainsOf({ pack }: Pick<Ground, 'pack'>): Map<string, Entry[]> {
  const chains = new Map<string, Entry[]>();
  for (const entry of [...pack.entries, ...pack.links]) {
    const chain = chains.get(entry.writer);
    if (chain === undefined) chains.set(entry.writer, [entry]);
    else chain.push(entry);
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.seq - b.seq);
  return chains;
}

/** Those of one number: more than one is a fork. */
export function* numbersOf(chain: readonly Entry[]): Generator<Entry[]> {
  for (let at = 0; at < chain.length; ) {
    const { seq } = chain[at] as Entry;
    let end = at;
    while (chain[end]?.seq === seq) end++;
    yield chain.slice(at, end);
    at = end;
  }
}

/** Each writer's entries hang together, one by one. */
export function checkChains(ground: Ground, chains: ReadonlyMap<string, readonly Entry[]>): void {
  const { pack, reporter } = ground;
  const subjects = new Set(pack.list?.subjects.map(({ type, id }) => `${type} ${id}`));
  for (const [writer, chain] of chains) {
    const isTablet = pack.writers.get(writer)?.class === 'tablet';
    const about = chain.filter((entry) => !entry.isLink && subjects.has(entry.subject));
    const [first, last] = [about[0]?.seq ?? 0, about.at(-1)?.seq ?? 0];
    let before: readonly Entry[] = [];
    for (const here of numbersOf(chain)) {
      const [entry, ...others] = here as [Entry, ...Entry[]];
      reporter.looked('chains', here.length);
      for (const other of others)
        reporter.fault('chains', 'chain.fork', placeOf(other), {
          ...factsOf(other),
          other: placeOf(entry),
          otherHash: entry.hash,
        });
      const previous = before[0];
      const follows = previous !== undefined && previous.seq + 1 === entry.seq;
      for (const each of here) {
        const isTied =
          each.seq === 1 ? each.prev === ZERO : !follows || before.some(({ hash }) => hash === each.prev);
        if (!isTied) reporter.fault('chains', 'chain.prev-wrong', placeOf(each), factsOf(each));
      }
      if (isTablet && previous !== undefined && !follows && previous.seq >= first && entry.seq <= last)
        reporter.fault('chains', 'chain.gap', placeOf(entry), {
          ...factsOf(entry),
          from: previous.seq + 1,
          to: entry.seq - 1,
        });
      before = here;
    }
    const between = chain.filter((entry) => entry.isLink).length;
    if (isTablet && between > 0) reporter.note('elsewhere', 'data/links.ndjson', { writer, count: between });
  }
}
