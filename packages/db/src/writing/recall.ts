import type { Subject } from '@mingcha/domain';
import { ZERO_HASH } from '@mingcha/journal';
import { assumed, lockSubjects } from '../journal/statements.ts';
import { chainKey, keyOf, locksOf } from '../journal/stored.ts';
import type { Statement } from '../sql/connections.ts';
import type { WriterRecord } from '../types.ts';
import type { JudgingRow } from './facts.ts';
import type { KnownSubject, Memory } from './memory.ts';
import type { Outline } from './outline.ts';

/** What is remembered speaks against what was pushed: nothing may be decided from it. */
export class NotAsRemembered extends Error {
  override readonly name = 'NotAsRemembered';
}

/** Everything that reading would have told, out of memory, with the statements that compare it. */
export interface Recalled {
  /** Null: a subject of which nothing is known and nothing is named, so it is new, or the database says otherwise. */
  readonly subjects: ReadonlyMap<string, { readonly subject: Subject; readonly known: KnownSubject | null }>;
  readonly writers: ReadonlyMap<string, WriterRecord>;
  readonly rows: JudgingRow[];
  /** Locks, then comparisons: in two statements, so that the second sees what was committed until the first was given. */
  readonly first: readonly Statement[];
}

/** The run goes on exactly where its writer stood. */
const goesOn = (
  { stretch, prev }: Outline,
  { state, revokedSeq, headSeq, headHash }: WriterRecord,
): boolean =>
  state === 'enrolled' &&
  revokedSeq === null &&
  stretch.from === headSeq + 1 &&
  prev === (headHash ?? ZERO_HASH);

/** The head itself: who wrote it and under which number is all that is asked of it. */
const rowOfHead = ({ id, headSeq, headHash }: WriterRecord): JudgingRow[] =>
  headHash === null
    ? []
    : [
        {
          hash: headHash,
          writer: id,
          seq: headSeq,
          subject_type: 'device',
          subject_id: '',
          arrival: 0,
        },
      ];

function rowsOf({ entries }: KnownSubject, seen: ReadonlySet<string>): JudgingRow[] {
  return entries
    .filter(({ hash }) => seen.has(hash))
    .map(({ hash, header: { writer, seq, subject }, arrival }) => ({
      hash,
      writer,
      seq,
      subject_type: subject.type as Subject['type'],
      subject_id: subject.id,
      arrival,
    }));
}

/** Null: something that judging these runs needs is not remembered, so it must be read. */
export function recall(memory: Memory, outlines: readonly Outline[]): Recalled | null {
  // Nothing was ever read: nothing is known of the tables either.
  if (memory.remade < 0) return null;
  const writers = new Map<string, WriterRecord>();
  for (const outline of outlines) {
    const record = memory.writer(outline.stretch.writer);
    if (!record || !goesOn(outline, record)) return null;
    writers.set(record.id, record);
  }
  const subjects = new Map<string, { subject: Subject; known: KnownSubject | null }>();
  const seen = new Set(outlines.flatMap((outline) => outline.seen));
  const rows: JudgingRow[] = [];
  let count = 0;
  for (const subject of outlines.flatMap((outline) => outline.subjects)) {
    const key = keyOf(subject);
    if (subjects.has(key)) continue;
    const known = memory.subject(key);
    subjects.set(key, { subject, known });
    if (!known) continue;
    count += known.entries.length;
    rows.push(...rowsOf(known, seen));
  }
  const told = new Set(rows.map(({ hash }) => hash));
  for (const { own } of outlines) for (const hash of own) told.add(hash);
  for (const hash of seen) if (!told.has(hash)) return null;
  const chains = [...writers.keys()].map(chainKey);
  return {
    subjects,
    writers,
    // What is told of a subject's entry goes before what is told of a mere head.
    rows: [...[...writers.values()].flatMap(rowOfHead), ...rows],
    first: [
      lockSubjects(locksOf([...subjects.keys(), ...chains])),
      assumed(
        [...subjects.values()].map(({ subject }) => subject),
        count,
        memory.remade,
      ),
    ],
  };
}
