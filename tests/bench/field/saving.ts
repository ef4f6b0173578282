import { median, put } from './figures.ts';
import type { WithFiller } from './filler.ts';
import { openFiller } from './filler.ts';
import { brake, throttle } from './in-page.ts';
import type { Ground } from './office.ts';

const kinds = {
  file: 'a file of 12 megapixels (5 MB)',
  frame: 'a frame of 12 megapixels, encoded on the way',
} as const;

/** From the press to the commit of the entry, bytes hashed, sealed and flushed before it. The brake is on the page alone. */
export async function measureSaving(ground: Ground): Promise<void> {
  await openFiller(ground);
  const { page } = ground.tablet;
  for (const kind of ['file', 'frame'] as const) {
    for (const rate of [1, 4]) {
      if (!(await brake(page, rate))) continue;
      const saves = await page.evaluate(
        ([what]) => (globalThis as WithFiller).filler.saves(what, 9, 5_000_000),
        [kind] as const,
      );
      const how = rate === 1 ? '' : `, ${rate}×`;
      put(`save to durable, ${kinds[kind]}${how}`, median(saves.map(({ ms }) => ms)), 300, 'ms');
      put(`— longest task meanwhile${how}`, Math.max(...saves.map(({ longest }) => longest)), 50, 'ms');
    }
  }
  await throttle(page, 1);
}
