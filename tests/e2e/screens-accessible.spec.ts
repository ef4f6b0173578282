import { languages } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { faultsOf, narrowFaultsOf } from '../harness/barriers.ts';
import { startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { type Examples, findExamples, tourDesk } from '../screens/desk-tour.ts';
import { tourFieldWork } from '../screens/field-work-tour.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let examples: Examples;

test.beforeAll(async () => {
  server = await startDemonstration();
  examples = await findExamples(server.url);
});
test.afterAll(() => server?.remove());

for (const language of languages) {
  const tours = {
    'the desk': tourDesk,
    'the desk’s pages for the field': tourFieldWork,
  };
  for (const [what, tour] of Object.entries(tours))
    test(`${what} in ${language} can be used by everyone`, async () => {
      const desk = await DeskBrowser.open(server.url);
      const faults: Record<string, string[]> = {};
      await tour(desk, language, examples, async (name, page) => {
        const looked = await faultsOf(page, { colours: language === 'zh-CN' });
        faults[name] = [...looked, ...(await narrowFaultsOf(page))];
      });
      await desk.close();
      expect(desk.faults, 'uncaught, or stopped by the content policy').toEqual([]);
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
      expect(Object.keys(faults).length).toBeGreaterThan(10);
    });
}
