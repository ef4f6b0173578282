import { DbError } from '../errors.ts';
import { type ProjectedModel, type ProjectedTable, projectedTables } from '../generated/tables.ts';
import { textArray, textColumns } from '../sql/binary-array.ts';
import type { Statement } from '../sql/connections.ts';
import { fewRows, type Insert, insertValues } from '../sql/values.ts';
import type { Cells } from './cells.ts';

export function tableOf(model: string): ProjectedTable {
  const table = projectedTables[model as ProjectedModel] as ProjectedTable | undefined;
  if (!table) throw new DbError('unknown-table', { table: model });
  return table;
}

const called = (how: string, table: string): string => `mc_${how}_${table}`.slice(0, 56);

/** What becomes of a row that is there already. */
function overwriting(columns: ProjectedTable['columns']): string {
  const names = columns.map(([, column]) => `"${column}"`);
  const updates = names.filter((name) => name !== '"id"' && name !== '"subject_id"');
  // Null breaks the column's NOT NULL: an id belongs to one subject, and a second one that claims it must not win.
  const owner = `"subject_id" = case when t."subject_id" = excluded."subject_id" then t."subject_id" end`;
  return `on conflict (id) do update set ${[owner, ...updates.map((name) => `${name} = excluded.${name}`)].join(', ')}
    where (${names.map((name) => `t.${name}`).join(', ')}) is distinct from
          (${names.map((name) => `excluded.${name}`).join(', ')})`;
}

interface Texts {
  readonly fresh: Insert;
  readonly changed: Insert;
  readonly bulk: string;
  readonly whole: string;
}

const texts = new Map<string, Texts>();

function textsOf({ table, columns }: ProjectedTable): Texts {
  const known = texts.get(table);
  if (known) return known;
  const names = columns.map(([, column]) => `"${column}"`);
  const casts = columns.map(([, column, type]) => `g."${column}"::${type}`);
  const given = `given as (
    select ${casts.join(', ')} from unnest(${columns.map((_, i) => `$${i + 2}::text[]`).join(', ')})
      as g(${names.join(', ')}) where $1::text[] is not null
  )`;
  // Rows that the fold no longer gives go, others are written over only where they differ: unchanged rows cost no write.
  const gone = `, gone as (
    delete from "${table}" t where t.subject_id = any($1::text[]) and not exists (select from given where given.id = t.id)
  )`;
  const insert = `insert into "${table}" as t (${names.join(', ')}) select ${names.join(', ')} from given`;
  const tail = overwriting(columns);
  const insertOf = (how: string) => ({
    name: called(how, table),
    table,
    columns: columns.map(([, column]) => column),
  });
  const made = {
    fresh: insertOf('new'),
    changed: { ...insertOf('put'), tail },
    bulk: `with ${given} ${insert}`,
    whole: `with ${given}${gone} ${insert} ${tail}`,
  };
  texts.set(table, made);
  return made;
}

const unnested = (subjectIds: readonly string[], { columns }: ProjectedTable, rows: readonly Cells[]) => [
  textArray(subjectIds),
  ...textColumns(rows, columns.length),
];

/** Rows of which nothing stands yet. */
export function insertRows(model: string, rows: readonly Cells[]): Statement[] {
  const table = tableOf(model);
  const { fresh, bulk } = textsOf(table);
  if (rows.length <= fewRows) return insertValues(fresh, rows);
  return [{ name: called('bulk', table.table), text: bulk, values: unnested([], table, rows) }];
}

/** Rows of which others stand now: written over. */
export const overwriteRows = (model: string, rows: readonly Cells[]): Statement[] =>
  insertValues(textsOf(tableOf(model)).changed, rows);

/** Rows that stand and should not. */
export function removeRows(model: string, subjectIds: readonly string[], ids: readonly string[]): Statement {
  const { table } = tableOf(model);
  return {
    name: called('gone', table),
    text: `delete from "${table}" where id = any($1::text[]) and subject_id = any($2::text[])`,
    values: [textArray(ids), textArray(subjectIds)],
  };
}

/** Whatever stands: afterwards exactly these rows stand for these subjects. */
export function replaceRows(model: string, subjectIds: readonly string[], rows: readonly Cells[]): Statement {
  const table = tableOf(model);
  const { whole } = textsOf(table);
  return { name: called('all', table.table), text: whole, values: unnested(subjectIds, table, rows) };
}
