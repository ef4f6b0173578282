import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import type { Run } from '../journal/reads.ts';
import { entryColumns, entryTables } from '../journal/statements.ts';
import type { EntryRow, KeptEntry } from '../journal/stored.ts';
import { entryOfRow, keyOf } from '../journal/stored.ts';
import type { CopyColumns, CopyOut } from '../sql/copy-rows.ts';

const page = 1000;

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

/** Of `entryColumns`. */
export const entryCopied = {
  hash: 'text',
  branch: 'int4',
  header: 'bytea',
  fields: 'bytea',
  arrival: 'int8',
  contested: 'text',
  class: 'text',
} as const;

async function readEntries<C extends CopyColumns>(
  copy: CopyOut,
  subjects: readonly Subject[],
  also: readonly [select: string, columns: C],
) {
  if (subjects.length === 0) return [];
  const literal = ({ type, id }: Subject) => `(${pg.escapeLiteral(type)}, ${pg.escapeLiteral(id)})`;
  const [select, columns] = also;
  return await copy(
    `select ${entryColumns}${select} from (values ${subjects.map(literal).join(', ')}) as s(type, id)
      join entry e on e.subject_id = s.id and e.subject_type = s.type ${entryTables}`,
    { ...entryCopied, ...columns },
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
  const rows = (await readEntries(copy, subjects, ['', {}])) as unknown as readonly EntryRow[];
  for (const row of rows) {
    const entry = entryOfRow(row);
    under(by, keyOf(entry.header.subject as Subject), entry);
  }
  return by;
}

interface LyingRow extends EntryRow {
  readonly type: string;
  readonly id: string;
}

/** The entries that lie under these subjects, whatever each says itself: what one asks for alone is what one gets among many. */
export async function entriesUnder(
  copy: CopyOut,
  subjects: readonly Subject[],
): Promise<readonly (readonly KeptEntry[])[]> {
  const by = new Map<string, KeptEntry[]>();
  const columns = { type: 'text', id: 'text' } as const;
  const rows = await readEntries(copy, subjects, [', s.type, s.id', columns]);
  for (const row of rows as unknown as readonly LyingRow[]) under(by, keyOf(row as Subject), entryOfRow(row));
  return subjects.map((subject) => by.get(keyOf(subject)) ?? []);
}
