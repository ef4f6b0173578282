import type { Reader } from '@mingcha/db';

/** Who is called to account is known to few: to those with a step to take, and each of them only where they have it. */
export interface Called {
  /** Cases this person has a step in, or reviews on appeal. */
  readonly cases: readonly string[];
  readonly appeals: readonly string[];
  /** Cases and appeals of which they are the respondent: never theirs to see from the office’s side. */
  readonly about: readonly string[];
}

export async function calledIn({ prisma }: Reader, office: string, person: string): Promise<Called> {
  const [parts, appealParts, own, ownAppeals] = await Promise.all([
    prisma.casePart.findMany({ where: { office, person }, select: { case: true }, distinct: ['case'] }),
    prisma.appealPart.findMany({ where: { office, person }, select: { appeal: true }, distinct: ['appeal'] }),
    prisma.accountabilityCase.findMany({ where: { office, person }, select: { id: true } }),
    prisma.appeal.findMany({ where: { office, person }, select: { id: true } }),
  ]);
  const appeals = appealParts.map((row) => row.appeal);
  const about = [...own, ...ownAppeals].map(({ id }) => id);
  const reviewed =
    appeals.length === 0
      ? []
      : await prisma.appeal.findMany({
          where: { id: { in: appeals }, aboutType: 'case', reviewers: { has: person } },
          select: { aboutId: true },
        });
  const cases = [...parts.map((row) => row.case), ...reviewed.map((row) => row.aboutId)];
  return {
    cases: [...new Set(cases)].filter((id) => !about.includes(id)),
    appeals: appeals.filter((id) => !about.includes(id)),
    about,
  };
}
