import { int4Array, textArray } from '../sql/binary-array.ts';
import type { Statement } from '../sql/connections.ts';
import { type Cells, cellOf } from './cells.ts';
import type { SubjectReading } from './read-subject.ts';
import { insertRows, overwriteRows, removeRows, replaceRows, tableOf } from './replace-rows.ts';

/** What stood for a subject before. */
export interface Before {
  /** It had no entries before this transaction, so it has no rows. */
  readonly isNew: boolean;
  /** It had anything in the fold runner's own tables. */
  readonly marked: boolean;
  /** `office name` → value */
  readonly shares: ReadonlyMap<string, number>;
}

export interface FoldedSubject {
  readonly id: string;
  readonly before: Before;
  readonly reading: SubjectReading;
  /** What its entries said before these came; null where that says nothing about the rows that stand. */
  readonly was: SubjectReading | null;
}

export const systemTables = ['Unfolded', 'Contradiction', 'CounterShare'] as const;

export function counterDifferences(subjects: readonly FoldedSubject[]): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
  for (const { before, reading } of subjects) {
    for (const [key, value] of reading.shares) add(key, value);
    for (const [key, value] of before.shares) add(key, -value);
  }
  return new Map([...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sorted keys, one slot for each connection: two writers neither wait for each other nor lock crosswise. */
export function addToCounters(differences: ReadonlyMap<string, number>, slot: number): Statement {
  const keys = [...differences.keys()].map((key) => key.split(' ') as [string, string]);
  return {
    name: 'mc_counters',
    text: `insert into counter as c (office, name, slot, value)
      select office, name, $4::int4, value from unnest($1::text[], $2::text[], $3::int4[]) as g(office, name, value)
      on conflict (office, name, slot) do update set value = c.value + excluded.value`,
    values: [
      textArray(keys.map(([office]) => office)),
      textArray(keys.map(([, name]) => name)),
      int4Array([...differences.values()]),
      slot,
    ],
  };
}

/** What is to be written into one table, for all subjects together. */
interface TableChange {
  readonly fresh: Cells[];
  readonly changed: Cells[];
  readonly gone: { readonly ids: string[]; readonly subjects: string[] };
  readonly whole: { readonly ids: string[]; readonly rows: Cells[] };
}

const isSame = (one: Cells, other: Cells): boolean => one.every((cell, index) => cell === other[index]);

/** Only what differs from what stood: rows are never read back, the entries before say what they were. */
function differ(
  change: TableChange,
  model: string,
  id: string,
  was: readonly Cells[],
  now: readonly Cells[],
) {
  const table = tableOf(model);
  const old = new Map(was.map((cells) => [cellOf(cells, table, 'id'), cells]));
  for (const cells of now) {
    const key = cellOf(cells, table, 'id');
    const before = old.get(key);
    if (!before) change.fresh.push(cells);
    else if (!isSame(before, cells)) change.changed.push(cells);
    old.delete(key);
  }
  if (old.size > 0) {
    change.gone.ids.push(...old.keys());
    change.gone.subjects.push(id);
  }
}

function statementsOf(model: string, { fresh, changed, gone, whole }: TableChange): Statement[] {
  return [
    ...(whole.ids.length > 0 ? [replaceRows(model, whole.ids, whole.rows)] : []),
    ...(gone.ids.length > 0 ? [removeRows(model, gone.subjects, gone.ids)] : []),
    ...overwriteRows(model, changed),
    ...insertRows(model, fresh),
  ];
}

/** The statements that make the tables say what the readings say: none for a table that does not change. */
export function writeReadings(subjects: readonly FoldedSubject[], slot: number): Statement[] {
  const byTable = new Map<string, TableChange>();
  const changeOf = (model: string): TableChange => {
    const known = byTable.get(model);
    if (known) return known;
    const change = { fresh: [], changed: [], gone: { ids: [], subjects: [] }, whole: { ids: [], rows: [] } };
    byTable.set(model, change);
    return change;
  };
  const put = (model: string, subject: FoldedSubject, rows: readonly Cells[], isNew: boolean) => {
    if (isNew) {
      if (rows.length > 0) changeOf(model).fresh.push(...rows);
    } else if (subject.was) {
      differ(changeOf(model), model, subject.id, subject.was.rows.get(model) ?? [], rows);
    } else {
      const { whole } = changeOf(model);
      whole.ids.push(subject.id);
      whole.rows.push(...rows);
    }
  };
  for (const subject of subjects) {
    const { before, reading } = subject;
    for (const [model, rows] of reading.rows) put(model, subject, rows, before.isNew);
    for (const model of systemTables) {
      const rows = reading.marks.get(model) ?? [];
      if (!before.marked) put(model, subject, rows, true);
      else put(model, { ...subject, was: null }, rows, false);
    }
  }
  const statements = [...byTable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([model, change]) => statementsOf(model, change));
  const differences = counterDifferences(subjects);
  return differences.size > 0 ? [...statements, addToCounters(differences, slot)] : statements;
}
