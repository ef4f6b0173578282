import type { Reader } from '@mingcha/db';
import type { UnitLack } from './schemas.ts';

interface Inspected {
  readonly id: string;
  readonly level: string;
  readonly hasWindow: boolean;
}

/** Three people answer for every inspected unit: its head, the deputy in charge, and the liaison. */
export const answering = ['chief', 'deputy', 'liaison'] as const;

const withWindows = (units: readonly Inspected[]) => units.filter((unit) => unit.hasWindow);

/** Units that stand in the register without what an inspection needs of them, by what is missing. */
export async function unitsLacking({ prisma }: Reader, office: string): Promise<Record<UnitLack, string[]>> {
  const [units, seats, windows, posts, items] = await Promise.all([
    prisma.unit.findMany({
      where: { office, endedOn: null },
      select: { id: true, level: true, hasWindow: true },
      orderBy: { id: 'asc' },
    }),
    prisma.seat.findMany({
      where: { office, endedOn: null, unit: { not: null }, duty: { in: [...answering] } },
      select: { unit: true, duty: true },
    }),
    prisma.serviceWindow.groupBy({ by: ['unit'], where: { office, endedOn: null } }),
    prisma.post.groupBy({ by: ['unit'], where: { office, endedOn: null } }),
    prisma.serviceItem.groupBy({ by: ['unit'], where: { office, endedOn: null } }),
  ]);
  const seated = new Set(seats.map(({ unit, duty }) => `${unit} ${duty}`));
  const without = (rows: readonly { readonly unit: string }[]) => {
    const known = new Set(rows.map((row) => row.unit));
    return withWindows(units)
      .map((unit) => unit.id)
      .filter((id) => !known.has(id));
  };
  return {
    seats: units
      .filter(({ id, level }) => level === 'unit' && !answering.every((duty) => seated.has(`${id} ${duty}`)))
      .map((unit) => unit.id),
    windows: without(windows),
    posts: without(posts),
    items: without(items),
  };
}
