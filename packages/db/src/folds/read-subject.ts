import type { Recorded, SubjectType } from '@mingcha/domain';
import { contested } from '@mingcha/journal';
import type { Opener, Wait } from '../journal/open-entries.ts';
import { ordered } from '../journal/reads.ts';
import { causal, type FoldEntry } from '../journal/stored.ts';
import type { AnyFold, FoldTable } from '../types.ts';
import { type Cells, cellsOf, type Row } from './cells.ts';
import { tableOf } from './replace-rows.ts';

/** Everything that one subject's entries say, before anything is written. */
export interface SubjectReading {
  /** model → rows, every table of its fold, empty ones too. */
  readonly rows: ReadonlyMap<string, readonly Cells[]>;
  /** Tables of the runner itself: mostly empty. */
  readonly marks: ReadonlyMap<'Unfolded' | 'Contradiction' | 'CounterShare', readonly Cells[]>;
  /** `office name` → what this subject adds to that counter. */
  readonly shares: ReadonlyMap<string, number>;
  /** A sealed value could not be opened though nobody erased it: with its key the rows would say more. */
  readonly unopened: boolean;
}

const nothing = (fold: AnyFold | undefined) =>
  new Map<string, readonly Cells[]>((fold?.tables ?? []).map((table) => [table, []]));

/** A row that a table cannot hold must not stop the push that brought it: found here, before any statement. */
const storable = (model: string, rows: readonly Row[]): readonly Cells[] => {
  const table = tableOf(model);
  return rows.map((row) => cellsOf(row, table));
};

const noShares: ReadonlyMap<string, number> = new Map();
const noMarks: SubjectReading['marks'] = new Map([
  ['Unfolded', []],
  ['Contradiction', []],
  ['CounterShare', []],
]);

function marksOf(unfolded: readonly Row[], contradictions: readonly Row[], shares: readonly Row[]) {
  // As good as always.
  if (unfolded.length + contradictions.length + shares.length === 0) return noMarks;
  return new Map([
    ['Unfolded', storable('Unfolded', unfolded)],
    ['Contradiction', storable('Contradiction', contradictions)],
    ['CounterShare', storable('CounterShare', shares)],
  ] as const);
}

function unfolded(first: FoldEntry, wait: Wait): SubjectReading['marks'] {
  const { header, hash } = wait.entry;
  const row = {
    id: first.header.subject.id,
    subjectId: first.header.subject.id,
    subjectType: first.header.subject.type,
    office: first.header.office,
    kind: header.kind,
    schema: header.schema,
    reason: wait.reason,
    hash,
  };
  return marksOf([row], [], []);
}

/** Its rows would stand under ids that belong to another subject: it waits, and its entries are kept like any. */
export function readingAside(entries: readonly FoldEntry[], folds: FoldTable): SubjectReading {
  const first = entries[0] as FoldEntry;
  const entry = entries[entries.length - 1] as FoldEntry;
  const marks = unfolded(first, { reason: 'row-taken', entry });
  return {
    rows: nothing(folds[first.header.subject.type as SubjectType]),
    marks,
    shares: noShares,
    unopened: false,
  };
}

function contradictions(
  entries: readonly FoldEntry[],
  fold: AnyFold,
  recorded: readonly Recorded[],
): readonly Row[] {
  if (!fold.incompatible?.length || entries.length < 2) return [];
  const first = entries[0] as FoldEntry;
  const { subject, office } = first.header;
  const { isContested } = fold;
  const pairs = contested(entries.map(causal), fold.incompatible);
  const byHash = new Map(pairs.length === 0 ? [] : recorded.map((entry) => [entry.hash, entry]));
  const open = pairs.filter(([a, b]) => {
    const [one, other] = [byHash.get(a), byHash.get(b)];
    return isContested === undefined || !one || !other || isContested(one, other, recorded);
  });
  return open.map(([one, other]) => ({
    id: `${one}/${other}`,
    subjectId: subject.id,
    subjectType: subject.type,
    office,
    one,
    other,
  }));
}

/** Pure but for opening sealed fields: the same set of entries gives the same reading, whatever order they came in. */
export async function readSubject(
  unordered: readonly FoldEntry[],
  folds: FoldTable,
  opener: Opener,
): Promise<SubjectReading> {
  const entries = ordered(unordered);
  const first = entries[0];
  // All of it lies under a writer that nobody knows, or says that it is another one's: nothing is read of it.
  if (first === undefined) return { rows: new Map(), marks: noMarks, shares: noShares, unopened: false };
  const { subject, office } = first.header;
  const fold = folds[subject.type as SubjectType];
  const { recorded, waits, unopened } = await opener.openAll(entries);
  const wait = waits[0];
  if (wait) return { rows: nothing(fold), marks: unfolded(first, wait), shares: noShares, unopened };
  if (!fold) return { rows: new Map(), marks: noMarks, shares: noShares, unopened };
  try {
    const given = fold.rows(recorded);
    const rows = new Map(
      fold.tables.map((table) => [table as string, storable(table, (given[table] ?? []) as readonly Row[])]),
    );
    const counts = Object.entries(fold.counters?.(recorded) ?? {}).filter(([, value]) => value !== 0);
    const shares = counts.map(([name, value]) => ({
      id: `${subject.id}/${name}`,
      subjectId: subject.id,
      office,
      name,
      value,
    }));
    return {
      rows,
      marks: marksOf([], contradictions(entries, fold, recorded), shares),
      shares: new Map(counts.map(([name, value]) => [`${office} ${name}`, value])),
      unopened,
    };
  } catch {
    // A fold that cannot read what was signed: the subject waits, visibly, and nothing behind it is stuck.
    const last = entries[entries.length - 1] as FoldEntry;
    const marks = unfolded(first, { reason: 'fold-failed', entry: last });
    return { rows: nothing(fold), marks, shares: noShares, unopened };
  }
}
