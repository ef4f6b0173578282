import { languages } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { barriersOf } from '../harness/barriers.ts';
import { openDemoTablet } from '../harness/demo-tablet.ts';
import { startDemonstration } from '../harness/demonstration.ts';
import type { RunningServer } from '../harness/running-server.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';
import { sendOpenly } from '../screens/tablet/open-visit.ts';
import { tourTablet } from '../screens/tablet-tour.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;

test.beforeAll(async () => {
  server = await startDemonstration();
  await sendOpenly(server.url);
});
test.afterAll(() => server?.remove());

for (const language of languages)
  test(`the tablet in ${language} can be used by everyone`, async () => {
    const faults: Record<string, string[]> = {};
    // Where there is least room.
    const look = async (name: string, { page }: TabletBrowser) => {
      await page.setViewportSize({ width: 360, height: 780 });
      const isFirst = language === 'zh-CN';
      faults[name] = await barriersOf(page, { keys: isFirst, colours: isFirst });
    };
    const tablet = await openDemoTablet(server.url, language, look);
    await tourTablet(tablet, (name) => look(name, tablet));
    await tablet.remove();
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    expect(tablet.faults, 'uncaught, or stopped by the content policy').toEqual([]);
    expect(Object.keys(faults).length).toBeGreaterThan(40);
  });
