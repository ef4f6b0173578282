import { DbError } from '../errors.ts';
import { type ProjectedModel, type ProjectedTable, projectedTables } from '../generated/tables.ts';
import { textArray } from '../sql/binary-array.ts';
import type { Statement } from '../sql/connections.ts';
import { columnOf } from './cells.ts';

export type Row = Readonly<Record<string, unknown>>;

export function tableOf(model: string): ProjectedTable {
  const table = projectedTables[model as ProjectedModel] as ProjectedTable | undefined;
  if (!table) throw new DbError('unknown-table', { table: model });
  return table;
}

const texts = new Map<string, string>();

/** Text of the statement; `replaces` when the subjects may have rows already. */
function textOf({ table, columns }: ProjectedTable, replaces: boolean): string {
  const key = `${table}/${replaces}`;
  const known = texts.get(key);
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
  const updates = names.filter((name) => name !== '"id"' && name !== '"subject_id"');
  // Null breaks the column's NOT NULL: an id belongs to one subject, and a second one that claims it must not win.
  const owner = `"subject_id" = case when t."subject_id" = excluded."subject_id" then t."subject_id" end`;
  const text = `with ${given}${replaces ? gone : ''}
    insert into "${table}" as t (${names.join(', ')}) select ${names.join(', ')} from given
    on conflict (id) do update set ${[owner, ...updates.map((name) => `${name} = excluded.${name}`)].join(', ')}
    where (${names.map((name) => `t.${name}`).join(', ')}) is distinct from
          (${names.map((name) => `excluded.${name}`).join(', ')})`;
  texts.set(key, text);
  return text;
}

/** One statement for one table: afterwards exactly these rows stand for these subjects. Throws UnfitCell. */
export function replaceRows(
  model: string,
  subjectIds: readonly string[],
  rows: readonly Row[],
  replaces: boolean,
): Statement {
  const table = tableOf(model);
  return {
    name: `mc_rows_${replaces ? 'r' : 'i'}_${table.table}`.slice(0, 60),
    text: textOf(table, replaces),
    values: [
      textArray(subjectIds),
      ...table.columns.map((column) => textArray(columnOf(rows, table.table, column))),
    ],
  };
}
