import type { Reader } from '@mingcha/db';
import type { UnitFacts } from '@mingcha/domain/registry';

/** The units above the wished parent, nearest first, the parent itself included. */
export function unitFacts(office: string, parent: string | null) {
  return async ({ prisma }: Reader): Promise<UnitFacts> => {
    const rows = await prisma.unit.findMany({ where: { office }, select: { id: true, parent: true } });
    const above = new Map(rows.map((row) => [row.id, row.parent]));
    const ancestors: string[] = [];
    for (let next = parent; next !== null && !ancestors.includes(next); next = above.get(next) ?? null) {
      ancestors.push(next);
    }
    return { ancestors };
  };
}
