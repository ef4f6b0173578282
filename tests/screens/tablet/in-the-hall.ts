import { timeQueue } from '../../harness/table-work.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';
import { type Stop, sheetByKeys, sheetGone, sheetOf } from './stop.ts';

/** A covert visit: somebody's notes, and every sheet that lies over them. */
export async function tourHall(tablet: TabletBrowser, slow: string, stop: Stop): Promise<void> {
  const { page, word } = tablet;
  const key = (name: string) => page.getByRole('button', { name, exact: true });
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
  await stop('visit-empty');
  await timeQueue(tablet);
  await sheetByKeys(tablet, tablet.button(word('field.do.photo.short')), async () => {
    await tablet.button(word('field.camera.shoot')).waitFor();
    await stop('camera');
  });
  await sheetByKeys(tablet, page.getByRole('button', { name: /^0\/0/ }), () => stop('windows'));

  for (const sign of ['①', '④', '☆']) {
    await tablet.photograph(tablet.button(word('field.do.photo.short')));
    await tablet.tap(tablet.button(sign));
    await tablet.tap(sheetOf(tablet).getByRole('button').first());
    await sheetGone(tablet);
  }
  await tablet.press('field.do.note.short');
  await page.getByLabel(word('field.words.label')).fill(slow);
  await stop('words');
  await tablet.press('field.words.save');
  await sheetGone(tablet);
  await tablet.button(word('field.undo.take')).waitFor();
  await stop('visit');
  await page.emulateMedia({ colorScheme: 'dark' });
  await stop('visit-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  if (await key(word('field.do.audio.short')).isEnabled()) await tourRecording(tablet, stop);

  await sheetByKeys(tablet, key(word('field.visit.more')), async () => {
    await stop('more');
    await tablet.tap(page.getByText(word('ui.face.dim'), { exact: true }));
    await stop('more-dim');
    await tablet.tap(page.getByText(word('ui.face.auto'), { exact: true }));
  });
  await sheetByKeys(tablet, key(word('field.abort.short')), async () => {
    await stop('abort');
    await tablet.press('field.abort.other');
    await stop('abort-other');
  });
  await tourLetter(tablet, stop);
  await tablet.tap(tablet.button('②'));
  await stop('code');
  await tablet.tap(sheetOf(tablet).getByRole('button').first());
  await sheetGone(tablet);
  await sheetByKeys(tablet, key(word('field.visit.end')), () => stop('end'));
}

/** What is recorded goes on in the dark; what the card does not allow is said and not done. */
async function tourRecording(tablet: TabletBrowser, stop: Stop): Promise<void> {
  const { page, word } = tablet;
  await tablet.press('field.do.audio.short');
  const stopping = tablet.button(word('field.recording.stop'));
  const refused = page.getByRole('alert').filter({ hasText: word('field.camera.not.mode.short') });
  await stopping.or(refused).first().waitFor();
  await stop('recording');
  if (!(await stopping.isVisible())) return;
  await sheetByKeys(tablet, tablet.button(word('field.dim')), async () => {});
  await tablet.tap(stopping);
  await stopping.waitFor({ state: 'hidden' });
}

async function tourLetter(tablet: TabletBrowser, stop: Stop): Promise<void> {
  const { page, word } = tablet;
  await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(page.getByText(word('field.letter.way'), { exact: true }));
  await tablet.button(word('field.letter.before.guard')).waitFor();
  await stop('contact');
  await tablet.press('field.letter.before.guard');
  await page.getByRole('heading', { name: word('field.letter.title') }).waitFor();
  await page.getByRole('article').locator('canvas').waitFor();
  await stop('letter');
  await tablet.press('field.letter.close');
}
