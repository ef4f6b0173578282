import type { Subject } from '@mingcha/domain';
import type { ProjectedTable } from '../generated/tables.ts';
import type { Run } from '../journal/reads.ts';
import { textArray, textColumns } from '../sql/binary-array.ts';
import type { Difference } from '../types.ts';
import type { Cells as Row } from './cells.ts';
import type { RowsOfModels } from './compare-along.ts';
import { tableOf } from './replace-rows.ts';
import type { KeyOfTable } from './stand-as.ts';

// Which row and which column differs, in PostgreSQL's own words for both values. Dear, and seldom asked.

type Cells = ReadonlyMap<string, string | null>;

const called = (how: string, { table }: ProjectedTable): string => `mc_${how}_${table}`.slice(0, 60);
const namesOf = ({ columns }: ProjectedTable) => columns.map(([, column]) => `"${column}"`);
const castsOf = ({ columns }: ProjectedTable) => columns.map(([, column, type]) => `g."${column}"::${type}`);
const unnested = (table: ProjectedTable, from: number) =>
  `unnest(${table.columns.map((_, i) => `$${i + from}::text[]`).join(', ')}) as g(${namesOf(table).join(', ')})`;

/** Ids of rows that are not the same on both sides: the two are compared where the rows lie, and nearly always answer nothing. */
async function idsThatDiffer(
  run: Run,
  table: ProjectedTable,
  {
    key,
    ids,
    rows,
  }: { readonly key: string; readonly ids: readonly string[]; readonly rows: readonly Row[] },
): Promise<readonly string[]> {
  const names = namesOf(table);
  const answer = await run<{ id: string }>({
    name: called('differ', table),
    text: `with given as (select ${castsOf(table)
      .map((cast, index) => `${cast} as ${names[index]}`)
      .join(', ')} from ${unnested(table, 2)})
      select coalesce(given.id, t.id) as id from given full join (select * from "${table.table}" where ${key} = any($1::text[])) t
        on t.id = given.id
      where (${names.map((name) => `given.${name}`).join(', ')}) is distinct from (${names.map((name) => `t.${name}`).join(', ')})
      order by 1`,
    values: [textArray(ids), ...textColumns(rows, table.columns.length)],
  });
  return answer.rows.map(({ id }) => id);
}

/** Both sides pass through PostgreSQL's own casts, so that only a difference of value is a difference. */
async function folded(run: Run, table: ProjectedTable, rows: readonly Row[]): Promise<Map<string, Cells>> {
  const names = namesOf(table);
  const answer = await run<Record<string, string | null>>({
    name: called('canon', table),
    text: `select ${castsOf(table)
      .map((cast, index) => `${cast}::text as ${names[index]}`)
      .join(', ')} from ${unnested(table, 1)}`,
    values: textColumns(rows, table.columns.length),
  });
  return new Map(answer.rows.map((row) => [row.id ?? '', new Map(Object.entries(row))]));
}

async function standing(
  run: Run,
  table: ProjectedTable,
  ids: readonly string[],
): Promise<Map<string, Cells>> {
  const answer = await run<Record<string, string | null>>({
    name: called('live', table),
    text: `select ${namesOf(table)
      .map((name) => `${name}::text as ${name}`)
      .join(', ')} from "${table.table}" where id = any($1::text[])`,
    values: [textArray(ids)],
  });
  return new Map(answer.rows.map((row) => [row.id ?? '', new Map(Object.entries(row))]));
}

function* differences(
  table: string,
  ids: readonly string[],
  live: ReadonlyMap<string, Cells>,
  given: ReadonlyMap<string, Cells>,
): Generator<Difference> {
  for (const id of ids) {
    const now = live.get(id);
    const should = given.get(id);
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

/** Names what differs, which is dear: asked where `standAs` has said that something does. */
export async function comparePage(
  run: Run,
  subjects: readonly Subject[],
  rows: RowsOfModels,
  keyOfTable: KeyOfTable,
): Promise<Difference[]> {
  const ids = subjects.map(({ id }) => id);
  const found = await Promise.all(
    [...rows].map(async ([model, some]) => {
      const table = tableOf(model);
      const differing = await idsThatDiffer(run, table, { key: keyOfTable(table.table), ids, rows: some });
      if (differing.length === 0) return [];
      const given = await folded(run, table, some);
      return [...differences(table.table, differing, await standing(run, table, differing), given)];
    }),
  );
  return found.flat();
}
