import type { Reader } from '@mingcha/db';
import { officeClock, type Subject } from '@mingcha/domain';
import type { Addressee, Tell } from '@mingcha/domain/notices';
import { abilityOf } from '../access/ability.ts';
import { rowInScope } from '../access/scope.ts';
import { standingOf } from '../access/standing.ts';
import type { About } from './about.ts';

/** Persons who may be meant; whether they may know of it is asked of each. */
async function meant(reader: Reader, to: Addressee, about: About): Promise<string[]> {
  if ('part' in to) return (about.parts[to.part] ?? []).filter((person) => person !== null);
  const [sitting, standingIn] = await Promise.all([
    whoSits(reader, to, about),
    whoStandsIn(reader, to, about),
  ]);
  return [...sitting, ...standingIn];
}

type Post = Exclude<Addressee, { readonly part: unknown }>;

async function whoSits({ prisma }: Reader, to: Post, { office, units }: About): Promise<string[]> {
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

/** Whoever acts there for a colleague on leave or from an empty seat: the clock that runs is theirs to watch. */
async function whoStandsIn(reader: Reader, to: Post, { office, units }: About): Promise<string[]> {
  const { prisma } = reader;
  const [leaves, inCharge, directors] = await Promise.all([
    prisma.leave.findMany({ where: { office, state: 'running' }, select: { deputy: true } }),
    prisma.seat.findMany({
      where: { office, duty: 'deputy', unit: { in: [...units] }, holder: { not: null } },
      select: { holder: true },
    }),
    'role' in to
      ? prisma.roleGrant.findMany({
          where: { office, role: 'director', active: true },
          select: { person: true },
        })
      : [],
  ]);
  const candidates = new Set([
    ...leaves.map(({ deputy }) => deputy),
    ...inCharge.flatMap(({ holder }) => holder ?? []),
    ...directors.map(({ person }) => person),
  ]);
  const found: string[] = [];
  for (const person of candidates) {
    const { seats } = await standingOf(reader, person, office);
    const theirs = seats.filter(({ because }) => because !== 'own');
    const meets = theirs.some(({ duty, unit, roles }) =>
      'role' in to
        ? roles.some((role) => role === to.role)
        : duty === to.seat && unit !== null && units.includes(unit),
    );
    if (meets) found.push(person);
  }
  return found;
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
  for (const person of about.aside ?? []) candidates.delete(person);
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
