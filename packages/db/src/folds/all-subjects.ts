import type { Subject } from '@mingcha/domain';
import type { Run } from '../journal/reads.ts';
import { entriesOfSubjects } from '../journal/statements.ts';
import type { EntryRow, KeptEntry } from '../journal/stored.ts';
import { entryOfRow, keyOf } from '../journal/stored.ts';

const page = 500;

interface SubjectRow {
  readonly subject_type: Subject['type'];
  readonly subject_id: string;
}

/** Every subject of the journal, in pages by key, so that memory does not grow with the journal. */
export async function* allSubjects(run: Run): AsyncGenerator<readonly Subject[]> {
  let last: readonly [string, string] = ['', ''];
  for (;;) {
    const answer = await run<{ [K in keyof SubjectRow]: SubjectRow[K] }>({
      name: 'mc_all_subjects',
      text: `select distinct subject_id, subject_type from entry where (subject_id, subject_type) > ($1, $2)
        order by subject_id, subject_type limit ${page}`,
      values: [...last],
    });
    const subjects = answer.rows.map((row) => ({ type: row.subject_type, id: row.subject_id }));
    if (subjects.length > 0) yield subjects;
    const end = subjects.at(-1);
    if (!end || subjects.length < page) return;
    last = [end.id, end.type];
  }
}

/** The entries of these subjects, by subject. */
export async function entriesBySubject(
  run: Run,
  subjects: readonly Subject[],
): Promise<Map<string, KeptEntry[]>> {
  const answer = await run<{ [K in keyof EntryRow]: EntryRow[K] }>(entriesOfSubjects(subjects));
  const by = new Map<string, KeptEntry[]>();
  for (const row of answer.rows) {
    const entry = entryOfRow(row);
    const key = keyOf(entry.header.subject as Subject);
    const of = by.get(key);
    if (of) of.push(entry);
    else by.set(key, [entry]);
  }
  return by;
}
