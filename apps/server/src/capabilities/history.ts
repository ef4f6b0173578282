import type { Reader, StoredEntry } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { z } from 'zod';

/** One act on a subject as its page shows it: what, who, from which seat, when by the author's clock, when it arrived. */
export const HistoryLine = z.object({
  hash: z.string(),
  kind: z.string(),
  person: z.string(),
  seat: z.string().nullable(),
  at: z.int(),
  arrival: z.int(),
  writer: z.string(),
  /** Why it was doubtful when it arrived, though correctly signed. */
  doubt: z.string().nullable(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const lineOf = ({ hash, header, arrival, contested }: StoredEntry): HistoryLine => ({
  hash,
  kind: header.kind,
  person: header.actor.person,
  seat: header.actor.seat,
  at: header.time.clock,
  arrival,
  writer: header.writer,
  doubt: contested,
});

export async function historyOf(reader: Reader, subject: Subject): Promise<HistoryLine[]> {
  return (await reader.entriesOf(subject)).map(lineOf);
}
