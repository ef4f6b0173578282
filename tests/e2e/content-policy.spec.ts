import { expect, test } from '@playwright/test';
import { DeskBrowser } from '../harness/desk-browser.ts';
import { until } from '../harness/pause.ts';
import { type RunningServer, startServer } from '../harness/running-server.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' } });
});
test.afterAll(() => server?.remove());

// What the screens do under the policy is asked in the stories that walk over them: each ends with no faults.
test('the content policy of both apps stops code from text and code in the page, and stories hear of it', async () => {
  const desk = await DeskBrowser.open(server.url);
  const tablet = new TabletBrowser({ url: server.url });
  const seat = await desk.window();
  await seat.page.goto('/');
  await seat.page.getByRole('heading', { level: 1 }).waitFor();
  await tablet.switchOn();
  await tablet.page.getByRole('heading', { level: 1 }).waitFor();
  expect([...desk.faults, ...tablet.faults]).toEqual([]);

  for (const { page, faults } of [
    { page: seat.page, faults: desk.faults },
    { page: tablet.page, faults: tablet.faults },
  ]) {
    await page.evaluate(() => {
      setTimeout(() => {
        try {
          new Function('');
        } catch {
          // Caught, as a library would that only tries.
        }
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
    });
    await until(() => faults.some((line) => line.includes('eval')), 'the stopped code from text');
    await until(() => faults.some((line) => line.includes('inline')), 'the stopped script in the page');
    expect(await page.title()).not.toBe('taken over');
  }
  await tablet.remove();
  await desk.close();
});
