import { expect, test } from '@playwright/test';
import { type CutLine, openCutLine } from '../harness/cut-line.ts';
import { until } from '../harness/pause.ts';
import { type LabGround, openLabGround } from '../lab/ground.ts';
import type { LabBrowser } from '../lab/lab-browser.ts';

// The tablet's own journal, vault and sending in a real browser, over a line that loses answers.
test.describe.configure({ mode: 'serial' });
let line: CutLine;
let ground: LabGround;
let tablet: LabBrowser;

test.beforeAll(async () => {
  ground = await openLabGround({
    through: async (port) => {
      line = await openCutLine(port);
      return line.url;
    },
  });
  tablet = ground.tablets[0] as LabBrowser;
});
test.afterAll(async () => {
  await ground?.remove();
  await line?.close();
});

const allReceived = () =>
  until(
    async () => {
      const now = await tablet.inside();
      const done = [...now.entries, ...now.media].every(({ state }) => state === 'received');
      return done ? now : null;
    },
    'a receipt for everything',
    { seconds: 90, every: 200 },
  );

test('a push whose answer was lost ends as one that was not', async () => {
  await allReceived();
  line.loseAnswerTo('exchange.push');
  const hash = await tablet.do((lab, visit) => lab.note(visit, '三号窗口无人'), ground.visit);
  const done = await allReceived();
  expect(line.lost(), 'the answer was swallowed after the commit').toBe(1);
  expect(done.receipts).toContain(hash);
  expect(done.entries.filter((entry) => entry.hash === hash)).toHaveLength(1);
});
