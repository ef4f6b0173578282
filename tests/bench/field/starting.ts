import { say } from '@mingcha/words';
import type { Locator, Page } from '@playwright/test';
import { median, put } from './figures.ts';
import { throttle } from './in-page.ts';
import type { Ground } from './office.ts';

export const word = (key: Parameters<typeof say>[1]): string => say('zh-CN', key);

/** Milliseconds from a press until this is there and drawn. */
export async function until(page: Page, press: Locator | null, there: Locator): Promise<number> {
  const began = Date.now();
  if (press !== null) await press.tap();
  await there.first().waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0))));
  return Date.now() - began;
}

/** From nothing but what lies on the tablet to the first thing that answers a finger. */
export async function coldStart(
  { server, tablet }: Ground,
  rate: number,
): Promise<{ start: number; pad: number }> {
  await tablet.switchOff();
  await tablet.switchOn({ offline: true });
  const { page } = tablet;
  await page.goto('about:blank');
  await throttle(page, rate);
  const began = Date.now();
  await page.goto(`${server.url}/field/`, { waitUntil: 'commit' });
  const notes = tablet.button(word('field.notes.locked'));
  await notes.waitFor();
  const start = Date.now() - began;
  const pad = await until(page, notes, page.getByText(word('field.lock.hint')));
  return { start, pad };
}

export async function measureStart(ground: Ground): Promise<void> {
  const starts: number[] = [];
  const pads: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { start, pad } = await coldStart(ground, 4);
    starts.push(start);
    pads.push(pad);
  }
  put('cold start without a network to usable, 4×', median(starts), 1500, 'ms');
  put('from there to the field for the PIN, 4×', median(pads), null, 'ms');
}
