import type { SubjectType } from '@mingcha/domain';
import { contested } from '@mingcha/journal';
import type { Opener, Wait } from '../journal/open-entries.ts';
import { ordered } from '../journal/reads.ts';
import { causal, type KeptEntry } from '../journal/stored.ts';
import type { AnyFold, FoldTable } from '../types.ts';
import { columnOf } from './cells.ts';
import { type Row, tableOf } from './replace-rows.ts';

/** Everything that one subject's entries say, before anything is written. */
export interface SubjectReading {
  /** model → rows, every table of its fold, empty ones too. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Tables of the runner itself: mostly empty. */
  readonly marks: ReadonlyMap<'Unfolded' | 'Contradiction' | 'CounterShare', readonly Row[]>;
}

const nothing = (fold: AnyFold | undefined) =>
  new Map<string, readonly Row[]>((fold?.tables ?? []).map((table) => [table, []]));

function unfolded(first: KeptEntry, wait: Wait): SubjectReading['marks'] {
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
  return new Map([
    ['Unfolded', [row]],
    ['Contradiction', []],
    ['CounterShare', []],
  ]);
}

function contradictions(entries: readonly KeptEntry[], fold: AnyFold): readonly Row[] {
  if (!fold.incompatible?.length || entries.length < 2) return [];
  const first = entries[0] as KeptEntry;
  const { subject, office } = first.header;
  return contested(entries.map(causal), fold.incompatible).map(([one, other]) => ({
    id: `${one}/${other}`,
    subjectId: subject.id,
    subjectType: subject.type,
    office,
    one,
    other,
  }));
}

/** A row that a table cannot hold must not stop the push that brought it: found here, before any statement. */
function assertStorable(rows: ReadonlyMap<string, readonly Row[]>): void {
  for (const [model, some] of rows) {
    const table = tableOf(model);
    for (const column of table.columns) columnOf(some, table.table, column);
  }
}

/** Pure but for opening sealed fields: the same set of entries gives the same reading, whatever order they came in. */
export async function readSubject(
  unordered: readonly KeptEntry[],
  folds: FoldTable,
  opener: Opener,
): Promise<SubjectReading> {
  const entries = ordered(unordered);
  const first = entries[0] as KeptEntry;
  const { subject, office } = first.header;
  const fold = folds[subject.type as SubjectType];
  const empty: SubjectReading['marks'] = new Map([
    ['Unfolded', []],
    ['Contradiction', []],
    ['CounterShare', []],
  ]);
  const { recorded, waits } = await opener.openAll(entries);
  const wait = waits[0];
  if (wait) return { rows: nothing(fold), marks: unfolded(first, wait) };
  if (!fold) return { rows: new Map(), marks: empty };
  try {
    const given = fold.rows(recorded);
    const rows = new Map(
      fold.tables.map((table) => [table as string, (given[table] ?? []) as readonly Row[]]),
    );
    assertStorable(rows);
    const counts = Object.entries(fold.counters?.(recorded) ?? {}).filter(([, value]) => value !== 0);
    const marks: SubjectReading['marks'] = new Map([
      ['Unfolded', []],
      ['Contradiction', contradictions(entries, fold)],
      [
        'CounterShare',
        counts.map(([name, value]) => ({
          id: `${subject.id}/${name}`,
          subjectId: subject.id,
          office,
          name,
          value,
        })),
      ],
    ]);
    return { rows, marks };
  } catch {
    // A fold that cannot read what was signed: the subject waits, visibly, and nothing behind it is stuck.
    const last = entries[entries.length - 1] as KeptEntry;
    return { rows: nothing(fold), marks: unfolded(first, { reason: 'fold-failed', entry: last }) };
  }
}
