import type { Reader } from '@mingcha/db';
import type { Present } from '@mingcha/domain/filling';

/** The registers of an office as a workbook is laid beside them. */
export async function presentOf({ prisma }: Reader, office: string): Promise<Present> {
  const where = { office };
  const [units, people, seats, windows, posts, items, loadings] = await Promise.all([
    prisma.unit.findMany({ where }),
    prisma.person.findMany({ where }),
    prisma.seat.findMany({ where }),
    prisma.serviceWindow.findMany({ where }),
    prisma.post.findMany({ where }),
    prisma.serviceItem.findMany({ where }),
    prisma.calendar.findMany({ where, orderBy: [{ loadedAt: 'asc' }, { id: 'asc' }] }),
  ]);
  // The newest loading of a year stands.
  const years = [...new Map(loadings.map((loading) => [loading.year, loading])).values()];
  return { units, people, seats, windows, posts, items, years };
}
