import type { Subject } from '@mingcha/domain';
import type { AcceptFacts } from '@mingcha/journal';
import { journalRules } from '../journal/rules.ts';

/** What judging a run needs to know of an entry that is kept. */
export interface JudgingRow {
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly subject_type: Subject['type'];
  readonly subject_id: string;
  readonly arrival: number;
}

export function factsOf(
  rows: readonly JudgingRow[],
  writer: string,
  released: ReadonlySet<string>,
  unreadable: ReadonlySet<string>,
) {
  const keptAt = new Map<number, string[]>();
  for (const row of rows) {
    if (row.writer === writer) keptAt.set(row.seq, [...(keptAt.get(row.seq) ?? []), row.hash]);
  }
  const kept = new Map(
    rows.map((row) => [
      row.hash,
      { writer: row.writer, seq: row.seq, subject: { type: row.subject_type, id: row.subject_id } },
    ]),
  );
  const facts: AcceptFacts = { kept, keptAt, rules: journalRules, released, unreadable };
  return { facts, arrivals: new Map(rows.map((row) => [row.hash, row.arrival])) };
}
