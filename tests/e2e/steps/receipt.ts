import { say, type WordKey } from '@mingcha/words';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import type { DeskSeat } from '../../harness/desk-browser.ts';

const word = (key: WordKey) => say('zh-CN', key);
const scanName = '送达回证.jpg';

/** From the page of what is to be served to the sheet that is carried along. Answers the page of the sheet. */
export async function prepareReceipt(
  { page, press }: DeskSeat,
  act: WordKey = 'desk.receipt.prepare',
): Promise<string> {
  await press(act);
  const dialog = page.getByRole('dialog', { name: word(act) });
  await dialog.getByText(word('desk.receipt.compare')).waitFor();
  await dialog.getByRole('button', { name: word(act), exact: true }).click();
  await page.waitForURL(/\/papers\/ppr_/);
  return new URL(page.url()).pathname;
}

/** What came back from there, typed beside its scan; the form is handed in, whatever becomes of it. */
export async function typeReceipt(
  { page, press }: DeskSeat,
  method: WordKey,
  said: Partial<Record<WordKey, string>>,
  at = Date.now(),
): Promise<void> {
  const now = new Date(at + 8 * 3_600_000).toISOString();
  const buffer = await sharp({ create: { width: 620, height: 877, channels: 3, background: '#fbfaf5' } })
    .jpeg()
    .toBuffer();
  await page
    .locator('[data-field="scan"] input[type="file"]')
    .setInputFiles({ name: scanName, mimeType: 'image/jpeg', buffer });
  await page.getByRole('img', { name: word('desk.paper.scan') }).waitFor();
  await page.getByLabel(word('desk.receipt.on')).fill(now.slice(0, 10));
  await page.getByRole('combobox', { name: word('service-proof.method') }).click();
  await page.getByRole('option', { name: word(method), exact: true }).click();
  await page.getByLabel(word('service-proof.time')).fill(now.slice(11, 16));
  for (const [label, text] of Object.entries(said)) await page.getByLabel(word(label as WordKey)).fill(text);
  await press('desk.paper.enter');
}

/** Whoever typed it cannot say that it matches; somebody else can, and with that it is served. */
export async function compareReceipt(typist: DeskSeat, checker: DeskSeat): Promise<void> {
  await typist.page.getByText(word('desk.paper.waits')).waitFor();
  await expect(typist.button(word('desk.paper.check'))).toHaveCount(0);
  await checker.page.getByRole('img', { name: word('desk.paper.scan') }).waitFor();
  await checker.decide('desk.paper.check', 'desk.receipt.checked');
}
