import type { Aead, Ports, Signer, StreamPorts } from '@mingcha/journal';
import type { Cast } from './cast.ts';
import type { DemoClock } from './clock.ts';
import { DemoTablet } from './tablet/demo-tablet.ts';

export interface Means {
  readonly url: string;
  readonly office: string;
  readonly ports: Ports & StreamPorts;
  readonly aead: Aead;
  readonly newSigner: () => Signer;
  readonly newId: (prefix: string) => string;
}

/** Two inspectors and their tablet; the first of the members leads. */
export interface Team {
  readonly tablet: DemoTablet;
  readonly usernames: readonly [string, string];
  readonly members: readonly [string, string];
  /** The tablet's own clock, which the story sets. */
  time: number;
}

const TEAMS = [
  ['lead1', 'inspector1'],
  ['lead2', 'inspector2'],
  ['lead3', 'inspector3'],
] as const;

/** Enrols a tablet for each team: proposed by one person, confirmed by another who compared the check code. */
export async function enrolTeams(cast: Cast, clock: DemoClock, means: Means): Promise<Team[]> {
  const teams: Team[] = [];
  for (const [n, usernames] of TEAMS.entries()) {
    const members = [cast.personOf(usernames[0]), cast.personOf(usernames[1])] as const;
    const system = await cast.as('sysadmin');
    const started = await system.access.devices.startEnrolment.mutate({
      name: `${n + 1}号平板`,
      persons: [...members],
    });
    const team: Team = { tablet: undefined as never, usernames, members, time: clock.now() };
    const tablet = new DemoTablet({
      ...means,
      name: `${n + 1}号平板`,
      signer: means.newSigner(),
      now: () => team.time,
    });
    Object.assign(team, { tablet });
    const { deviceId, checkCode } = await tablet.claim(started.code);
    clock.moveTo(clock.now() + 30_000);
    const second = await cast.as('secadmin');
    const { rows } = await second.access.devices.list.query({ state: 'proposed' });
    const proposed = rows.find(({ id }) => id === deviceId);
    await second.access.devices.confirm.mutate({
      id: deviceId,
      expected: proposed?.version ?? 0,
      digits: checkCode,
    });
    team.time = clock.now();
    for (const username of usernames)
      await tablet.enrolMember(cast.personOf(username), username, cast.passwordOf(username));
    teams.push(team);
    clock.moveTo(clock.now() + 60_000);
  }
  return teams;
}
