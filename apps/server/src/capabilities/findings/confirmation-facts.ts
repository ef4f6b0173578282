import type { Reader } from '@mingcha/db';
import { localParts } from '@mingcha/domain/calendar';
import { type ConfirmationFacts, type ConfirmationState, showable } from '@mingcha/domain/findings';
import type { PublicKeys } from '@mingcha/journal';
import { say } from '@mingcha/words';
import { withDescendants } from '../../access/standing.ts';
import { printedIntervals } from '../../papers/printed-interval.ts';
import { calendarOfOffice, zoneOf } from '../office-time.ts';
import { printedTimes } from '../printed-time.ts';

/** What serving, answering and answering back need to know of the matter. */
export async function confirmationFacts(
  reader: Reader,
  { finding, office }: ConfirmationState,
): Promise<ConfirmationFacts> {
  const { prisma } = reader;
  const row = await prisma.finding.findUnique({ where: { id: finding ?? '' } });
  const members = await prisma.visitMember.findMany({
    where: { visit: row?.visit ?? '' },
    select: { person: true },
  });
  return {
    finding: { status: row?.state ?? 'none', members: members.map((member) => member.person) },
    calendar: await calendarOfOffice(reader, office ?? ''),
  };
}

/** What making out a sheet must know: the pictures, and the names that may not stand on it. */
export async function sheetFacts(reader: Reader, finding: string): Promise<ConfirmationFacts> {
  const { prisma } = reader;
  const row = await prisma.finding.findUniqueOrThrow({ where: { id: finding }, select: { visit: true } });
  const members = await prisma.visitMember.findMany({
    where: { visit: row.visit },
    select: { person: true },
  });
  const people = await prisma.person.findMany({
    where: { id: { in: members.map((member) => member.person) } },
    select: { name: true },
  });
  return {
    inspectorNames: people.flatMap(({ name }) => name ?? []),
    evidence: await piecesOf(reader, finding),
  };
}

async function piecesOf({ prisma }: Reader, finding: string) {
  const links = await prisma.findingEvidence.findMany({ where: { finding }, orderBy: { position: 'asc' } });
  const rows = await prisma.evidence.findMany({
    where: { id: { in: links.map((link) => link.evidence) } },
    select: { id: true, state: true, medium: true, covert: true },
  });
  return links.flatMap(({ evidence }) => {
    const row = rows.find((piece) => piece.id === evidence);
    return row === undefined
      ? []
      : [{ id: row.id, status: row.state as never, medium: row.medium, covert: row.covert }];
  });
}

export interface SheetDraft {
  readonly unit: string | null;
  readonly visit: string;
  readonly facts: string;
  /** What its time comes to: computed, and put below the facts in whatever words they are told; null where none matters. */
  readonly took: string | null;
  /** Between what the time of its record is proven to lie; put below the facts as well. */
  readonly proven: string | null;
  readonly shows: readonly string[];
  readonly withheld: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** The sheet as it would be made out now. Documents speak Chinese, whatever the screen does. */
export async function sheetDraft(
  reader: Reader,
  serverKeys: PublicKeys,
  finding: string,
): Promise<SheetDraft> {
  const { prisma } = reader;
  const row = await prisma.finding.findUniqueOrThrow({ where: { id: finding } });
  const zone = await zoneOf(reader, row.office);
  const [unit, window, pieces, people] = await Promise.all([
    prisma.unit.findUnique({ where: { id: row.unit ?? '' }, select: { name: true } }),
    prisma.serviceWindow.findUnique({ where: { id: row.window ?? '' }, select: { name: true } }),
    piecesOf(reader, finding),
    peopleOf(reader, row.office, row.unit),
  ]);
  const { day, time } = localParts(Number(row.observedAt), zone);
  const [year, month, date] = day.split('-').map(Number);
  const place = [window?.name, row.place].filter((part, at, all) => part && !all[at - 1]?.includes(part));
  const shows = pieces.filter(showable);
  return {
    unit: row.unit,
    visit: row.visit,
    facts: say(
      'zh-CN',
      row.criterion === null ? 'document.confirmation.facts' : 'document.confirmation.measured',
      {
        year: year ?? 0,
        month: month ?? 0,
        date: date ?? 0,
        time,
        place: `${unit?.name ?? ''}${place.join('，')}`,
        observation: unended(row.observation ?? ''),
        criterion: unended(row.criterion ?? ''),
      },
    ),
    took: (await printedTimes(reader, [row])).get(row.id) ?? null,
    proven: (await printedIntervals(reader, serverKeys, [row], zone)).get(row.id) ?? null,
    shows: shows.map((piece) => piece.id),
    withheld: pieces.length - shows.length,
    people,
  };
}

const unended = (text: string): string => text.replace(/[。．.]+$/u, '');

/** Whoever works in the unit or below it, by name. */
export async function peopleOf({ prisma }: Reader, office: string, unit: string | null) {
  if (unit === null) return [];
  const tree = await prisma.unit.findMany({ where: { office }, select: { id: true, parent: true } });
  const people = await prisma.person.findMany({
    where: { office, unit: { in: withDescendants([unit], tree) } },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
    take: 500,
  });
  return people.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
}
