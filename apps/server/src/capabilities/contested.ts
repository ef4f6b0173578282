import type { Reader } from '@mingcha/db';
import type { SubjectType } from '@mingcha/domain';

/**
 * Subjects of one type that wait for a person's eyes because two acts contradict each other. (An act that came when it
 * could not count is on the row itself: `outOfPlace`.)
 */
export async function contradicted(reader: Reader, office: string, type: SubjectType): Promise<Set<string>> {
  const rows = await reader.prisma.contradiction.findMany({
    where: { office, subjectType: type },
    select: { subjectId: true },
    distinct: ['subjectId'],
  });
  return new Set(rows.map((row) => row.subjectId));
}
