import { signRecusals } from '../../harness/recusal.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';
import { type Stop, sheetByKeys } from './stop.ts';

/** From the first look in the morning to the door: the card, the statements, the tablet's own test. */
export async function tourSettingOut(
  tablet: TabletBrowser,
  pins: readonly string[],
  stop: Stop,
): Promise<void> {
  const { page, word } = tablet;
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await page.getByText(word('field.brief.sealed')).waitFor();
  await stop('sealed');
  await tablet.press('field.brief.unseal');
  await page.getByText(word('field.brief.members'), { exact: true }).waitFor();
  await sheetByKeys(tablet, tablet.button(word('field.brief.confirm')).first(), async () => {
    await page.getByText(word('field.recusal.basis')).waitFor();
    await stop('recusal');
    await tablet.press('field.recusal.aside');
    await stop('recusal-aside');
  });
  await sheetByKeys(tablet, tablet.button(word('field.brief.confirm')).first(), async () => {
    await tablet.press('field.recusal.clear');
    await page.getByText(word('field.pin.own')).waitFor();
    await tablet.pin('111111', 'field.pin.confirm');
    await page.getByText(word('field.pin.wrong')).waitFor();
    await stop('own-pin');
  });
  await signRecusals(tablet, pins);
  await page.getByRole('button', { name: word('field.test.again'), disabled: false }).waitFor();
  await stop('brief');
}
