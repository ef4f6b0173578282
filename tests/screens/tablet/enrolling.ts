import { takeAway } from '../../harness/lacking.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';
import type { Stop } from './stop.ts';

/** In a second window of a tablet that is open: it says so. And in a browser that cannot do it: it says what is missing. */
export async function tourOtherWindows(tablet: TabletBrowser, stop: Stop): Promise<void> {
  const { context, word } = tablet;
  const at = tablet.page.url();
  const second = await context.newPage();
  await tablet.on(second, async () => {
    await second.goto(at);
    await tablet.button(word('field.tab.other.here')).waitFor();
    await stop('second-window');
  });
  await second.close();
  const old = await context.newPage();
  await tablet.on(old, async () => {
    await old.addInitScript(takeAway, 'files');
    await old.goto(at);
    await old.locator('li[data-missing="files"]').waitFor();
    await stop('old-browser');
  });
  await old.close();
}
