import type { Subject, SubjectType } from '@mingcha/domain';
import { isDbError } from '../errors.ts';
import { type ProjectedTable, projectedTables } from '../generated/tables.ts';
import type { Opener } from '../journal/open-entries.ts';
import type { Run } from '../journal/reads.ts';
import { type FoldEntry, keyOf } from '../journal/stored.ts';
import { textArray, textColumns } from '../sql/binary-array.ts';
import type { CopyOut } from '../sql/copy-rows.ts';
import type { Difference, FoldTable } from '../types.ts';
import { allSubjects, entriesBySubject } from './all-subjects.ts';
import type { Cells as Row } from './cells.ts';
import { type Alongside, compareAlong, type RowsOfModels } from './compare-along.ts';
import { readSubject } from './read-subject.ts';

/** Tables that hold sums over subjects and have no row of one subject. */
const withoutSubject = new Set(['Counter']);
/** The fold runner's own: any subject can have rows there. */
const ofAnySubject = ['Unfolded', 'Contradiction', 'CounterShare'];

type Cells = ReadonlyMap<string, string | null>;

const called = (how: string, { table }: ProjectedTable): string => `mc_${how}_${table}`.slice(0, 60);
const namesOf = ({ columns }: ProjectedTable) => columns.map(([, column]) => `"${column}"`);
const castsOf = ({ columns }: ProjectedTable) => columns.map(([, column, type]) => `g."${column}"::${type}`);
const unnested = (table: ProjectedTable, from: number) =>
  `unnest(${table.columns.map((_, i) => `$${i + from}::text[]`).join(', ')}) as g(${namesOf(table).join(', ')})`;

/** Ids of rows that are not the same on both sides: the two are compared where the rows lie, and nearly always answer nothing. */
async function idsThatDiffer(
  run: Run,
  table: ProjectedTable,
  {
    key,
    ids,
    rows,
  }: { readonly key: string; readonly ids: readonly string[]; readonly rows: readonly Row[] },
): Promise<readonly string[]> {
  const names = namesOf(table);
  const answer = await run<{ id: string }>({
    name: called('differ', table),
    text: `with given as (select ${castsOf(table)
      .map((cast, index) => `${cast} as ${names[index]}`)
      .join(', ')} from ${unnested(table, 2)})
      select coalesce(given.id, t.id) as id from given full join (select * from "${table.table}" where ${key} = any($1::text[])) t
        on t.id = given.id
      where (${names.map((name) => `given.${name}`).join(', ')}) is distinct from (${names.map((name) => `t.${name}`).join(', ')})
      order by 1`,
    values: [textArray(ids), ...textColumns(rows, table.columns.length)],
  });
  return answer.rows.map(({ id }) => id);
}

/** Both sides pass through PostgreSQL's own casts, so that only a difference of value is a difference. */
async function folded(run: Run, table: ProjectedTable, rows: readonly Row[]): Promise<Map<string, Cells>> {
  const names = namesOf(table);
  const answer = await run<Record<string, string | null>>({
    name: called('canon', table),
    text: `select ${castsOf(table)
      .map((cast, index) => `${cast}::text as ${names[index]}`)
      .join(', ')} from ${unnested(table, 1)}`,
    values: textColumns(rows, table.columns.length),
  });
  return new Map(answer.rows.map((row) => [row.id ?? '', new Map(Object.entries(row))]));
}

async function standing(
  run: Run,
  table: ProjectedTable,
  ids: readonly string[],
): Promise<Map<string, Cells>> {
  const answer = await run<Record<string, string | null>>({
    name: called('live', table),
    text: `select ${namesOf(table)
      .map((name) => `${name}::text as ${name}`)
      .join(', ')} from "${table.table}" where id = any($1::text[])`,
    values: [textArray(ids)],
  });
  return new Map(answer.rows.map((row) => [row.id ?? '', new Map(Object.entries(row))]));
}

function* differences(
  table: string,
  ids: readonly string[],
  live: ReadonlyMap<string, Cells>,
  given: ReadonlyMap<string, Cells>,
): Generator<Difference> {
  for (const id of ids) {
    const now = live.get(id);
    const should = given.get(id);
    const subjectId = (should ?? now)?.get('subject_id') ?? '';
    if (!now || !should) {
      const told = { live: now ? 'present' : null, folded: should ? 'present' : null };
      yield { table, id, subjectId, column: null, ...told };
      continue;
    }
    for (const [column, value] of should) {
      const other = now.get(column) ?? null;
      if (other !== value) yield { table, id, subjectId, column, live: other, folded: value };
    }
  }
}

/**
 * By which column the rows of subjects are found: where no index leads by `subject_id`, a subject has one row and it bears
 * its id. Whatever does not is found as a stray.
 */
async function keysOf(run: Run): Promise<(table: string) => 'subject_id' | 'id'> {
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
async function* strays(
  run: Run,
  folds: FoldTable,
  keyOfTable: (table: string) => 'subject_id' | 'id',
): AsyncGenerator<Difference> {
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
  const rows = new Map<string, Row[]>([...modelsOf(types, folds)].map((model) => [model, []]));
  for (const subject of subjects) {
    const reading = await readSubject(entries.get(keyOf(subject)) ?? [], folds, opener);
    for (const [model, some] of [...reading.rows, ...reading.marks]) rows.get(model)?.push(...some);
  }
  return rows;
}

async function comparePage(
  run: Run,
  subjects: readonly Subject[],
  rows: RowsOfModels,
  keyOfTable: (table: string) => 'subject_id' | 'id',
): Promise<Difference[]> {
  const ids = subjects.map(({ id }) => id);
  const found = await Promise.all(
    [...rows].map(async ([model, some]) => {
      const table = projectedTables[model as keyof typeof projectedTables] as ProjectedTable;
      const differing = await idsThatDiffer(run, table, { key: keyOfTable(table.table), ids, rows: some });
      if (differing.length === 0) return [];
      const given = await folded(run, table, some);
      return [...differences(table.table, differing, await standing(run, table, differing), given)];
    }),
  );
  return found.flat();
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
  /** A subject with an entry that is no JSON any more has no fold: it is named, and the others of its page are compared. */
  async function page(subjects: readonly Subject[]): Promise<ComparedPage> {
    try {
      const found = await entriesBySubject(how.copy, subjects);
      const rows = await foldPage(subjects, found, { folds: how.folds, opener: how.openerOfPage() });
      const differences = await comparePage(run, subjects, rows, await keyOfTable());
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
        areSame: async (subjects, rows) =>
          (await comparePage(run, subjects, rows, await keyOfTable())).length === 0,
      }),
    async *rest() {
      yield* strays(how.whole, how.folds, await keyOfTable());
      yield* wrongCounters(how.whole);
    },
  };
}
