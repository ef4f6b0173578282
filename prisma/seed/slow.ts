import { isOverdue, type TimeElement, timeOfItem, timeOfRun } from '@mingcha/domain/findings';
import type { Observation } from './city.ts';
import { unitId, type World } from './rounds.ts';
import type { Team } from './teams.ts';

/** How long the queue of the demonstration was, as its observation says. */
export const waited = 52 * 60_000;
const runOf = (visit: string) => `${visit.slice(4, 20)}queue`;

/** The ticket is drawn so long before what was then observed. */
export async function startQueue(team: Team, visit: string, person: string, seen: number): Promise<void> {
  team.time = Math.max(team.time, seen - waited);
  await team.tablet.pressWatch(visit, person, 'queue', runOf(visit), 'start');
}

async function timed(team: Team, visit: string, person: string): Promise<TimeElement | null> {
  const id = `${visit.slice(4, 20)}handling`;
  await team.tablet.pressWatch(visit, person, 'handling', id, 'start');
  team.time += 25 * 60_000;
  await team.tablet.pressWatch(visit, person, 'handling', id, 'stop');
  const run = team.tablet.timeFacts(visit).runs.find((each) => each.id === id);
  return run === undefined ? null : timeOfRun(run);
}

interface Slow {
  readonly visit: string;
  readonly person: string;
  readonly seen: Observation;
  /** Working days ago. */
  readonly day: number;
}

/** Working days since acceptance, where the words of the observation name them. */
const since: Readonly<Record<string, number>> = { 市自然资源和规划局: 19, 市生态环境局: 14 };

/** What a slow finding rests on: the run of the queue, or a service item of the unit with the day it was accepted. */
export async function slowBy(
  { clock, registry }: World,
  team: Team,
  { visit, person, seen, day }: Slow,
): Promise<TimeElement | null> {
  if (seen.style !== 'SLOW') return null;
  if (seen.sub_code === 'WAITING') {
    await team.tablet.pressWatch(visit, person, 'queue', runOf(visit), 'stop');
    const run = team.tablet.timeFacts(visit).runs.find(({ id }) => id === runOf(visit));
    return run === undefined ? null : timeOfRun(run);
  }
  const items = team.tablet.itemsOf(unitId(registry, seen.unit));
  const [item] = items.toSorted((a, b) => a.promisedLimit - b.promisedLimit);
  // A unit that promises nothing is timed at its counter.
  if (item === undefined) return timed(team, visit, person);
  const days = Math.max(since[seen.unit] ?? 0, Math.ceil(item.promisedLimit / 2) + 3);
  const to = { day: clock.day(day), half: seen.time < '12:00' ? ('am' as const) : ('pm' as const) };
  const { calendar } = team.tablet.timeFacts(visit);
  // Holidays in between make it shorter by the adopted calendar than by the week.
  for (let back = days; back < days + 40; back += 1) {
    const time = timeOfItem(calendar, item, { day: clock.day(day + back), half: 'am' }, to, true);
    if (isOverdue(time ?? undefined)) return time;
  }
  throw new Error(`${seen.unit} was not late`);
}
