import { AxeBuilder } from '@axe-core/playwright';
import { languages } from '@mingcha/words';
import { expect, type Page, test } from '@playwright/test';
import { openDemoTablet } from '../harness/demo-tablet.ts';
import { startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { type Examples, findExamples, tourDesk } from '../screens/desk-tour.ts';
import { tourTablet } from '../screens/tablet-tour.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let examples: Examples;

test.beforeAll(async () => {
  server = await startDemonstration();
  examples = await findExamples(server.url);
});
test.afterAll(() => server?.remove());

/** WCAG 2.2 A and AA as axe sees it; what it calls serious or critical is a fault of ours. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {});
  // A document shown by the browser's own viewer is not a page of ours.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')})`,
    );
}

for (const language of languages) {
  test(`the desk in ${language} can be used by everyone`, async () => {
    const desk = await DeskBrowser.open(server.url);
    const faults: Record<string, string[]> = {};
    await tourDesk(desk, language, examples, async (name, page) => {
      faults[name] = await faultsOf(page);
    });
    await desk.close();
    expect(desk.faults, 'uncaught, or stopped by the content policy').toEqual([]);
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    expect(Object.keys(faults).length).toBeGreaterThan(10);
  });

  test(`the tablet in ${language} can be used by everyone`, async () => {
    const tablet = await openDemoTablet(server.url, language);
    const faults: Record<string, string[]> = {};
    await tourTablet(tablet, async (name) => {
      faults[name] = await faultsOf(tablet.page);
    });
    await tablet.remove();
    expect(tablet.faults, 'uncaught, or stopped by the content policy').toEqual([]);
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    expect(Object.keys(faults).length).toBeGreaterThan(8);
  });
}
