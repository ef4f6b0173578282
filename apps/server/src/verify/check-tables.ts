import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

/** Every projected row against a new fold of the journal: table, row, column. */
export async function* checkTables({ db }: Ground): AsyncGenerator<Finding> {
  for await (const { table, id, column, live, folded } of db.differences()) {
    const place = column === null ? `${table} row ${id}` : `${table} row ${id} column ${column}`;
    const code =
      folded === null && column === null
        ? 'row.not-from-journal'
        : live === null && column === null
          ? 'row.missing'
          : 'row.differs';
    yield { check: 'tables', code, place, expected: folded ?? '', found: live ?? '' };
  }
  for (const row of await db.prisma.unfolded.findMany({ orderBy: { id: 'asc' } }))
    yield {
      check: 'tables',
      code: 'subject.waits',
      place: `${row.subjectType} ${row.subjectId} (${row.kind} ${row.schema}, ${row.reason})`,
    };
}
