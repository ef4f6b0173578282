import { atMost, often, seed, tellHazard } from '@mingcha/soak';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideAtOnce } from './deciders.ts';
import { fill, forbidGrowth } from './disk.ts';
import { type Ground, openFolder, openGround, Running } from './ground.ts';
import { pause } from './line.ts';
import { Tally } from './weather.ts';

// One office, one after the other: what each hazard left behind is what the next one begins with. The seed draws who does
// what, which connections break and when something is killed; how far the server had come at that moment nobody can draw.
const place = openFolder();
let ground: Ground;
let running: Running;

beforeAll(async () => {
  console.info(`hazards by seed ${seed}`);
  ground = await openGround(place);
});
afterAll(async () => {
  await running?.stop();
  await place.remove();
});

/** Counts of this hazard alone. */
function counted(): Record<string, number> {
  const { asked, unanswered, refused, cut, pushes, uploads, decisions } = running.weather.tally;
  const entries = ground.tablets.reduce((sum, { written }) => sum + written.length, 0);
  const recordings = ground.tablets.reduce((sum, tablet) => sum + tablet.recordings.length, 0);
  return { asked, unanswered, refused, cut, pushes, uploads, decisions, entries, recordings };
}

function since(before: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counted()).map(([name, n]) => [name, n - (before[name] ?? 0)]));
}

test('of those who decide at once one wins, and the others are told', async ({ task }) => {
  const counts = await decideAtOnce(ground.town, often(2));
  expect(counts.wrong).toEqual([]);
  tellHazard(task, 'concurrent deciders', { races: counts.races, deciders: counts.deciders });
});

test(
  'a killed server loses nothing that it acknowledged, and says nothing twice',
  async ({ task }) => {
    running = await Running.start(ground);
    const before = counted();
    const kills = { program: 0, database: 0, both: 0 };
    const whats = ['both', 'database', 'program'] as const;
    const turn = running.weather.roll(3);
    for (let n = 0; n < often(2); n += 1) {
      const what = whats[(turn + n) % 3] ?? 'both';
      running.work();
      await pause(300 + running.weather.roll(900));
      await running.kill(what);
      kills[what] += 1;
      await running.startAgain();
      await running.rest();
    }
    await running.settle();
    expect(await running.wrong()).toEqual([]);
    tellHazard(task, 'killed server', { kills: often(2), ...kills, ...since(before) });
  },
  atMost(120_000),
);

test(
  'a lost answer is asked for again, and what was done is done once',
  async ({ task }) => {
    const before = counted();
    running.weather.lossy = 4;
    running.work();
    while (running.weather.tally.cut - (before.cut ?? 0) < often(20)) await pause(20);
    await running.settle();
    expect(await running.wrong()).toEqual([]);
    tellHazard(task, 'lost answers', since(before));
  },
  atMost(60_000),
);

test(
  'a full disk refuses and acknowledges nothing, and with room again everything goes on',
  async ({ task }) => {
    const before = counted();
    const ways = { disks: 0, limits: 0, restarts: 0 };
    for (let n = 0; n < often(1); n += 1) {
      const refusals = new Tally();
      Object.assign(refusals, running.weather.tally);
      const disk = ground.small && n % 2 === 0;
      const pids = [running.program.child.pid ?? 0, running.database];
      const makeRoom = disk
        ? fill(ground.folder, running.weather.roll(400_000))
        : forbidGrowth(pids, running.weather.roll(100_000));
      ways[disk ? 'disks' : 'limits'] += 1;
      running.work();
      const { tally } = running.weather;
      while (tally.refused + tally.unanswered === refusals.refused + refusals.unanswered) await pause(20);
      await pause(200 + running.weather.roll(500));
      makeRoom();
      if (await running.startAgainIfEnded()) ways.restarts += 1;
      await running.rest();
      await running.settle();
    }
    expect(await running.wrong()).toEqual([]);
    tellHazard(task, 'full disk', { ...ways, ...since(before) });
  },
  atMost(120_000),
);
