import type { Subject } from '@mingcha/domain';
import { type Crew, inTurn } from './crew.ts';
import { findingOf } from './examine-rows.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';
import type { Note } from './note.ts';

/** Subjects whose rows were found whole while somebody looked at the chain that they lie in. */
export interface LookedAlong {
  /** As `type/id`. */
  readonly subjects: ReadonlySet<string>;
  readonly entries: number;
}

const pageLength = 1000;

/** Those who were not looked at, in pages. */
async function* others(
  subjects: AsyncIterable<readonly Subject[]>,
  isSeen: (subject: Subject) => boolean,
): AsyncGenerator<readonly Subject[]> {
  let page: Subject[] = [];
  for await (const some of subjects) {
    for (const subject of some) if (!isSeen(subject)) page.push(subject);
    if (page.length < pageLength) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Every projected row against a new fold of the journal: table, row, column. */
export async function* checkTables(
  { db, note }: Ground & { readonly note: Note },
  crew: Crew,
  counted: (entries: number) => void,
  /** Asked when the chains have been looked at. */
  lookedAlong: () => LookedAlong,
): AsyncGenerator<Finding> {
  const along = lookedAlong();
  if (along.entries > 0) counted(along.entries);
  const { comparison } = db;
  const isSeen = ({ type, id }: Subject) =>
    along.subjects.has(`${type}/${id}`) || note.isSubjectSeen(type, id);
  const work = async (subjects: readonly Subject[]) => {
    const { findings, entries } = await crew.examine('rows', subjects);
    if (findings.length === 0) note.sawSubjects(subjects, entries);
    counted(entries);
    return findings;
  };
  for await (const findings of inTurn(others(comparison.subjects(), isSeen), crew.width, work))
    yield* findings;
  for await (const difference of comparison.rest()) yield findingOf(difference);
  for (const row of await db.prisma.unfolded.findMany({ orderBy: { id: 'asc' } }))
    yield {
      check: 'tables',
      code: 'subject.waits',
      place: `${row.subjectType} ${row.subjectId} (${row.kind} ${row.schema}, ${row.reason})`,
    };
}
