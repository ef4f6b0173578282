import { atMost, dice, often, seed, soaking, tellHazard } from '@mingcha/soak';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CutLine, openCutLine } from '../harness/cut-line.ts';
import { until } from '../harness/pause.ts';
import { sentTwice } from '../harness/upload-meter.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { type LabGround, openLabGround } from '../lab/ground.ts';
import type { LabBrowser } from '../lab/lab-browser.ts';
import { bendReceipts, type Lie, lies } from './bent-receipts.ts';
import { Walker } from './walker.ts';

// What a tablet was given to keep, it keeps: its own journal, vault and sending in a real browser, before the real program,
// over a line that breaks and loses answers. One tablet and one office, one story after the other.

let line: CutLine;
let ground: LabGround;
let tablet: LabBrowser;

beforeAll(async () => {
  console.info(`faults by seed ${seed}`);
  ground = await openLabGround({
    through: async (port) => {
      line = await openCutLine(port);
      return line.url;
    },
  });
  tablet = ground.tablets[0] as LabBrowser;
}, 240_000);
afterAll(async () => {
  await ground?.remove();
  await line?.close();
});

const inside = (what: (now: Awaited<ReturnType<LabBrowser['inside']>>) => boolean, why: string) =>
  until(
    async () => {
      const now = await tablet.inside();
      return what(now) ? now : null;
    },
    why,
    { seconds: soaking ? 300 : 90, every: 100 },
  );
const allReceived = () =>
  inside(
    ({ entries, media }) => [...entries, ...media].every(({ state }) => state === 'received'),
    'a receipt for everything',
  );
/** The round before has let go of its own bytes: a deletion that stands still from here on is of what comes now. */
const allLetGo = async () => {
  await allReceived();
  await inside(({ vault }) => vault.length === 0, 'what is received to be let go');
};
const capture = (mime: string, size: number, from: number) =>
  tablet.do((lab, said) => lab.capture(said.visit, said.mime, said.size, said.from), {
    visit: ground.visit,
    mime,
    size,
    from,
  });
const nudge = () => tablet.do((lab) => lab.nudge(), null);

describe('a line', () => {
  test('that lost the answer to a push leaves what one leaves that did not', async () => {
    await allReceived();
    line.loseAnswerTo('exchange.push');
    const hash = await tablet.do((lab, visit) => lab.note(visit, '三号窗口无人'), ground.visit);
    const done = await allReceived();
    expect(line.lost(), 'the answer was swallowed after the commit').toBe(1);
    expect(done.receipts.map((receipt) => receipt.hash)).toContain(hash);
    expect(done.entries.filter((entry) => entry.hash === hash)).toHaveLength(1);
  });

  // By day some seconds of it, in a soak the whole minute; so much that it would just get through if nothing broke.
  const every = 2_000;
  const [lasting, size] = soaking ? [60_000, 30_000_000] : [12_000, 5_000_000];

  test(
    'cut every two seconds sends nothing twice beyond one chunk for each cut, and nobody lends a hand',
    async ({ task }) => {
      await allReceived();
      const [before, cutsBefore, carriedBefore] = [line.sent(), line.cuts(), line.carried().length];
      line.slow(Math.round(size / (lasting / 1000)));
      const sha256 = await capture('video/webm', size, 5);
      line.cutEvery(every);
      const began = performance.now();
      const mended = setTimeout(() => {
        line.mend();
        line.slow(0);
      }, lasting);
      // One touch, as when the recording ends; none after it.
      await nudge();
      const done = await allReceived().finally(() => clearTimeout(mended));
      const seconds = (performance.now() - began) / 1000;
      const cuts = line.cuts() - cutsBefore;
      const carried = line.carried().slice(carriedBefore);
      const [sent, twice] = [line.sent() - before, sentTwice(carried)];
      tellHazard(task, 'line cut every 2 s', { seconds: Math.round(seconds), cuts, size, sent, twice });
      expect(done.receipts.flatMap(({ blobs }) => blobs)).toContain(sha256);
      expect(cuts, 'it did break').toBeGreaterThanOrEqual(lasting / every / 2);
      const largest = Math.max(...carried.map(({ length }) => length));
      expect(twice, `${twice} bytes over ${cuts} cuts`).toBeLessThanOrEqual(largest * cuts);
      // Whatever else went over the line, headers and questions: so much less than bytes that it cannot hide any.
      expect(sent - size).toBeLessThanOrEqual((largest + 20_000) * cuts);
      expect(seconds, 'it goes on while the line breaks, and ends soon after').toBeLessThan(
        lasting / 1000 + 30,
      );
    },
    atMost(150_000),
  );
});

describe('bytes go from the tablet only on a receipt:', () => {
  test.each([
    { where: 'before', killed: 'between the receipt and the deletion they go at the next start' },
    { where: 'after', killed: 'between the deletion and the note of it nothing is sent again' },
  ] as const)('killed $killed', async ({ where }) => {
    await allLetGo();
    await tablet.do((lab, at) => lab.holdDeletion(at), where);
    const sha256 = await capture('image/jpeg', 300_000, where === 'before' ? 11 : 13);
    await nudge();
    await until(() => tablet.do((lab) => lab.standsStill(), null), 'the deletion to stand still');
    const carried = line.carried().length;
    await tablet.crashPage();

    const killed = await tablet.inside();
    const { id, state } = killed.media.find((medium) => medium.sha256 === sha256) ?? {};
    expect(state).toBe('received');
    expect(
      killed.receipts.flatMap(({ blobs }) => blobs),
      'written before any byte goes',
    ).toContain(sha256);
    expect(killed.vault.includes(id ?? '')).toBe(where === 'before');

    await tablet.unlock();
    const ended = await inside(({ vault }) => !vault.includes(id ?? ''), 'the bytes to be gone');
    await until(async () => !(await tablet.do((lab) => lab.sync(), null)).busy, 'the round to end');
    expect(ended.media.filter((medium) => medium.sha256 === sha256)).toMatchObject([{ state: 'received' }]);
    expect(line.carried().length, 'not a byte was sent again').toBe(carried);
  });

  test.each(lies)('%s deletes nothing, and the true one does', async (lie: Lie) => {
    await allLetGo();
    const bent = await bendReceipts(tablet.context, lie);
    const sha256 = await capture('image/jpeg', 200_000, 17 + lies.indexOf(lie) * 2);
    await nudge();
    const of = (media: readonly { sha256: string }[]) => media.filter((medium) => medium.sha256 === sha256);
    await inside(
      ({ media }) => of(media).every((medium) => 'state' in medium && medium.state === 'sent'),
      'the bytes to be sent',
    );
    const told = bent.told();
    await nudge();
    await until(() => bent.told() > told, 'to be lied to once more');
    await until(async () => !(await tablet.do((lab) => lab.sync(), null)).busy, 'the round to end');
    const { media, vault } = await tablet.inside();
    expect(of(media)).toMatchObject([{ state: 'sent' }]);
    expect(vault).toContain(media.find((medium) => medium.sha256 === sha256)?.id);

    await bent.end();
    await nudge();
    await inside((now) => now.vault.length === 0, 'the true receipt to let them go');
  });
});

test(
  'whatever fails in whatever order, everything acknowledged is there once, and nothing is stuck',
  async ({ task }) => {
    const walks = often(5);
    const walker = new Walker(ground, tablet, line);
    let longest = 0;
    const began = performance.now();
    for (let n = 0; n < walks; n += 1) {
      const roll = dice(seed + n);
      const start = performance.now();
      const name = `walk ${n} of seed ${seed}`;
      const walked = await walker.walk(roll, 4 + roll(5)).catch((cause: unknown) => {
        throw new Error(`${name}: ${String(cause)}`, { cause });
      });
      await walker.mend();
      expect(await walker.wrong(), `${name}: ${walked.join(', ')}`).toEqual([]);
      longest = Math.max(longest, performance.now() - start);
    }
    const average = Math.round((performance.now() - began) / walks);
    tellHazard(task, 'fault walk', { walks, average, longest: Math.round(longest), ...walker.counts });
    expect(verifyFolder(ground.folder).findings).toEqual([]);
  },
  atMost(180_000),
);
