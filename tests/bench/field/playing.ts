import type { Page } from '@playwright/test';
import { heldDuring, processesOf } from '../memory.ts';
import { put } from './figures.ts';
import { longTasks, watchLongTasks } from './in-page.ts';
import { word } from './starting.ts';

const playsFrom = (page: Page, second: number) =>
  page.waitForFunction(
    (from) => {
      const film = document.querySelector('video');
      return (
        film !== null && film.readyState >= 3 && film.currentTime > from + 1 && film.currentTime < from + 60
      );
    },
    second,
    { timeout: 30_000 },
  );

/** A part of the film is opened, played, and jumped about in; whole in memory it would be as large as it is on the disk. */
export async function watchFilm(page: Page, bytes: number, seconds: number): Promise<void> {
  await watchLongTasks(page);
  let opened = 0;
  let jumped = 0;
  const { before, most } = await heldDuring(await processesOf(page.context()), async () => {
    const began = Date.now();
    await page.getByText(word('field.media.watch')).first().tap();
    const film = page.locator('video');
    await film.evaluate((element: HTMLVideoElement) => {
      element.muted = true;
      return element.play();
    });
    opened = Date.now() - began;
    await playsFrom(page, 0);
    for (const part of [0.5, 0.9]) {
      const again = Date.now();
      await film.evaluate((element: HTMLVideoElement, to) => {
        element.currentTime = to;
      }, seconds * part);
      await playsFrom(page, seconds * part);
      jumped = Math.max(jumped, Date.now() - again);
    }
  });
  put(`film, a part of ${Math.round(bytes / 1e6)} MB: plays after`, opened, null, 'ms');
  put('film: a second further after a jump of minutes', jumped, null, 'ms');
  put('film: memory of all processes above before', (most - before) / 1e6, bytes / 1e6, 'MB');
  put('film: longest task of the page meanwhile', Math.max(0, ...(await longTasks(page))), null, 'ms');
}
