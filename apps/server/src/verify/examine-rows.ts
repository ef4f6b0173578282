import type { Difference } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { Examined } from './crew.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

/** The rows of these subjects against a new fold of their entries. */
export async function examineRows({ db }: Ground, subjects: readonly Subject[]): Promise<Examined> {
  const { differences, entries } = await db.comparison.page(subjects);
  return { findings: differences.map(findingOf), entries };
}

export function findingOf({ table, id, subjectId, column, live, folded }: Difference): Finding {
  if (folded === 'unreadable' && column === null)
    return { check: 'tables', code: 'subject.unreadable', place: `${subjectId} entry ${id}` };
  const place = column === null ? `${table} row ${id}` : `${table} row ${id} column ${column}`;
  const code =
    folded === null && column === null
      ? 'row.not-from-journal'
      : live === null && column === null
        ? 'row.missing'
        : 'row.differs';
  return { check: 'tables', code, place, expected: folded ?? '', found: live ?? '' };
}
