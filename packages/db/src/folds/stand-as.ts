import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import type { CopyFile } from '../sql/copy-rows.ts';
import { arrayLiteral, type Cells } from './cells.ts';
import type { RowsOfModels } from './compare-along.ts';
import { tableOf } from './replace-rows.ts';
import { rowsAsBytes } from './row-bytes.ts';

// Rows that stand against rows that should: PostgreSQL hands over its own as they lie, and the same bytes are the same rows. Nothing is
// understood here and nothing told: where a byte differs, somebody else finds out which.

/**
 * By which column the rows of subjects are found: where no index leads by `subject_id`, a subject has one row and it bears
 * its id. Whatever does not is found as a stray.
 */
export type KeyOfTable = (table: string) => 'subject_id' | 'id';

/** In the order that `collate "C"` has them in: an id is of ASCII, and what is not differs and is looked at more closely. */
const byId = ([one]: Cells, [other]: Cells): number =>
  (one as string) < (other as string) ? -1 : (one as string) > (other as string) ? 1 : 0;

/** Whether these are all rows that these subjects have. False also where one value can be spelled in two ways. */
export async function standAs(
  file: CopyFile,
  subjects: readonly Subject[],
  rows: RowsOfModels,
  keyOfTable: KeyOfTable,
): Promise<boolean> {
  const ids = `unnest(${pg.escapeLiteral(arrayLiteral([...new Set(subjects.map(({ id }) => id))]))}::text[]) as s(id)`;
  const without: string[] = [];
  for (const [model, some] of rows) {
    const table = tableOf(model);
    const of = `"${table.table}" t on t.${keyOfTable(table.table)} = s.id`;
    if (some.length === 0) {
      without.push(`exists (select from ${of.replace(' on ', ' where ')})`);
      continue;
    }
    const columns = table.columns.map(([, column]) => `t."${column}"`).join(', ');
    const standing = await file(`select ${columns} from ${ids} join ${of} order by t.id collate "C"`);
    if (!standing.equals(rowsAsBytes(table, [...some].sort(byId)))) return false;
  }
  if (without.length === 0) return true;
  const any = await file(`select from ${ids} where ${without.join(' or ')} limit 1`);
  return any.equals(rowsAsBytes(tableOf('Unfolded'), []));
}
