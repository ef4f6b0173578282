import { int4Array, textArray } from '../sql/binary-array.ts';
import type { Statement } from '../sql/connections.ts';
import type { SubjectReading } from './read-subject.ts';
import { type Row, replaceRows } from './replace-rows.ts';

/** What stood before in the fold runner's own tables, for subjects that had anything there. */
export interface Before {
  /** Subject had entries before this transaction, so it may have rows. */
  readonly isNew: boolean;
  readonly marked: boolean;
  /** `office name` → value */
  readonly shares: ReadonlyMap<string, number>;
}

export interface FoldedSubject {
  readonly id: string;
  readonly before: Before;
  readonly reading: SubjectReading;
}

const systemTables = ['Unfolded', 'Contradiction', 'CounterShare'] as const;

function counterDifferences(subjects: readonly FoldedSubject[]): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
  for (const { before, reading } of subjects) {
    for (const row of reading.marks.get('CounterShare') ?? [])
      add(`${row.office} ${row.name}`, Number(row.value));
    for (const [key, value] of before.shares) add(key, -value);
  }
  return new Map([...sums].filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sorted keys, one slot for each connection: two writers neither wait for each other nor lock crosswise. */
function addToCounters(differences: ReadonlyMap<string, number>, slot: number): Statement {
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

/** The statements that make the tables say what the readings say: one for each table that changes. */
export function writeReadings(subjects: readonly FoldedSubject[], slot: number): Statement[] {
  const byTable = new Map<string, { ids: string[]; rows: Row[]; replaces: boolean }>();
  for (const { id, before, reading } of subjects) {
    const own = [...reading.rows].filter(([, rows]) => !before.isNew || rows.length > 0);
    const marks = systemTables
      .map((table) => [table, reading.marks.get(table) ?? []] as const)
      .filter(([, rows]) => before.marked || rows.length > 0);
    for (const [model, rows] of [...own, ...marks]) {
      const of = byTable.get(model) ?? { ids: [], rows: [], replaces: false };
      byTable.set(model, of);
      of.ids.push(id);
      of.rows.push(...rows);
      of.replaces ||= !before.isNew;
    }
  }
  const statements = [...byTable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([model, { ids, rows, replaces }]) => replaceRows(model, ids, rows, replaces));
  const differences = counterDifferences(subjects);
  return differences.size > 0 ? [...statements, addToCounters(differences, slot)] : statements;
}
