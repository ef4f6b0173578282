import type { Reader } from '@mingcha/db';

export { AdoptedChecklist, adoptedOf, askedOf, checklistsById, standingLists } from './checklists.ts';

type Id = string | null | undefined;

/** Names of people, units, windows and service items that an answer mentions by id. A name that was erased is not in it. */
export async function namesOf(
  { prisma }: Reader,
  office: string,
  ids: readonly Id[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  const of = (prefix: string) => ({ in: wanted.filter((id) => id.startsWith(prefix)) });
  const select = { id: true, name: true } as const;
  const items = of('sit_');
  const [people, units, windows, services] = await Promise.all([
    prisma.person.findMany({ where: { office, id: of('per_') }, select }),
    prisma.unit.findMany({ where: { office, id: of('unt_') }, select }),
    prisma.serviceWindow.findMany({ where: { office, id: of('win_') }, select }),
    items.in.length === 0 ? [] : prisma.serviceItem.findMany({ where: { office, id: items }, select }),
  ]);
  return Object.fromEntries(
    [...people, ...units, ...windows, ...services].flatMap(({ id, name }) =>
      name === null ? [] : [[id, name]],
    ),
  );
}
