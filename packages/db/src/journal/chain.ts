import pg from 'pg';
import type { CopiedRow, CopyOut } from '../sql/copy-rows.ts';

const page = 1000;

/** An entry as it lies in its two tables, for whoever distrusts both. */
export interface ChainRow {
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly branch: number;
  readonly kind: string;
  readonly schema: number;
  readonly office: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly expected: number | null;
  readonly actor_person: string;
  readonly actor_seat: string | null;
  readonly clock: number;
  readonly header: Buffer;
  /** Null: its payload is not there. */
  readonly fields: Buffer | null;
}

const columns = `e.hash, e.writer, e.seq, e.branch, e.kind, e.schema, e.office, e.subject_type, e.subject_id, e.expected,
  e.actor_person, e.actor_seat, e.clock, e.header, p.fields`;

/** As the tables declare it; where a column that must not be empty is, it does not say what the header says. */
const chainRowOf = (row: CopiedRow) =>
  ({
    hash: row.text(),
    writer: row.text(),
    seq: row.int4(),
    branch: row.int4(),
    kind: row.text(),
    schema: row.int4(),
    office: row.text(),
    subject_type: row.text(),
    subject_id: row.text(),
    expected: row.int4(),
    actor_person: row.text(),
    actor_seat: row.text(),
    clock: row.int8(),
    header: row.bytea(),
    fields: row.bytea(),
  }) as ChainRow;

/** All of one writer's entries with their forks, in the order of their numbers, in pages. */
export async function* chainOf(copy: CopyOut, writer: string): AsyncGenerator<readonly ChainRow[]> {
  let after: readonly [number, number] = [-1, 0];
  for (;;) {
    const rows = await copy(
      `select ${columns} from entry e left join entry_payload p on p.hash = e.hash
        where e.writer = ${pg.escapeLiteral(writer)} and (e.seq, e.branch) > (${after[0]}, ${after[1]})
        order by e.seq, e.branch limit ${page}`,
      chainRowOf,
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < page || last === undefined) return;
    after = [last.seq, last.branch];
  }
}

const leavesOfPage = 10_000;

/** Some of the log's hashes, in the order of their places. */
export interface Leaves {
  readonly hashes: readonly string[];
  readonly isLast: boolean;
}

export async function* leavesOf(copy: CopyOut): AsyncGenerator<Leaves> {
  for (let next = 0; ; ) {
    const rows = await copy(
      `select position, hash from leaf where position >= ${next} order by position limit ${leavesOfPage}`,
      (row) => ({ position: row.int8(), hash: row.text() }),
    );
    const last = rows.at(-1)?.position ?? null;
    const isLast = rows.length < leavesOfPage || last === null;
    yield { hashes: rows.map(({ hash }) => hash ?? ''), isLast };
    if (isLast) return;
    next = last + 1;
  }
}
