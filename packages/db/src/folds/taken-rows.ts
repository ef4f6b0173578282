import { textArray } from '../sql/binary-array.ts';
import type { Rows, Statement } from '../sql/connections.ts';
import { cellOf } from './cells.ts';
import type { SubjectReading } from './read-subject.ts';
import { tableOf } from './replace-rows.ts';

export interface ReadSubject {
  /** Names the subject, type and id. */
  readonly key: string;
  readonly id: string;
  readonly reading: SubjectReading;
}

interface Claim {
  readonly key: string;
  readonly subject: string;
  readonly row: string;
}

/** Ids of rows are made of the subject's id, so nobody honest claims another one's; whoever came first keeps it. */
export async function subjectsWithTakenRows(
  run: (statement: Statement) => Promise<Rows>,
  subjects: readonly ReadSubject[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  const byModel = new Map<string, Claim[]>();
  for (const { key, id, reading } of subjects) {
    for (const [model, rows] of reading.rows) {
      const claims = byModel.get(model) ?? [];
      byModel.set(model, claims);
      for (const cells of rows) claims.push({ key, subject: id, row: cellOf(cells, tableOf(model), 'id') });
    }
  }
  for (const [model, claims] of byModel) {
    if (claims.length === 0) continue;
    const { table } = tableOf(model);
    const { rows } = await run({
      name: `mc_taken_${table}`.slice(0, 60),
      text: `select id, subject_id from "${table}" where id = any($1::text[])`,
      values: [textArray(claims.map(({ row }) => row))],
    });
    const owners = new Map((rows as { id: string; subject_id: string }[]).map((r) => [r.id, r.subject_id]));
    const first = new Map<string, string>();
    for (const { key, subject, row } of claims) {
      if (taken.has(key)) continue;
      const owner = owners.get(row);
      if (owner !== undefined && owner !== subject) taken.add(key);
      else if ((first.get(row) ?? key) !== key) taken.add(key);
      else first.set(row, key);
    }
  }
  return taken;
}
