import type { Reader } from '@mingcha/db';
import { officeClock, type Subject } from '@mingcha/domain';
import type { Addressee, Tell } from '@mingcha/domain/notices';
import { abilityOf } from '../access/ability.ts';
import { rowInScope } from '../access/scope.ts';
import { standingOf } from '../access/standing.ts';
import type { About } from './about.ts';

/** Persons who may be meant; whether they may know of it is asked of each. */
async function meant({ prisma }: Reader, to: Addressee, { office, units, parts }: About): Promise<string[]> {
  if ('part' in to) return (parts[to.part] ?? []).filter((person) => person !== null);
  const holders = async (role: string): Promise<string[]> => {
    const grants = await prisma.roleGrant.findMany({
      where: { office, role, active: true },
      select: { person: true },
    });
    return grants.map(({ person }) => person);
  };
  if ('role' in to) return holders(to.role);
  if (units.length === 0) return [];
  // Whoever sits in the unit's seat, and whoever was given the role and belongs to the unit.
  const [seats, people] = await Promise.all([
    prisma.seat.findMany({
      where: { office, duty: to.seat, unit: { in: [...units] }, holder: { not: null } },
      select: { holder: true },
    }),
    prisma.person.findMany({
      where: { office, unit: { in: [...units] }, id: { in: await holders(to.seat) } },
      select: { id: true },
    }),
  ]);
  return [...seats.flatMap(({ holder }) => holder ?? []), ...people.map(({ id }) => id)];
}

/** Whoever has an open account: a bell needs a desk, and whoever has none is served on paper. */
async function withAccount(
  { prisma }: Reader,
  office: string,
  persons: readonly string[],
): Promise<string[]> {
  const accounts = await prisma.personAccount.findMany({
    where: { office, person: { in: [...persons] }, open: true },
    select: { person: true },
  });
  return [...new Set(accounts.map(({ person }) => person))].sort();
}

export interface Telling {
  readonly tell: Tell;
  readonly subject: Subject;
  readonly about: About;
  /** Who did it: nobody is told what they did themselves. */
  readonly actor: string | null;
}

/** Asks the rights themselves, as they are now: a notice reaches nobody whom reading would not reach. */
export async function recipientsOf(reader: Reader, telling: Telling): Promise<string[]> {
  const { tell, about, actor } = telling;
  if (tell.states !== null && !tell.states.includes(about.state ?? '')) return [];
  const candidates = new Set<string>();
  for (const to of tell.to) for (const person of await meant(reader, to, about)) candidates.add(person);
  if (actor !== null) candidates.delete(actor);
  candidates.delete(officeClock);
  const persons = await withAccount(reader, about.office, [...candidates]);
  const told: string[] = [];
  for (const person of persons) if (await mayKnow(reader, person, telling)) told.push(person);
  return told;
}

async function mayKnow(reader: Reader, person: string, { tell, subject, about }: Telling): Promise<boolean> {
  if (tell.by === null) return true;
  const standing = await standingOf(reader, person, about.office);
  const roles = tell.to.flatMap((to) => ('role' in to ? [to.role] : []));
  // A role that was bound to a seat and ended with it is no longer a reason to be told.
  const only = tell.to.every((to) => 'role' in to);
  if (only && !roles.some((role) => standing.roles.includes(role))) return false;
  return rowInScope({ session: { ability: abilityOf(standing) }, verb: tell.by }, reader, subject);
}
