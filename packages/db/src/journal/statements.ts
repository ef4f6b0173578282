import type { Subject } from '@mingcha/journal';
import { int4Array, int8Array, textArray } from '../sql/binary-array.ts';
import type { Statement } from '../sql/connections.ts';
import { insertValues, type Values } from '../sql/values.ts';
import type { WriterRecord } from '../types.ts';
import type { KeptEntry } from './stored.ts';

// Every statement of the journal store. Named, so that each is planned once a connection; arrays, so that a hundred rows
// are one statement.

export const begin: Statement = { name: 'mc_begin', text: 'begin isolation level read committed' };
export const commit: Statement = { name: 'mc_commit', text: 'commit' };
export const rollback: Statement = { name: 'mc_rollback', text: 'rollback' };

export const lockSubjects = (locks: readonly bigint[]): Statement => ({
  name: 'mc_lock_subjects',
  text: 'select pg_advisory_xact_lock(k) from unnest($1::int8[]) as k',
  values: [int8Array(locks)],
});

/** What `EntryRow` is made of, in its order. */
export const entryColumns = `e.hash, e.branch, e.header, p.fields, e.arrival, e.contested, w.class`;
export const entryTables = `join entry_payload p on p.hash = e.hash join writer w on w.id = e.writer`;

export const entriesOfSubjects = (subjects: readonly Subject[]): Statement => ({
  name: 'mc_entries_of_subjects',
  text: `select ${entryColumns} from unnest($1::text[], $2::text[]) as s(type, id)
    join entry e on e.subject_id = s.id and e.subject_type = s.type ${entryTables}`,
  values: [textArray(subjects.map((s) => s.type)), textArray(subjects.map((s) => s.id))],
});

export const entriesByHash = (hashes: readonly string[]): Statement => ({
  name: 'mc_entries_by_hash',
  text: `select ${entryColumns} from unnest($1::text[]) as h(hash) join entry e on e.hash = h.hash ${entryTables}`,
  values: [textArray(hashes)],
});

/** Stored bytes are canonical, and a value that says this has its quotes escaped: only a sealed field reads so. */
export const sealedUnder = (kid: string): Statement => ({
  name: 'mc_sealed_under',
  text: `select distinct e.subject_type as type, e.subject_id as id
    from entry e join entry_payload p on p.hash = e.hash
    where e.subject_id in (select $1::text
        union all select subject_id from finding where visit = $1
        union all select subject_id from evidence where visit = $1
        union all select c.subject_id from finding f join confirmation c on c.finding = f.id where f.visit = $1)
      and position(convert_to('"kid":"' || $1 || '"', 'UTF8') in p.fields) > 0
    order by 1, 2`,
  values: [kid],
});

export const countOfSubject = (subject: Subject): Statement => ({
  name: 'mc_count_of_subject',
  text: 'select count(expected)::int4 as count from entry where subject_id = $1 and subject_type = $2',
  values: [subject.id, subject.type],
});

const writerColumns = `id, alg, public_key, class, office, subject_type, subject_id, persons, state, head_seq, head_hash,
  revoked_seq, revoked_hash, enrolled_at`;

export const writerById = (id: string): Statement => ({
  name: 'mc_writer',
  text: `select ${writerColumns} from writer where id = $1`,
  values: [id],
});

/** A stretch of one writer's numbers. */
export interface Stretch {
  readonly writer: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that judging runs needs to know besides the subjects' entries. */
export const judging = (needed: readonly string[], stretches: readonly Stretch[]): Statement => ({
  name: 'mc_judging',
  text: `select hash, writer, seq, subject_type, subject_id, arrival from entry where hash = any($1::text[])
    union
    select hash, e.writer, seq, subject_type, subject_id, arrival
      from unnest($2::text[], $3::int4[], $4::int4[]) as r(writer, a, b)
      join entry e on e.writer = r.writer and e.seq between r.a and r.b`,
  values: [
    textArray(needed),
    textArray(stretches.map(({ writer }) => writer)),
    int4Array(stretches.map(({ from }) => from)),
    int4Array(stretches.map(({ to }) => to)),
  ],
});

/** Held entries that wait for one of these, or for these very entries with values that open. Asked under the locks of these, so nothing begins to wait unseen. */
export const wokenBy = (hashes: readonly string[]): Statement => ({
  name: 'mc_woken',
  text: `select hash from held where reason <> 'after-revocation' and missing && $1::text[]
    union all select hash from held where reason = 'sealed-unreadable' and hash = any($1::text[])`,
  values: [textArray(hashes)],
});

export const writersById = (ids: readonly string[]): Statement => ({
  name: 'mc_writers',
  text: `select ${writerColumns} from writer where id = any($1::text[])`,
  values: [textArray(ids)],
});

/**
 * Subjects with rows of the fold runner's own tables: few, so that the rest need not be cleaned. With no subject: the last
 * remaking of tables.
 */
export const markedSubjects = (ids: readonly string[]): Statement => ({
  name: 'mc_marked',
  text: `select subject_id, null as name, null::int8 as value from unfolded where subject_id = any($1::text[])
    union all select subject_id, null, null from contradiction where subject_id = any($1::text[])
    union all select subject_id, office || ' ' || name, value from counter_share where subject_id = any($1::text[])
    union all select null, null, made_at from projection where id = 1`,
  values: [textArray(ids)],
});

const entryInsert = {
  name: 'mc_entry',
  table: 'entry',
  columns: [
    ...[
      'hash',
      'writer',
      'seq',
      'branch',
      'kind',
      'schema',
      'office',
      'subject_type',
      'subject_id',
      'expected',
    ],
    ...['actor_person', 'actor_seat', 'clock', 'arrival', 'contested', 'header'],
  ],
};
const payloadInsert = { name: 'mc_payload', table: 'entry_payload', columns: ['hash', 'fields'] };
const pendingInsert = { name: 'mc_pending', table: 'pending', columns: ['hash'] };

const bytea = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

function entryValues({ hash, branch, header, arrival, contested, bytes }: KeptEntry): Values {
  const { writer, seq, kind, schema, office, subject, expected, actor, time } = header;
  return [
    ...[hash, writer, seq, branch, kind, schema, office, subject.type, subject.id, expected ?? null],
    ...[actor.person, actor.seat, time.clock, arrival, contested, bytea(bytes)],
  ];
}

/** Header, payload and place in the queue of the sequencer, for all entries at once. */
export const insertEntries = (entries: readonly KeptEntry[]): Statement[] => [
  ...insertValues(entryInsert, entries.map(entryValues)),
  ...insertValues(
    payloadInsert,
    entries.map(({ hash, fieldBytes }) => [hash, bytea(fieldBytes)]),
  ),
  ...insertValues(
    pendingInsert,
    entries.map(({ hash }) => [hash]),
  ),
];

export interface StoredRun {
  readonly writer: string;
  readonly from: number;
  readonly to: number;
  readonly head: string;
  readonly alg: string;
  readonly sig: Uint8Array;
  readonly arrival: number;
}

export interface RunEnd {
  readonly run: StoredRun;
  /** The new head of its writer, where there is one. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** Puts the writer in quarantine, unless it is revoked already. */
  readonly forked: boolean;
  /** Its writer as remembered: compared where it moves. */
  readonly assumed: WriterRecord | null;
}

const runInsert = {
  name: 'mc_run',
  table: 'run',
  columns: ['writer', 'from_seq', 'to_seq', 'head', 'alg', 'sig', 'arrival'],
  tail: 'on conflict do nothing',
};

/** Fails, and with it the transaction, when the condition does not hold; the log then says why in words. */
const orFail = (condition: string): string =>
  `(case when ${condition} then '1' else 'what was remembered is not what stands: asked again' end)::int4`;

/**
 * Behind the locks of these subjects: they have as many entries as all that are remembered, and no table was made anew since.
 * Entries are never changed or taken away, so as many are the same.
 */
export const assumed = (subjects: readonly Subject[], count: number, remade: number): Statement => ({
  name: 'mc_assumed',
  text: `select ${orFail(`
      (select count(*) from unnest($1::text[], $2::text[]) as s(type, id)
         join entry e on e.subject_id = s.id and e.subject_type = s.type) = $3::int8
      and (select made_at from projection where id = 1 and whole) = $4::int8`)}`,
  values: [textArray(subjects.map((s) => s.type)), textArray(subjects.map((s) => s.id)), count, remade],
});

/** Values were taken out of entries that stand: whoever remembers any must read again. */
export const noteRemade = (now: number): Statement => ({
  name: 'mc_remade',
  text: 'update projection set made_at = greatest($1::int8, made_at + 1) where id = 1',
  values: [now],
});

/** The end of a run whose writer was remembered: it moves if it stood there, and else nothing is committed. */
const moveAssumed = (
  was: WriterRecord,
  head: { readonly seq: number; readonly hash: string },
): Statement => ({
  name: 'mc_writer_moves_assumed',
  text: `with moved as (
      update writer set head_seq = $2::int4, head_hash = $3::text
      where id = $1 and head_seq = $4::int4 and head_hash is not distinct from $5::text and state = 'enrolled'
        and revoked_seq is null and persons = $6::text[] returning 1)
    select ${orFail('exists (select from moved)')}`,
  values: [was.id, head.seq, head.hash, was.headSeq, was.headHash, textArray(was.persons)],
});

/** What the end of a run changes at its writer. */
const moveWriter = (writer: string, head: RunEnd['head'], forked: boolean): Statement => ({
  name: 'mc_writer_moves',
  text: `update writer set head_seq = coalesce($2::int4, head_seq), head_hash = coalesce($3::text, head_hash),
      state = case when $4::bool and state = 'enrolled' then 'quarantined' else state end
    where id = $1`,
  values: [writer, head?.seq ?? null, head?.hash ?? null, forked],
});

/** Signatures of runs and what they change at their writers. One run a writer. */
export const insertRuns = (ends: readonly RunEnd[]): Statement[] => [
  ...insertValues(
    runInsert,
    ends.map(({ run }) => [
      ...[run.writer, run.from, run.to, run.head, run.alg, bytea(run.sig), run.arrival],
    ]),
  ),
  ...ends
    .filter(({ head, forked }) => head !== null || forked)
    .map(({ run, head, forked, assumed: was }) =>
      was && head && !forked ? moveAssumed(was, head) : moveWriter(run.writer, head, forked),
    ),
];
