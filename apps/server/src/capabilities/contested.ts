import type { Reader } from '@mingcha/db';
import type { SubjectType } from '@mingcha/domain';

/**
 * Subjects that wait for a person's eyes: two acts contradict each other, or an act was doubtful when it arrived (a lapsed
 * role, a recusal). An act that came when it could not count is on the row itself: `outOfPlace`.
 */
export const contestedAmong = ({ prisma }: Reader, type: SubjectType, ids: readonly string[]) =>
  subjectsOf(
    prisma.contradiction.findMany({ where: { subjectId: { in: [...ids] }, subjectType: type }, select }),
    prisma.entry.findMany({
      where: { subjectId: { in: [...ids] }, subjectType: type, contested: { not: null } },
      select,
    }),
  );

/** All of them in one office, for the list that shows nothing else. */
export const contestedIn = ({ prisma }: Reader, office: string, type: SubjectType) =>
  subjectsOf(
    prisma.contradiction.findMany({ where: { office, subjectType: type }, select }),
    prisma.entry.findMany({ where: { office, subjectType: type, contested: { not: null } }, select }),
  );

const select = { subjectId: true } as const;
type Named = Promise<{ readonly subjectId: string }[]>;

async function subjectsOf(contradictions: Named, doubts: Named): Promise<Set<string>> {
  const rows = [...(await contradictions), ...(await doubts)];
  return new Set(rows.map((row) => row.subjectId));
}
