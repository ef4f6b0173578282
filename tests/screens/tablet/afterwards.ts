import type { TabletBrowser } from '../../harness/tablet-browser.ts';
import type { Stop } from './stop.ts';

/** What is where, the ferry, the settings with all that is behind them, and the notes that stand before what is locked. */
export async function tourAfterwards(tablet: TabletBrowser, stop: Stop): Promise<void> {
  const { page, word } = tablet;
  await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await page.getByRole('heading', { name: word('field.outbox.visits') }).waitFor();
  await stop('outbox');
  await tablet.tap(page.getByRole('link', { name: word('carry.way') }));
  await page.getByRole('heading', { name: word('carry.fellows') }).waitFor();
  await stop('carry');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'holiday.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('not one of ours'),
  });
  await page.getByRole('alert').first().waitFor();
  await stop('carry-refused');
  await tablet.press('field.back');

  await tablet.tap(page.getByRole('link', { name: word('field.tab.settings') }));
  await page.getByRole('heading', { name: word('field.update.title') }).waitFor();
  await stop('settings');
  await tablet.tap(page.getByRole('link', { name: word('field.settings.pin') }));
  await page.getByLabel(word('field.pin.present')).waitFor();
  await stop('pin');
  await tablet.press('field.back');
  await tablet.tap(page.getByRole('link', { name: word('field.test.open') }));
  await page.getByRole('button', { name: word('field.test.again'), disabled: false }).waitFor();
  await stop('self-test');
  await tablet.press('field.back');

  await page.reload();
  await tablet.button(word('field.notes.locked')).waitFor();
  await stop('notes-empty');
  for (const note of shopping) {
    await tablet.press('field.notes.new');
    await page.getByLabel(word('field.notes.text')).fill(note);
    await tablet.press('field.back');
  }
  await stop('notes');
  await tablet.press('field.notes.locked');
  await page.getByText(word('field.lock.hint')).waitFor();
  await stop('lock');
  await tablet.pin('111111', 'field.pin.enter');
  await page.getByText(word('field.pin.wrong')).waitFor();
  await stop('lock-wrong');
}

const shopping = ['周末\n给妈妈打电话', '买菜\n豆腐两块，香菜一把', '记得取快递'];
