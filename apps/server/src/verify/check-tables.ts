import type { Subject } from '@mingcha/domain';
import { type Crew, inTurn } from './crew.ts';
import { findingOf } from './examine-rows.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import { type Note, shortList } from './note.ts';

/** Every projected row against a new fold of the journal: table, row, column. */
export async function* checkTables(
  { db, note }: Ground & { readonly note: Note },
  crew: Crew,
  counted: (entries: number) => void,
): AsyncGenerator<Finding> {
  const { comparison } = db;
  const work = async (page: readonly Subject[]) => {
    const subjects = page.filter(({ type, id }) => !note.isSubjectSeen(type, id));
    if (subjects.length === 0) return [];
    const { findings, entries } = await crew.examine({ what: 'rows', subjects });
    if (findings.length === 0) note.write({ what: 'rows', subjects: shortList(subjects), entries });
    counted(entries);
    return findings;
  };
  for await (const findings of inTurn(comparison.subjects(), crew.width, work)) yield* findings;
  for await (const difference of comparison.rest()) yield findingOf(difference);
  for (const row of await db.prisma.unfolded.findMany({ orderBy: { id: 'asc' } }))
    yield {
      check: 'tables',
      code: 'subject.waits',
      place: `${row.subjectType} ${row.subjectId} (${row.kind} ${row.schema}, ${row.reason})`,
    };
}
