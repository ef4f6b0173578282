import type { Subject, SubjectType } from '@mingcha/domain';
import { isDbError } from '../errors.ts';
import { projectedTables } from '../generated/tables.ts';
import type { Opener } from '../journal/open-entries.ts';
import type { Run } from '../journal/reads.ts';
import { type FoldEntry, keyOf } from '../journal/stored.ts';
import { textArray } from '../sql/binary-array.ts';
import type { CopyFile, CopyOut } from '../sql/copy-rows.ts';
import type { Difference, FoldTable } from '../types.ts';
import { allSubjects, entriesBySubject } from './all-subjects.ts';
import type { Cells } from './cells.ts';
import { type Alongside, compareAlong, type RowsOfModels } from './compare-along.ts';
import { comparePage } from './name-differences.ts';
import { readSubject } from './read-subject.ts';
import { type KeyOfTable, standAs } from './stand-as.ts';

/** Tables that hold sums over subjects and have no row of one subject. */
const withoutSubject = new Set(['Counter']);
/** The fold runner's own: any subject can have rows there. */
const ofAnySubject = ['Unfolded', 'Contradiction', 'CounterShare'];

/**
 * By which column the rows of subjects are found: where no index leads by `subject_id`, a subject has one row and it bears
 * its id. Whatever does not is found as a stray.
 */
async function keysOf(run: Run): Promise<KeyOfTable> {
  const { rows } = await run<{ table: string }>({
    name: 'mc_keyed_tables',
    text: `select distinct c.relname as table from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where a.attname = 'subject_id'`,
  });
  const bySubject = new Set(rows.map(({ table }) => table));
  return (table) => (bySubject.has(table) ? 'subject_id' : 'id');
}

const modelsOf = (types: Iterable<string>, folds: FoldTable): ReadonlySet<string> =>
  new Set([...[...types].flatMap((type) => folds[type as SubjectType]?.tables ?? []), ...ofAnySubject]);

/** Rows that no page looks at: of subjects that the journal does not know, or in tables that no fold of theirs fills. */
async function* strays(run: Run, folds: FoldTable, keyOfTable: KeyOfTable): AsyncGenerator<Difference> {
  for (const [model, { table }] of Object.entries(projectedTables)) {
    if (withoutSubject.has(model)) continue;
    const types = Object.keys(folds).filter((type) => modelsOf([type], folds).has(model));
    const answer = await run<{ id: string; subject_id: string }>({
      name: `mc_stray_${table}`.slice(0, 60),
      text: `select t.id, t.subject_id from "${table}" t where not exists (
          select from entry e where e.subject_id = t.${keyOfTable(table)} and ($1::bool or e.subject_type = any($2::text[])))
        order by t.id`,
      values: [ofAnySubject.includes(model), textArray(types)],
    });
    for (const row of answer.rows) {
      yield { table, id: row.id, subjectId: row.subject_id, column: null, live: 'present', folded: null };
    }
  }
}

async function* wrongCounters(run: Run): AsyncGenerator<Difference> {
  const answer = await run<{ office: string; name: string; kept: string | null; sum: string | null }>({
    name: 'mc_wrong_counters',
    text: `select coalesce(c.office, s.office) as office, coalesce(c.name, s.name) as name,
        c.sum::text as kept, s.sum::text as sum
      from (select office, name, sum(value) from counter group by 1, 2) c
      full join (select office, name, sum(value) from counter_share group by 1, 2) s
        on s.office = c.office and s.name = c.name
      where coalesce(c.sum, 0) <> coalesce(s.sum, 0) order by 1, 2`,
  });
  for (const row of answer.rows) {
    const id = `${row.office}/${row.name}`;
    yield { table: 'counter', id, subjectId: '', column: 'value', live: row.kept, folded: row.sum };
  }
}

export interface Compared {
  readonly copy: CopyOut;
  readonly file: CopyFile;
  /** For what looks at whole tables and not at pages of them. */
  readonly whole: Run;
  readonly folds: FoldTable;
  /** One for each page: what it remembers of keys goes with it. */
  openerOfPage(): Opener;
}

async function foldPage(
  subjects: readonly Subject[],
  entries: ReadonlyMap<string, readonly FoldEntry[]>,
  { folds, opener }: Pick<Compared, 'folds'> & { readonly opener: Opener },
): Promise<RowsOfModels> {
  const types = new Set(subjects.map(({ type }) => type));
  const rows = new Map<string, Cells[]>([...modelsOf(types, folds)].map((model) => [model, []]));
  for (const subject of subjects) {
    const reading = await readSubject(entries.get(keyOf(subject)) ?? [], folds, opener);
    for (const read of [reading.rows, reading.marks])
      for (const [model, some] of read) if (some.length > 0) rows.get(model)?.push(...some);
  }
  return rows;
}

export interface ComparedPage {
  readonly differences: readonly Difference[];
  /** How many entries were folded. */
  readonly entries: number;
}

/** The tables against the journal in pieces, so that several can look at once. */
export interface Comparison {
  /** Every subject of the journal, in pages. */
  subjects(): AsyncGenerator<readonly Subject[]>;
  /** The rows of these subjects against a new fold. */
  page(subjects: readonly Subject[]): Promise<ComparedPage>;
  /** The same for what lies in one chain, while somebody looks at that. */
  along(): Alongside;
  /** What no page looks at. */
  rest(): AsyncGenerator<Difference>;
}

const unreadable = ({ id: subjectId }: Subject, id: string): Difference => ({
  table: 'entry',
  id,
  subjectId,
  column: null,
  live: 'unreadable',
  folded: 'unreadable',
});

/**
 * Folds the journal again beside the tables and names every row that differs. Reads only; where others write, both must be read as
 * of one moment, or a subject that changed between the two readings is named wrongly.
 */
export function compareTables(run: Run, how: Compared): Comparison {
  let keys: ReturnType<typeof keysOf> | null = null;
  const keyOfTable = () => {
    keys ??= keysOf(run);
    return keys;
  };
  const areSame = async (subjects: readonly Subject[], rows: RowsOfModels) =>
    await standAs(how.file, subjects, rows, await keyOfTable());
  /** A subject with an entry that is no JSON any more has no fold: it is named, and the others of its page are compared. */
  async function page(subjects: readonly Subject[]): Promise<ComparedPage> {
    try {
      const found = await entriesBySubject(how.copy, subjects);
      const rows = await foldPage(subjects, found, { folds: how.folds, opener: how.openerOfPage() });
      const differences = (await areSame(subjects, rows))
        ? []
        : await comparePage(run, subjects, rows, await keyOfTable());
      return { differences, entries: [...found.values()].reduce((sum, { length }) => sum + length, 0) };
    } catch (error) {
      if (!isDbError(error, 'entry-unreadable')) throw error;
      const [one, ...others] = subjects;
      if (one !== undefined && others.length === 0)
        return { differences: [unreadable(one, String(error.facts.hash))], entries: 0 };
      const middle = Math.ceil(subjects.length / 2);
      const [some, rest] = [await page(subjects.slice(0, middle)), await page(subjects.slice(middle))];
      return {
        differences: [...some.differences, ...rest.differences],
        entries: some.entries + rest.entries,
      };
    }
  }
  return {
    subjects: () => allSubjects(run),
    page,
    along: () =>
      compareAlong({
        copy: how.copy,
        opener: how.openerOfPage(),
        fold: (subjects, entries, opener) => foldPage(subjects, entries, { folds: how.folds, opener }),
        areSame,
      }),
    async *rest() {
      yield* strays(how.whole, how.folds, await keyOfTable());
      yield* wrongCounters(how.whole);
    },
  };
}
