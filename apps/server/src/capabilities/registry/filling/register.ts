import type { Reader } from '@mingcha/db';
import type { Present } from '@mingcha/domain/filling';

/** The registers of an office as a workbook is laid beside them. */
export async function presentOf({ prisma }: Reader, office: string): Promise<Present> {
  const where = { office };
  // What has ended is not there any more: a workbook that still has it would register it anew, and says so first.
  const stands = { office, endedOn: null };
  const [units, people, seats, windows, posts, items, loadings] = await Promise.all([
    prisma.unit.findMany({ where: stands }),
    prisma.person.findMany({ where }),
    prisma.seat.findMany({ where: stands }),
    prisma.serviceWindow.findMany({ where: stands }),
    prisma.post.findMany({ where: stands }),
    prisma.serviceItem.findMany({ where: stands }),
    prisma.calendar.findMany({ where, orderBy: [{ loadedAt: 'asc' }, { id: 'asc' }] }),
  ]);
  // The newest loading of a year stands.
  const years = [...new Map(loadings.map((loading) => [loading.year, loading])).values()];
  return { units, people, seats, windows, posts, items, years };
}
