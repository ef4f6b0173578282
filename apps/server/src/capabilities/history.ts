import type { Reader, StoredEntry } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { PaperMark } from '@mingcha/domain/papers';
import { z } from 'zod';

/** Of an act that was decided with a pen: who decided, typed and compared it, by name, and where the scan lies. */
export const HistoryPaper = z.object({
  paper: z.string(),
  aboutType: z.string(),
  aboutId: z.string(),
  scan: z.string(),
  decidedOn: z.string(),
  decidedBy: z.string().nullable(),
  recordedBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
});

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
  paper: HistoryPaper.nullable(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;
type OnPaper = z.infer<typeof HistoryPaper>;

const lineOf = ({ hash, header, arrival, contested }: StoredEntry): HistoryLine => ({
  hash,
  kind: header.kind,
  person: header.actor.person,
  seat: header.actor.seat,
  at: header.time.clock,
  arrival,
  writer: header.writer,
  doubt: contested,
  paper: null,
});

export async function historyOf(reader: Reader, subject: Subject): Promise<HistoryLine[]> {
  const [entries, marks] = await Promise.all([reader.entriesOf(subject), marksOn(reader, subject)]);
  return entries.map((entry) => ({ ...lineOf(entry), paper: marks.get(entry.hash) ?? null }));
}

/** Who of the office typed and compared it is told inside the office only. */
export const withoutPaper = (line: HistoryLine): HistoryLine => ({ ...line, paper: null });

const officeClock = /^per_0+$/;

/**
 * A line as somebody outside the office reads it: what the office did, and not who in it. `isTheirs` says of which lines
 * the reader's own side is the actor.
 */
export const fromOutside =
  (isTheirs: (line: HistoryLine) => boolean) =>
  (line: HistoryLine): HistoryLine => ({
    ...withoutPaper(line),
    person: officeClock.test(line.person) || isTheirs(line) ? line.person : '',
  });

/** Payloads are opened only where a paper was: most subjects never see one. */
async function marksOn(reader: Reader, subject: Subject): Promise<ReadonlyMap<string, OnPaper>> {
  const { prisma } = reader;
  const papers = await prisma.paper.count({ where: { aboutId: subject.id, state: 'checked' } });
  // An appeal may itself have come on paper, and that sheet is about what it contests.
  if (papers === 0 && subject.type !== 'appeal') return new Map();
  const marks = (await reader.recordedOf(subject)).flatMap(({ hash, payload }) => {
    const { success, data } = PaperMark.safeParse((payload as { paper?: unknown }).paper);
    return success ? [{ hash, mark: data }] : [];
  });
  const people = marks.flatMap(({ mark }) => [mark.decidedBy, mark.recordedBy, mark.checkedBy]);
  const rows = await prisma.person.findMany({
    where: { id: { in: people } },
    select: { id: true, name: true },
  });
  const nameOf = (person: string) => rows.find(({ id }) => id === person)?.name ?? null;
  return new Map(
    marks.map(({ hash, mark }) => [
      hash,
      {
        paper: mark.paper,
        aboutType: subject.type,
        aboutId: subject.id,
        scan: mark.scan,
        decidedOn: mark.decidedOn,
        decidedBy: nameOf(mark.decidedBy),
        recordedBy: nameOf(mark.recordedBy),
        checkedBy: nameOf(mark.checkedBy),
      },
    ]),
  );
}
