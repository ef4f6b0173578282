import { dayOf } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { zoneOf } from '../office-time.ts';
import { unitsLacking } from './lacking.ts';
import type { RegistryOverview, RegistryStep } from './schemas.ts';

/** A team is two people at least. */
const teamSize = 2;

/** In the order in which an empty system is filled: what stands there already, and what is missing for the next visit. */
export function registryOverview(ctx: SignedIn): Promise<z.infer<typeof RegistryOverview>> {
  const { office } = ctx.session;
  const where = { office };
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const stands = { office, endedOn: null };
    const ofUnits = { ...stands, unit: { not: null } };
    const [units, seats, vacant, windows, posts, people, inspectors, items, years, taxonomies, checklists] =
      await Promise.all([
        prisma.unit.count({ where: stands }),
        prisma.seat.count({ where: ofUnits }),
        prisma.seat.count({ where: { ...ofUnits, holder: null } }),
        prisma.serviceWindow.count({ where: stands }),
        prisma.post.count({ where: stands }),
        prisma.person.count({ where: { office, unit: { not: null } } }),
        prisma.person.count({ where: { office, inspector: true } }),
        prisma.serviceItem.count({ where: stands }),
        prisma.calendar.findMany({
          where,
          select: { year: true, provisional: true },
          orderBy: [{ loadedAt: 'asc' }, { id: 'asc' }],
        }),
        prisma.taxonomy.count({ where }),
        prisma.checklist.count({ where }),
      ]);
    const lacking = await unitsLacking(reader, office);
    const today = dayOf(ctx.services.now(), await zoneOf(reader, office));
    // The newest loading of a year stands; a provisional one knows only the days that the law fixes.
    const known = new Map(years.map(({ year, provisional }) => [year, provisional]));
    const settled = [...known].flatMap(([year, provisional]) => (provisional ? [] : [year]));
    const step = (name: RegistryStep, have: number, lack: number) => ({ step: name, have, lack });
    return {
      steps: [
        step('units', units, units === 0 ? 1 : 0),
        step('seats', seats, lacking.seats.length),
        step('windows', windows, lacking.windows.length),
        step('posts', posts, lacking.posts.length),
        step('people', people, people === 0 ? 1 : 0),
        step('holders', seats - vacant, vacant),
        step('inspectors', inspectors, Math.max(0, teamSize - inspectors)),
        step('items', items, lacking.items.length),
        step('calendar', known.size, yearsNeeded(today).filter((year) => !settled.includes(year)).length),
        step('taxonomy', taxonomies, taxonomies === 0 ? 1 : 0),
        step('checklist', checklists, checklists === 0 ? 1 : 0),
      ],
    };
  });
}

/** Deadlines set in the last two months of a year run into the next one. */
function yearsNeeded(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) >= 11 ? [year, year + 1] : [year];
}
