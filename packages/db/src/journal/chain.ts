import type { Run } from './reads.ts';

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

/** All of one writer's entries with their forks, in the order of their numbers, in pages. */
export async function* chainOf(run: Run, writer: string): AsyncGenerator<readonly ChainRow[]> {
  let after: readonly [number, number] = [-1, 0];
  for (;;) {
    const { rows } = await run<ChainRow>({
      name: 'mc_chain_of',
      text: `select e.hash, e.writer, e.seq, e.branch, e.kind, e.schema, e.office, e.subject_type, e.subject_id, e.expected,
          e.actor_person, e.actor_seat, e.clock, e.header, p.fields
        from entry e left join entry_payload p on p.hash = e.hash
        where e.writer = $1 and (e.seq, e.branch) > ($2::int4, $3::int4) order by e.seq, e.branch limit ${page}`,
      values: [writer, ...after],
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < page || last === undefined) return;
    after = [last.seq, last.branch];
  }
}
