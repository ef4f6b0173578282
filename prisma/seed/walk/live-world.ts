import { generateKeyPairSync } from 'node:crypto';
import { nodeAead } from '@mingcha/db';
import { ports, type Services, signerOf } from '@mingcha/server';
import { Cast } from '../cast.ts';
import { DemoClock } from '../clock.ts';
import { demoAccounts, demoPassword } from '../demo.ts';
import type { Registry } from '../fill-registry.ts';
import type { World } from '../rounds.ts';
import { DemoTablet } from '../tablet/demo-tablet.ts';
import type { Team } from '../teams.ts';

/** The clock on the wall, where the story told its own time. */
class WallClock extends DemoClock {
  override readonly now = (): number => Date.now();
  override moveTo(): number {
    return Date.now();
  }
}

export interface LiveWorld extends World {
  readonly services: Services;
  readonly team: Team;
  /** Who lives in it: units that can be visited, in an order that begins somewhere else each time. */
  readonly units: readonly string[];
}

const worlds = new WeakMap<Services, Promise<LiveWorld>>();

/** The demonstration city as it stands now, and one more team with a tablet that lives as long as this program runs. */
export function liveWorld(services: Services): Promise<LiveWorld> {
  const known = worlds.get(services);
  if (known !== undefined) return known;
  const made = openWorld(services);
  worlds.set(services, made);
  // A start that failed is tried anew by the next visitor.
  made.catch(() => worlds.delete(services));
  return made;
}

export const forgetWorld = (services: Services): boolean => worlds.delete(services);

async function openWorld(services: Services): Promise<LiveWorld> {
  const clock = new WallClock(Date.now());
  const url = `http://127.0.0.1:${services.settings.port}`;
  const cast = new Cast(url, clock);
  const accounts = await services.db.prisma.user.findMany({ select: { username: true, personId: true } });
  for (const { username } of demoAccounts) {
    const account = accounts.find((one) => one.username === username);
    if (account !== undefined) cast.add(username, account.personId, demoPassword);
  }
  const { registry, units } = await readRegistry(services);
  const team = await openTeam(cast, { services, url });
  const world = { url, cast, clock, registry, teams: [team] };
  return { ...world, drawn: { photographs: clock.now() % 1000 }, services, team, units };
}

async function readRegistry({ db }: Services): Promise<{ registry: Registry; units: string[] }> {
  const rows = await db.prisma.unit.findMany({ orderBy: { code: 'asc' } });
  const seats = await db.prisma.seat.findMany({ where: { unit: { not: null }, holder: { not: null } } });
  const chief = new Map<string, string>();
  for (const { unit, duty, holder } of seats)
    if (duty === 'chief' && unit !== null && holder !== null) chief.set(unit, holder);
  const whole = (id: string) =>
    ['chief', 'deputy', 'liaison'].every((duty) =>
      seats.some((seat) => seat.unit === id && seat.duty === duty),
    );
  return {
    registry: { unit: new Map(rows.map(({ id, name }) => [name, id])), chief },
    units: rows.filter(({ id, hasWindow }) => hasWindow && whole(id)).map(({ name }) => name),
  };
}

/** Proposed by one administrator, compared and let in by the other, like every tablet. */
async function openTeam(cast: Cast, { services, url }: { services: Services; url: string }): Promise<Team> {
  const usernames = ['lead2', 'inspector2'] as const;
  const members = [cast.personOf(usernames[0]), cast.personOf(usernames[1])] as const;
  const office = await services.db.prisma.office.findFirstOrThrow({ select: { id: true } });
  const name = '走一遍的平板';
  const { code } = await (await cast.as('sysadmin')).access.devices.startEnrolment.mutate({
    name,
    persons: [...members],
  });
  const tablet = new DemoTablet({
    url,
    office: office.id,
    name,
    ports,
    aead: nodeAead,
    signer: newSigner(),
    newSigner,
    newId: services.newId,
    now: () => Date.now(),
  });
  const claimed = await tablet.claim(code);
  await letIn(cast, claimed.checkCode);
  for (const username of usernames)
    await tablet.enrolMember(cast.personOf(username), username, cast.passwordOf(username));
  return { tablet, usernames, members, time: Date.now() };
}

/** The second person types the digits that the tablet shows; they fit the one that has just asked, or nothing. */
export async function letIn(cast: Cast, digits: string): Promise<void> {
  const second = await cast.as('secadmin');
  const { rows } = await second.access.devices.list.query({ state: 'proposed', limit: 1 });
  const [newest] = rows;
  if (newest === undefined) throw new Error('no tablet waits to be let in');
  await second.access.devices.confirm.mutate({ id: newest.id, expected: newest.version, digits });
}

function newSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return signerOf({ privateKey, publicKey: Buffer.from(x, 'base64url') });
}
