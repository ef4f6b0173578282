import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import type { Run } from '../journal/reads.ts';
import { entryColumns, entryTables } from '../journal/statements.ts';
import type { EntryRow, KeptEntry } from '../journal/stored.ts';
import { entryOfRow, keyOf } from '../journal/stored.ts';
import type { CopiedRow, CopyOut } from '../sql/copy-rows.ts';
import { arrayLiteral } from './cells.ts';

const page = 1000;
/** Some subjects have one entry and some have thousands: what is read at once should not depend on which they are. */
const entriesOfPage = 2000;

interface SubjectRow {
  readonly subject_type: Subject['type'];
  readonly subject_id: string;
  readonly count: number;
}

/** Every subject of the journal, in pages by key, so that memory does not grow with the journal. */
export async function* allSubjects(run: Run): AsyncGenerator<readonly Subject[]> {
  let last: readonly [string, string] = ['', ''];
  for (;;) {
    const { rows } = await run<{ [K in keyof SubjectRow]: SubjectRow[K] }>({
      name: 'mc_all_subjects',
      text: `select subject_id, subject_type, count(*)::int4 as count from entry where (subject_id, subject_type) > ($1, $2)
        group by subject_id, subject_type order by subject_id, subject_type limit ${page}`,
      values: [...last],
    });
    let some: Subject[] = [];
    let entries = 0;
    for (const { subject_type: type, subject_id: id, count } of rows) {
      if (some.length > 0 && entries + count > entriesOfPage) {
        yield some;
        some = [];
        entries = 0;
      }
      some.push({ type, id });
      entries += count;
    }
    if (some.length > 0) yield some;
    const end = rows.at(-1);
    if (!end || rows.length < page) return;
    last = [end.subject_id, end.subject_type];
  }
}

/** Of `entryColumns`. */
export const entryCopied = (row: CopiedRow) =>
  ({
    hash: row.text(),
    branch: row.int4(),
    header: row.bytea(),
    fields: row.bytea(),
    arrival: row.int8(),
    contested: row.text(),
    class: row.text(),
  }) as EntryRow;

/** Two literals, however many there are: thousands of them each cost PostgreSQL more to read than to look up. */
export const subjectsAsRows = (subjects: readonly Subject[]): string => {
  const all = (of: (subject: Subject) => string) =>
    `${pg.escapeLiteral(arrayLiteral(subjects.map(of)))}::text[]`;
  return `unnest(${all(({ type }) => type)}, ${all(({ id }) => id)}) as s(type, id)`;
};

async function readEntries<R extends EntryRow>(
  copy: CopyOut,
  subjects: readonly Subject[],
  [also, read]: readonly [select: string, read: (row: CopiedRow) => R],
): Promise<readonly R[]> {
  if (subjects.length === 0) return [];
  return await copy(
    `select ${entryColumns}${also} from ${subjectsAsRows(subjects)}
      join entry e on e.subject_id = s.id and e.subject_type = s.type ${entryTables}`,
    read,
  );
}

const under = (by: Map<string, KeptEntry[]>, key: string, entry: KeptEntry) => {
  const of = by.get(key);
  if (of) of.push(entry);
  else by.set(key, [entry]);
};

/** The entries of these subjects, by the subject that each names itself. */
export async function entriesBySubject(
  copy: CopyOut,
  subjects: readonly Subject[],
): Promise<Map<string, KeptEntry[]>> {
  const by = new Map<string, KeptEntry[]>();
  for (const row of await readEntries(copy, subjects, ['', entryCopied])) {
    const entry = entryOfRow(row);
    under(by, keyOf(entry.header.subject as Subject), entry);
  }
  return by;
}

/** The entries that lie under these subjects, whatever each says itself: what one asks for alone is what one gets among many. */
export async function entriesUnder(
  copy: CopyOut,
  subjects: readonly Subject[],
): Promise<readonly (readonly KeptEntry[])[]> {
  const by = new Map<string, KeptEntry[]>();
  const lying = (row: CopiedRow) =>
    ({ ...entryCopied(row), type: row.text(), id: row.text() }) as EntryRow & Subject;
  for (const row of await readEntries(copy, subjects, [', s.type, s.id', lying]))
    under(by, keyOf(row), entryOfRow(row));
  return subjects.map((subject) => by.get(keyOf(subject)) ?? []);
}
