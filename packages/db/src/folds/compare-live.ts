import type { Subject } from '@mingcha/domain';
import { type ProjectedTable, projectedTables } from '../generated/tables.ts';
import type { Opener } from '../journal/open-entries.ts';
import type { Run } from '../journal/reads.ts';
import { keyOf } from '../journal/stored.ts';
import { textArray } from '../sql/binary-array.ts';
import type { Difference, FoldTable } from '../types.ts';
import { allSubjects, entriesBySubject } from './all-subjects.ts';
import type { Cells as Row } from './cells.ts';
import { readSubject } from './read-subject.ts';

/** Tables that hold sums over subjects and have no row of one subject. */
const withoutSubject = new Set(['Counter']);

type Cells = ReadonlyMap<string, string | null>;

/** Both sides pass through PostgreSQL's own casts, so that only a difference of value is a difference. */
async function canonical(run: Run, table: ProjectedTable, rows: readonly Row[]): Promise<Map<string, Cells>> {
  const casts = table.columns.map(([, column, type]) => `g."${column}"::${type}::text as "${column}"`);
  const names = table.columns.map(([, column]) => `"${column}"`);
  const answer = await run<Record<string, string | null>>({
    name: `mc_canon_${table.table}`.slice(0, 60),
    text: `select ${casts.join(', ')} from unnest(${names.map((_, i) => `$${i + 1}::text[]`).join(', ')})
      as g(${names.join(', ')})`,
    values: table.columns.map((_, index) => textArray(rows.map((row) => row[index] ?? null))),
  });
  return new Map(answer.rows.map((row) => [row.id ?? '', new Map(Object.entries(row))]));
}

async function live(run: Run, table: ProjectedTable, ids: readonly string[]): Promise<Map<string, Cells>> {
  const columns = table.columns.map(([, column]) => `"${column}"::text as "${column}"`);
  const answer = await run<Record<string, string | null>>({
    name: `mc_live_${table.table}`.slice(0, 60),
    text: `select ${columns.join(', ')} from "${table.table}" where subject_id = any($1::text[])`,
    values: [textArray(ids)],
  });
  return new Map(answer.rows.map((row) => [row.id ?? '', new Map(Object.entries(row))]));
}

function* differences(
  table: string,
  standing: ReadonlyMap<string, Cells>,
  folded: ReadonlyMap<string, Cells>,
): Generator<Difference> {
  for (const id of [...new Set([...standing.keys(), ...folded.keys()])].sort()) {
    const now = standing.get(id);
    const should = folded.get(id);
    const subjectId = (should ?? now)?.get('subject_id') ?? '';
    if (!now || !should) {
      const told = { live: now ? 'present' : null, folded: should ? 'present' : null };
      yield { table, id, subjectId, column: null, ...told };
      continue;
    }
    for (const [column, value] of should) {
      const other = now.get(column) ?? null;
      if (other !== value) yield { table, id, subjectId, column, live: other, folded: value };
    }
  }
}

/** Rows of subjects that the journal does not know at all. */
async function* strays(run: Run): AsyncGenerator<Difference> {
  for (const [model, { table }] of Object.entries(projectedTables)) {
    if (withoutSubject.has(model)) continue;
    const answer = await run<{ id: string; subject_id: string }>({
      name: `mc_stray_${table}`.slice(0, 60),
      text: `select t.id, t.subject_id from "${table}" t
        where not exists (select from entry e where e.subject_id = t.subject_id) order by t.id`,
    });
    for (const row of answer.rows) {
      yield { table, id: row.id, subjectId: row.subject_id, column: null, live: 'present', folded: null };
    }
  }
}

async function* wrongCounters(run: Run): AsyncGenerator<Difference> {
  const answer = await run<{ office: string; name: string; kept: string | null; sum: string | null }>({
    name: 'mc_wrong_counters',
    text: `select coalesce(c.office, s.office) as office, coalesce(c.name, s.name) as name,
        c.sum::text as kept, s.sum::text as sum
      from (select office, name, sum(value) from counter group by 1, 2) c
      full join (select office, name, sum(value) from counter_share group by 1, 2) s
        on s.office = c.office and s.name = c.name
      where coalesce(c.sum, 0) <> coalesce(s.sum, 0) order by 1, 2`,
  });
  for (const row of answer.rows) {
    const id = `${row.office}/${row.name}`;
    yield { table: 'counter', id, subjectId: '', column: 'value', live: row.kept, folded: row.sum };
  }
}

/**
 * Folds the journal again beside the tables and names every row that differs. Reads only; on a database that is being
 * written to, a subject that changed between the two readings can be named wrongly, so look again before you act.
 */
export async function* compareTables(run: Run, folds: FoldTable, opener: Opener): AsyncGenerator<Difference> {
  for await (const subjects of allSubjects(run)) {
    const entries = await entriesBySubject(run, subjects);
    const rows = new Map<string, Row[]>(
      Object.keys(projectedTables)
        .filter((model) => !withoutSubject.has(model))
        .map((model) => [model, []]),
    );
    for (const subject of subjects) {
      const reading = await readSubject(entries.get(keyOf(subject)) ?? [], folds, opener);
      for (const [model, some] of [...reading.rows, ...reading.marks]) rows.get(model)?.push(...some);
    }
    yield* comparePage(run, subjects, rows);
  }
  yield* strays(run);
  yield* wrongCounters(run);
}

async function* comparePage(
  run: Run,
  subjects: readonly Subject[],
  rows: ReadonlyMap<string, readonly Row[]>,
): AsyncGenerator<Difference> {
  const ids = subjects.map(({ id }) => id);
  for (const [model, some] of rows) {
    const table = projectedTables[model as keyof typeof projectedTables] as ProjectedTable;
    yield* differences(table.table, await live(run, table, ids), await canonical(run, table, some));
  }
}
