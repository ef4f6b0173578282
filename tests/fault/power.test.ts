import { atMost, type HazardCounts as Counts, often, seed, soaking, tellHazard } from '@mingcha/soak';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { readRunningUrl } from '../../apps/server/src/start/running-url.ts';
import { decideAtOnce } from '../../apps/server/test/hazards/deciders.ts';
import { fill, forbidGrowth } from '../../apps/server/test/hazards/disk.ts';
import { Drill } from '../../apps/server/test/hazards/drill.ts';
import { type Ground, openFolder, openGround, Running } from '../../apps/server/test/hazards/ground.ts';
import { pause } from '../../apps/server/test/hazards/line.ts';

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

/** What everybody did and suffered so far. */
function counted(): Counts {
  const sum = (of: (tablet: Ground['tablets'][number]) => number) =>
    ground.tablets.reduce((all, tablet) => all + of(tablet), 0);
  return {
    ...running.weather.tally,
    entries: sum(({ written }) => written.length),
    recordings: sum(({ recordings }) => recordings.length),
  };
}

/** Looks whether anything is wrong and leaves the counts of this hazard alone, also where it is. */
async function look(task: TestContext['task'], name: string, before: Counts, own: Counts): Promise<void> {
  const now = Object.entries(counted()).map(([what, n]) => [what, n - (before[what] ?? 0)] as const);
  tellHazard(task, name, { ...own, ...Object.fromEntries(now) });
  expect(await running.wrong()).toEqual([]);
}

test(
  'of those who decide at once one wins, and the others are told',
  async ({ task }) => {
    const { wrong, races, deciders } = await decideAtOnce(ground.town, often(2));
    tellHazard(task, 'concurrent deciders', { races, deciders });
    expect(wrong).toEqual([]);
  },
  atMost(60_000),
);

test(
  'a killed server loses nothing that it acknowledged, and says nothing twice',
  async ({ task }) => {
    running = await Running.start(ground);
    const before = counted();
    const kills = { program: 0, database: 0, both: 0 };
    const whats = ['both', 'database', 'program'] as const;
    const times = soaking ? often(2) : 1;
    const turn = running.weather.roll(3);
    for (let n = 0; n < times; n += 1) {
      const what = whats[(turn + n) % 3] ?? 'both';
      running.work();
      await pause(200 + running.weather.roll(1500));
      await running.kill(what);
      kills[what] += 1;
      await running.startAgain();
      await running.rest();
    }
    await running.settle();
    const { slowestStart } = running;
    await look(task, 'killed server', before, { kills: times, ...kills, slowestStart });
  },
  atMost(180_000),
);

test(
  'a lost answer is asked for again, and what was done is done once',
  async ({ task }) => {
    const before = counted();
    running.weather.lossy = 4;
    running.work();
    while (running.weather.tally.cut - (before.cut ?? 0) < often(20)) await pause(20);
    await running.settle();
    await look(task, 'lost answers', before, {});
  },
  atMost(120_000),
);

/** Asked of the database at once: on a full disk it may refuse it, or go, and both are told by what follows. */
async function checkpoint(): Promise<'done' | 'refused'> {
  const { folders } = ground.house.services.settings;
  const client = new pg.Client({
    connectionString: readRunningUrl(folders.secrets) ?? '',
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('checkpoint');
    return 'done';
  } catch {
    return 'refused';
  } finally {
    // One that hangs while it goes down answers no farewell.
    void client.end().catch(() => {});
  }
}

/** What the disk has no room for, told by whoever did not get it done. */
const moments = {
  commit: ({ refused, unanswered }: Running['weather']['tally']) => refused + unanswered,
  upload: ({ refusedUploads, unanswered }: Running['weather']['tally']) => refusedUploads + unanswered,
  checkpoint: ({ refused, unanswered }: Running['weather']['tally']) => refused + unanswered,
};

describe.each(['commit', 'upload', 'checkpoint'] as const)('a disk that is full during %s', (moment) =>
  test(
    'refuses and acknowledges nothing, and with room again everything goes on',
    async ({ task }) => {
      const before = counted();
      const ways = { disks: 0, limits: 0, restarts: 0, done: 0, refused: 0 };
      const { tally, roll } = running.weather;
      for (let n = 0; n < often(1); n += 1) {
        const suffered = () => moments[moment](tally);
        const until = suffered() + (moment === 'upload' ? 1 : 3);
        const disk = ground.small && n % 2 === 0;
        ways[disk ? 'disks' : 'limits'] += 1;
        const pids = [running.program.child.pid ?? 0, running.database];
        const shut = () => (disk ? fill(ground.folder, roll(400_000)) : forbidGrowth(pids, roll(100_000)));
        running.work();
        let makeRoom = shut();
        let { refused } = tally;
        if (moment === 'checkpoint') ways[await checkpoint()] += 1;
        while (suffered() < until) {
          await pause(20);
          // Entries are refused and no recording is left to send: with room for a moment there is one again.
          if (moment !== 'upload' || tally.refused <= refused + 12) continue;
          makeRoom();
          await pause(300 + roll(700));
          makeRoom = shut();
          ({ refused } = tally);
        }
        await pause(roll(500));
        makeRoom();
        if (await running.startAgainIfEnded()) ways.restarts += 1;
        await running.settle();
      }
      await look(task, `full disk during a ${moment}`, before, ways);
    },
    atMost(180_000),
  ),
);

test(
  'a backup taken while everybody works is put back elsewhere with all that was acknowledged before, and tablets go on there',
  async ({ task }) => {
    const before = counted();
    const drill = new Drill(running);
    try {
      let last = '';
      for (let n = 0; n < often(1); n += 1) {
        running.work();
        await pause(300 + running.weather.roll(700));
        const { folder, wrong } = await drill.round();
        last = folder;
        expect(wrong).toEqual([]);
      }
      await look(task, 'backup under load', before, { backups: drill.backups, copied: drill.copied });
      expect(await drill.goesOn(last)).toEqual([]);
    } finally {
      await drill.remove();
    }
  },
  atMost(120_000),
);
