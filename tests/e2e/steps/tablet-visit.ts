import { expect } from '@playwright/test';
import { signRecusals } from '../../harness/recusal.ts';
import { answerChecklist, timeQueue } from '../../harness/table-work.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';

/** The sealed card is opened, every member signs the recusal statement with an own PIN, and the visit begins. */
export async function beginVisit(
  tablet: TabletBrowser,
  unit: string,
  pins: readonly string[],
): Promise<void> {
  const { page, word } = tablet;
  await tablet.tap(page.getByText(word('field.today.sealed')));
  await tablet.press('field.brief.unseal');
  await page.getByText(unit).waitFor();
  await signRecusals(tablet, pins);
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
  await timeQueue(tablet);
}

/** One sign and its first sub-sign: what was just photographed is a finding. */
export async function keySign(tablet: TabletBrowser, sign: string): Promise<void> {
  await tablet.tap(tablet.button(sign));
  const sheet = tablet.page.getByRole('dialog');
  await sheet.getByRole('button', { name: `${sign}1`, exact: true }).waitFor();
  expect(await sheet.innerText(), 'nothing to read over a shoulder').not.toMatch(/\p{L}/u);
  await tablet.tap(tablet.page.getByRole('dialog').getByRole('button').first());
  await tablet.page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** The checklist, and out of the hall; what was found lies on the table. */
export async function endVisit(tablet: TabletBrowser, findings: number): Promise<void> {
  const { word } = tablet;
  await tablet.tap(tablet.page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(tablet.page.getByText(word('field.more.checklist')));
  await answerChecklist(tablet);
  await tablet.press('field.visit.end');
  await tablet.tap(
    tablet.page.getByRole('dialog').getByRole('button', { name: word('field.end.do'), exact: true }),
  );
  await tablet.page.getByText(word('field.table.findings', { count: findings })).waitFor();
  await tablet.page.getByText(word('field.table.to-come', { count: findings })).waitFor();
}
