import type { Locator } from '@playwright/test';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';

/** Where the tour is; called once everything on the screen has settled. */
export type Stop = (name: string) => Promise<void>;

/** What lies open over the screen, and nothing behind it. */
export const sheetOf = ({ page }: TabletBrowser): Locator => page.getByRole('dialog');

export const sheetGone = (tablet: TabletBrowser): Promise<void> =>
  sheetOf(tablet).waitFor({ state: 'hidden' });

/**
 * A sheet by keys alone: it opens under Enter, holds the keys while it lies open, goes with Escape, and leaves them where they
 * were. `within` is what is done on it before it goes.
 */
export async function sheetByKeys(
  tablet: TabletBrowser,
  opener: Locator,
  within: () => Promise<void>,
): Promise<void> {
  const { page } = tablet;
  await opener.focus();
  await page.keyboard.press('Enter');
  await sheetOf(tablet).waitFor();
  await within();
  await page.keyboard.press('Escape');
  await sheetGone(tablet);
  if (!(await opener.evaluate((key) => key === document.activeElement))) {
    const lost = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
    throw new Error(`the keys did not come back to what opened the sheet, but to ${lost}`);
  }
}
