import type { Reader } from '@mingcha/db';

/** Which editions a tablet has to carry, and the name of that set. */
export async function packReference({ prisma }: Reader, office: string) {
  const newest = [{ adoptedAt: 'desc' as const }, { id: 'desc' as const }];
  const [taxonomy, checklist, calendars] = await Promise.all([
    prisma.taxonomy.findFirst({ where: { office }, orderBy: newest, select: { edition: true } }),
    prisma.checklist.findFirst({
      where: { office, standing: true },
      orderBy: newest,
      select: { edition: true },
    }),
    prisma.calendar.findMany({
      where: { office },
      orderBy: [{ year: 'desc' }, { loadedAt: 'desc' }, { id: 'desc' }],
      take: 1,
      select: { year: true, edition: true },
    }),
  ]);
  const editions = {
    taxonomy: taxonomy?.edition ?? '',
    checklist: checklist?.edition ?? '',
    calendar: calendars.map((one) => `${one.year}/${one.edition}`).join(),
  };
  const version = [editions.taxonomy, editions.checklist, editions.calendar].join(' ').slice(0, 80);
  return { version, ...editions };
}
