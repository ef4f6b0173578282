import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { barriersOf } from '../harness/barriers.ts';
import { demoPins, openDemoTablet } from '../harness/demo-tablet.ts';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import { until } from '../harness/pause.ts';
import type { RunningServer } from '../harness/running-server.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';

// Somebody may have copied the server's key. Two people give it up; the tablet was away meanwhile, with work that nobody else
// has. It takes no word of the old key for the new one: two people compare digits at it, and everything arrives.

let server: RunningServer;
let tablet: TabletBrowser;
let desk: DeskBrowser;

test.beforeAll(async () => {
  server = await startDemonstration();
  [tablet, desk] = await Promise.all([openDemoTablet(server.url, 'zh-CN'), DeskBrowser.open(server.url)]);
});
test.afterAll(async () => {
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
});

/** As the operator does it on the server, while it runs. */
function newServerKey(): string {
  const script = resolve(import.meta.dirname, '../../scripts/rescue/rescue.ts');
  const env = { ...process.env, MINGCHA_DATA: server.data };
  return execFileSync(process.execPath, [script, 'new-server-key'], { env, encoding: 'utf8' }).trim();
}

async function look(page: Page, name: string, sizes: readonly (readonly [number, number])[]): Promise<void> {
  const before = page.viewportSize();
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    // Measures are those of fingers: the desk has a mouse, and a list of rules of its own.
    if (sizes === ofTablet) expect(await barriersOf(page, { keys: false }), `${name} ${width}`).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`) });
  }
  if (before !== null) await page.setViewportSize(before);
}
const ofDesk = [[1440, 900]] as const;
const ofTablet = [
  [360, 780],
  [800, 1280],
] as const;

test('a stolen key is given up by two people, and compared anew at a tablet that was away', async () => {
  const { page, word } = tablet;
  const fingerprint = newServerKey();
  const security = await desk.as('secadmin', demoPassword, '/office/server-keys');
  await security.page.getByText(fingerprint).first().waitFor();
  await security.press('desk.serverKeys.propose');
  await security.page.getByRole('radio', { name: security.word('desk.serverKeys.ground.stolen') }).check();
  await look(security.page, 'propose', ofDesk);
  await security.settle('desk.serverKeys.propose', 'desk.serverKeys.proposed', {
    [security.word('desk.reason')]: '机房失窃',
  });
  const director = await desk.as('director', demoPassword, '/office/server-keys');
  await director.button(director.word('desk.serverKeys.confirm')).waitFor();
  await look(director.page, 'proposed', ofDesk);
  await director.decide('desk.serverKeys.confirm', 'desk.serverKeys.confirmed');
  await server.stop();

  // Work that is on this tablet alone.
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await tablet.press('field.brief.unseal');
  await page.getByText(word('field.brief.rules')).waitFor();
  await tablet.press('field.back');
  server = await server.startAgain();

  await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await until(
    async () => {
      await tablet.press('field.outbox.send').catch(() => {});
      return page.getByText(word('field.log.doubt')).isVisible();
    },
    'the doubt on the screen',
    { seconds: 60, every: 500 },
  );
  const waits = (await insidesOf(page)).entries.filter(({ state }) => state !== 'received');
  expect(waits.length).toBeGreaterThan(0);

  const inviting = await desk.as('sysadmin', demoPassword, '/office/devices');
  await inviting.button(inviting.word('desk.device.repin')).first().click();
  await inviting.settle('desk.device.repin', 'desk.device.enrol.start');
  const story = await inviting.page
    .getByText(/登记码 [A-Z0-9-]{8,}/)
    .first()
    .innerText();
  const code = /登记码 ([A-Z0-9-]+)/.exec(story)?.[1] ?? '';
  await look(inviting.page, 'invited', ofDesk);

  await tablet.tap(page.getByRole('link', { name: word('repin.title') }));
  await page.getByLabel(word('field.enrol.code')).fill(code);
  await look(page, 'begin', ofTablet);
  await tablet.press('repin.begin');
  await page.getByText(word('repin.check')).waitFor();
  await look(page, 'digits', ofTablet);
  const digits = /\b\d{3} \d{3}\b/.exec(await page.getByRole('main').innerText())?.[0] ?? '';

  const second = await desk.as('secadmin', demoPassword, '/office/devices');
  await second.button(second.word('desk.device.repin.confirm')).click();
  await second.settle('desk.device.repin.confirm', 'desk.device.repinned', {
    [second.word('desk.device.confirm.digits')]: digits,
  });
  await page.getByText(word('repin.done')).waitFor();
  await look(page, 'done', ofTablet);
  await until(
    async () => (await insidesOf(page)).entries.every(({ state }) => state === 'received'),
    'everything received, under the key that was compared',
    { seconds: 60, every: 500 },
  );

  // And it stands: whoever opens it next sees no doubt.
  await page.goto(`${server.url}/field/`);
  await tablet.press('field.notes.locked');
  await page.getByText(word('field.lock.hint')).waitFor();
  await tablet.pin(demoPins.lead1, 'field.pin.enter');
  await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await expect(page.getByText(word('field.log.doubt'))).toHaveCount(0);
  const changed = await desk.as('auditor', demoPassword, '/office/server-keys');
  await changed.page.getByText(fingerprint).first().waitFor();
  await look(changed.page, 'changed', ofDesk);
  expect(tablet.faults).toEqual([]);
});
