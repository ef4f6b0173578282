import type { Reader } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { printedLine } from '@mingcha/domain/bulletins';
import { localParts } from '@mingcha/domain/calendar';
import { PaperMark } from '@mingcha/domain/papers';
import { namesOf } from './registry/queries.ts';

export const markOf = (entry: Recorded): PaperMark | null =>
  PaperMark.safeParse((entry.payload as { paper?: unknown }).paper).data ?? null;

/** Whose hand an act is, from which seat and when, as a form prints it. Decided with a pen: the hand and the day are those of the paper. */
export async function handsOf(
  reader: Reader,
  { office, zone, entries }: { office: string; zone: string; entries: readonly Recorded[] },
) {
  const names = await namesOf(
    reader,
    office,
    entries.flatMap((entry) => [entry.actor.person, markOf(entry)?.decidedBy ?? null]),
  );
  const seats = await reader.prisma.seat.findMany({
    where: { office, id: { in: entries.flatMap(({ actor }) => actor.seat ?? []) } },
    select: { id: true, title: true },
  });
  return (entry: Recorded) => {
    const { day, time } = localParts(entry.at, zone);
    const mark = markOf(entry);
    return {
      person: printedLine(names[mark?.decidedBy ?? entry.actor.person] ?? '—'),
      seat: mark === null ? (seats.find(({ id }) => id === entry.actor.seat)?.title ?? null) : null,
      on: mark?.decidedOn ?? day,
      at: time,
      paper: mark?.paper ?? null,
    };
  };
}
