import type { Subject } from '@mingcha/domain';
import { isPlainHash, isPlainId, LIMITS } from '@mingcha/journal';
import type { Stretch } from '../journal/statements.ts';

/** What a pushed run will touch, read off its unverified bytes: enough to lock and to read, and believed for nothing else. */
export interface Outline {
  readonly stretch: Stretch;
  readonly subjects: readonly Subject[];
  /** Entries that judging it needs to know, besides those under its own numbers. */
  readonly needed: readonly string[];
  /** The entry that it says it follows, and those its entries say they have seen. */
  readonly prev: string;
  readonly seen: readonly string[];
  /** Hashes that its own entries have, by what each says of the one before. */
  readonly own: readonly string[];
}

const largest = 2 ** 31 - 1;
const isNumber = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= largest;

/** Null: not plainly a run, so its form is judged before anything is asked about it. */
export function outlineOf(unverified: unknown): Outline | null {
  const { run, entries } = (unverified ?? {}) as { run?: Loose | null; entries?: unknown };
  if (typeof run !== 'object' || run === null || !Array.isArray(entries)) return null;
  const { writer, from, to } = run;
  if (!isPlainId(writer) || !isNumber(from) || !isNumber(to)) return null;
  if (entries.length === 0 || entries.length > LIMITS.entriesPerRun || to - from + 1 !== entries.length)
    return null;
  const subjects: Subject[] = [];
  const seen = new Set<string>();
  const prevs: string[] = [];
  for (const entry of entries) {
    const header = (entry as { header?: Loose | null } | null)?.header;
    if (typeof header !== 'object' || header === null) return null;
    const { type, id } = (header.subject ?? {}) as Loose;
    const { prev, after } = header;
    if (!isPlainId(type) || !isPlainId(id) || !isPlainHash(prev) || !Array.isArray(after)) return null;
    if (after.length > LIMITS.afterLength || !after.every(isPlainHash)) return null;
    subjects.push({ type: type as Subject['type'], id });
    prevs.push(prev);
    for (const hash of after) seen.add(hash);
  }
  const [first = '', ...own] = prevs;
  if (isPlainHash(run.head)) own.push(run.head);
  // Behind the first one each names its neighbour, which stands under the run's own numbers if it stands anywhere.
  const needed = [...new Set([first, ...seen])];
  return { stretch: { writer, from, to }, subjects, needed, prev: first, seen: [...seen], own };
}

type Loose = Readonly<Record<string, unknown>>;
