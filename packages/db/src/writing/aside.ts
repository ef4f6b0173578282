import { hash } from 'node:crypto';
import type { Judgement, WireRun } from '@mingcha/journal';
import { byteaArray, int4Array, textArray } from '../sql/binary-array.ts';
import type { Statement } from '../sql/connections.ts';

// What is kept aside: held, rejected, forked. Rare, so told in rows rather than in speed.

export function insertHeld(judgements: readonly Judgement[], arrival: number): Statement {
  const rows = judgements.flatMap(({ entry, verdict }) =>
    entry && verdict.verdict === 'held' ? [{ entry, verdict }] : [],
  );
  return {
    name: 'mc_insert_held',
    text: `insert into held (hash, writer, seq, kind, office, subject_type, subject_id, actor_person, reason, missing,
        since, header, fields)
      select hash, writer, seq, kind, office, subject_type, subject_id, actor_person, reason,
        string_to_array(nullif(missing, ''), ' '), $14::int8, header, fields
      from unnest($1::text[], $2::text[], $3::int4[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
        $9::text[], $10::text[], $11::bytea[], $12::bytea[])
      as g(hash, writer, seq, kind, office, subject_type, subject_id, actor_person, reason, missing, header, fields)
      where $13::int4 is not null
      on conflict (hash) do update set reason = excluded.reason, missing = excluded.missing`,
    values: [
      textArray(rows.map(({ entry }) => entry.hash)),
      textArray(rows.map(({ entry }) => entry.header.writer)),
      int4Array(rows.map(({ entry }) => entry.header.seq)),
      textArray(rows.map(({ entry }) => entry.header.kind)),
      textArray(rows.map(({ entry }) => entry.header.office)),
      textArray(rows.map(({ entry }) => entry.header.subject.type)),
      textArray(rows.map(({ entry }) => entry.header.subject.id)),
      textArray(rows.map(({ entry }) => entry.header.actor.person)),
      textArray(rows.map(({ verdict }) => verdict.reason)),
      textArray(rows.map(({ verdict }) => verdict.missing.join(' '))),
      byteaArray(rows.map(({ entry }) => entry.bytes)),
      byteaArray(rows.map(({ entry }) => entry.fieldBytes)),
      rows.length,
      arrival,
    ],
  };
}

/** Kept as pushed: an entry that can be named alone, an unnameable run whole. The same bytes again add nothing. */
export function insertRejected(unit: WireRun, judgements: readonly Judgement[], arrival: number): Statement {
  const writer = typeof unit?.run?.writer === 'string' ? unit.run.writer : null;
  const rows = judgements.flatMap(({ hash: named, seq, verdict }) => {
    if (verdict.verdict !== 'rejected') return [];
    const entries = Array.isArray(unit?.entries) ? unit.entries : [];
    const entry = named === null ? undefined : entries.find((e) => e?.header?.seq === seq);
    const bytes = Buffer.from(JSON.stringify(entry ? { run: unit.run, entries: [entry] } : unit));
    return [{ id: hash('sha256', bytes), named, seq, verdict, bytes }];
  });
  return {
    name: 'mc_insert_rejected',
    text: `insert into rejected (id, writer, seq, hash, reason, place, arrival, unit)
      select id, $7::text, seq, hash, reason, place, $8::int8, unit
      from unnest($1::text[], $2::int4[], $3::text[], $4::text[], $5::text[], $6::bytea[])
        as g(id, seq, hash, reason, place, unit)
      on conflict do nothing`,
    values: [
      textArray(rows.map(({ id }) => id)),
      int4Array(rows.map(({ seq }) => seq)),
      textArray(rows.map(({ named }) => named)),
      textArray(rows.map(({ verdict }) => verdict.reason)),
      textArray(rows.map(({ verdict }) => verdict.at)),
      byteaArray(rows.map(({ bytes }) => bytes)),
      writer?.replaceAll('\0', '') ?? null,
      arrival,
    ],
  };
}

export function insertFork(judgements: readonly Judgement[], writer: string, arrival: number): Statement {
  const rows = judgements.flatMap(({ hash: named, seq, verdict }) =>
    verdict.verdict === 'fork' && named !== null && seq !== null
      ? [{ named, seq, other: verdict.other }]
      : [],
  );
  return {
    name: 'mc_insert_fork',
    text: `insert into fork (hash, other, seq, writer, arrival)
      select hash, other, seq, $4::text, $5::int8 from unnest($1::text[], $2::text[], $3::int4[]) as g(hash, other, seq)
      on conflict do nothing`,
    values: [
      textArray(rows.map(({ named }) => named)),
      textArray(rows.map(({ other }) => other)),
      int4Array(rows.map(({ seq }) => seq)),
      writer,
      arrival,
    ],
  };
}
