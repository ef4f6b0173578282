import type { Reader } from '@mingcha/db';
import type { CaseFacts, CaseState } from '@mingcha/domain/accountability';
import type { SignedIn } from '../../context.ts';
import { calendarOfOffice } from '../office-time.ts';
import { recusalFacts } from '../plans/queries.ts';

interface About {
  readonly office: string;
  readonly person: string | null;
  readonly unit: string | null;
  readonly findings: readonly string[];
}

/** What a step of a case needs to know: whether its findings stand, who stands near, who speaks for a unit. */
export const caseFacts =
  (ctx: Pick<SignedIn, 'paper'>, people: readonly string[] = [], proposal?: Omit<About, 'office'>) =>
  async (reader: Reader, state: CaseState): Promise<CaseFacts> => {
    const { fields, office } = state;
    const about: About = {
      office: office ?? '',
      person: proposal?.person ?? fields?.person ?? null,
      unit: proposal?.unit ?? fields?.unit ?? null,
      findings: proposal?.findings ?? fields?.findings ?? [],
    };
    return factsOf(reader, about, people, ctx.paper?.decidedOn);
  };

export async function factsOf(
  reader: Reader,
  { office, person, unit, findings }: About,
  people: readonly string[],
  decidedOn?: string,
): Promise<CaseFacts> {
  const respondentUnit = unit ?? (await unitOf(reader, person));
  return {
    findings: await findingsOf(reader, findings),
    respondentUnit,
    recusal: await recusalFacts(reader, office, people),
    speakers: await speakersOf(reader, office, unit),
    calendar: await calendarOfOffice(reader, office),
    ...(decidedOn === undefined ? {} : { decidedOn }),
  };
}

export async function unitOf({ prisma }: Reader, person: string | null): Promise<string | null> {
  if (person === null) return null;
  return (await prisma.person.findUnique({ where: { id: person }, select: { unit: true } }))?.unit ?? null;
}

/** Chief and deputy of a unit speak for it when it is called to account. */
export async function speakersOf({ prisma }: Reader, office: string, unit: string | null): Promise<string[]> {
  if (unit === null) return [];
  const seats = await prisma.seat.findMany({
    where: { office, unit, duty: { in: ['chief', 'deputy'] }, holder: { not: null } },
    select: { holder: true },
  });
  return seats.flatMap(({ holder }) => holder ?? []);
}

async function findingsOf(
  { prisma }: Reader,
  ids: readonly string[],
): Promise<NonNullable<CaseFacts['findings']>> {
  const rows = await prisma.finding.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, state: true, style: true, visit: true },
  });
  const [members, sheets] = await Promise.all([
    prisma.visitMember.findMany({
      where: { visit: { in: rows.map((row) => row.visit) } },
      select: { visit: true, person: true },
    }),
    prisma.confirmation.findMany({
      where: { finding: { in: [...ids] }, heard: false, NOT: { state: 'withdrawn' } },
      select: { finding: true },
    }),
  ]);
  return rows.map(({ id, state, style, visit }) => ({
    id,
    status: state,
    praise: style === 'PRAISE',
    disputed: state === 'disputed' || sheets.some((sheet) => sheet.finding === id),
    members: members.filter((member) => member.visit === visit).map((member) => member.person),
  }));
}
