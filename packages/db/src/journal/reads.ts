import type { Recorded, Subject } from '@mingcha/domain';
import { orderCausally } from '@mingcha/journal';
import type { PrismaClient } from '../generated/client.ts';
import type { Rows, Statement } from '../sql/connections.ts';
import type { Reader, ReadOnlyPrisma, StoredEntry, WriterRecord, WriterState } from '../types.ts';
import type { Opener } from './open-entries.ts';
import { countOfSubject, entriesByHash, entriesOfSubjects, sealedUnder, writerById } from './statements.ts';
import { causal, type EntryRow, entryOfRow, type KeptEntry } from './stored.ts';

export interface WriterRow {
  readonly id: string;
  readonly alg: WriterRecord['alg'];
  readonly public_key: Buffer;
  readonly class: 'tablet' | 'server';
  readonly office: string | null;
  readonly subject_type: Subject['type'];
  readonly subject_id: string;
  readonly persons: readonly string[];
  readonly state: WriterState;
  readonly head_seq: number;
  readonly head_hash: string | null;
  readonly revoked_seq: number | null;
  readonly revoked_hash: string | null;
  readonly enrolled_at: number;
}

export const writerOfRow = (row: WriterRow): WriterRecord => ({
  id: row.id,
  alg: row.alg,
  publicKey: row.public_key,
  class: row.class,
  office: row.office,
  subject: { type: row.subject_type, id: row.subject_id },
  persons: row.persons,
  state: row.state,
  headSeq: row.head_seq,
  headHash: row.head_hash,
  revokedSeq: row.revoked_seq,
  revokedHash: row.revoked_hash,
  enrolledAt: row.enrolled_at,
});

export type Run = <R extends object>(statement: Statement) => Promise<Rows<R>>;

export const ordered = <E extends Pick<KeptEntry, 'hash' | 'header'>>(entries: readonly E[]): readonly E[] =>
  entries.length < 2 ? entries : orderCausally(entries.map(causal)).map(({ entry }) => entry);

/** Reads of the journal over any connection; `prisma` reads the tables over the same one. */
export function makeReader(run: Run, prisma: PrismaClient, opener: Opener): Reader {
  async function entriesOf(subject: Subject): Promise<readonly KeptEntry[]> {
    const answer = await run<EntryRow>(entriesOfSubjects([subject]));
    return ordered(answer.rows.map(entryOfRow));
  }

  async function entry(hash: string): Promise<StoredEntry | null> {
    const row = (await run<EntryRow>(entriesByHash([hash]))).rows[0];
    return row ? entryOfRow(row) : null;
  }

  async function writer(id: string): Promise<WriterRecord | null> {
    const row = (await run<WriterRow>(writerById(id))).rows[0];
    return row ? writerOfRow(row) : null;
  }

  async function recordedOf(subject: Subject): Promise<readonly Recorded[]> {
    const opened = await opener.openAll(await entriesOf(subject));
    return opened.recorded;
  }

  return {
    prisma: prisma as unknown as ReadOnlyPrisma,
    entriesOf,
    recordedOf,
    entry,
    sealedUnder: async (kid) => (await run<Subject>(sealedUnder(kid))).rows,
    writer,
    async head(id) {
      const known = await writer(id);
      return known?.headHash ? { seq: known.headSeq, hash: known.headHash } : null;
    },
    async count(subject) {
      const answer = await run<{ count: number }>(countOfSubject(subject));
      return answer.rows[0]?.count ?? 0;
    },
    async counter(office, name) {
      const answer = await run<{ sum: number }>({
        name: 'mc_counter',
        text: 'select coalesce(sum(value), 0)::int8 as sum from counter where office = $1 and name = $2',
        values: [office, name],
      });
      return Number(answer.rows[0]?.sum ?? 0);
    },
  };
}
