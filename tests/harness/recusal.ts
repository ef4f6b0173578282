import type { TabletBrowser } from './tablet-browser.ts';

/** Each member of the opened card signs, with an own PIN, that no interest binds them. */
export async function signRecusals(tablet: TabletBrowser, pins: readonly string[]): Promise<void> {
  for (const pin of pins) {
    await tablet.tap(tablet.button(tablet.word('field.brief.confirm')).first());
    await tablet.press('field.recusal.clear');
    await tablet.pin(pin, 'field.pin.confirm');
    await tablet.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
