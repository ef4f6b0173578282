import { type Crew, inTurn } from './crew.ts';
import { findingOf } from './examine-rows.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

/** Every projected row against a new fold of the journal: table, row, column. */
export async function* checkTables({ db }: Ground, crew: Crew): AsyncGenerator<Finding> {
  const { comparison } = db;
  const pages = inTurn(comparison.subjects(), crew.width, (subjects) =>
    crew.examine({ what: 'rows', subjects }),
  );
  for await (const { findings } of pages) yield* findings;
  for await (const difference of comparison.rest()) yield findingOf(difference);
  for (const row of await db.prisma.unfolded.findMany({ orderBy: { id: 'asc' } }))
    yield {
      check: 'tables',
      code: 'subject.waits',
      place: `${row.subjectType} ${row.subjectId} (${row.kind} ${row.schema}, ${row.reason})`,
    };
}
