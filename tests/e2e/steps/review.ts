import { say, type WordKey } from '@mingcha/words';
import type { Page } from '@playwright/test';
import type { DeskBrowser, DeskSeat } from '../../harness/desk-browser.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

/** From the counts above the list into what waits. */
export async function openQueue({ page }: DeskSeat, link: string): Promise<void> {
  await page.goto('/findings');
  await page.getByRole('link', { name: link }).click();
}

/** One key a finding, and the next one follows. */
export async function decideByKey(director: DeskSeat, act: WordKey, done: WordKey): Promise<void> {
  const place = new URL(director.page.url()).pathname;
  await director.button(word(act)).first().waitFor();
  await director.page.keyboard.press('a');
  await director.settle(act, done);
  await director.page.waitForURL((url) => url.pathname !== place);
}

/** On the page of a finding: a code for the chief of its unit, as it would be printed. */
export async function codeForSheet(director: DeskSeat): Promise<string> {
  const { page } = director;
  await director.button(word('desk.replies.code')).click();
  const dialog = page.getByRole('dialog', { name: word('desk.replies.code') });
  await dialog.getByRole('combobox', { name: word('desk.replies.code.for') }).click();
  await page.getByRole('option', { name: new RegExp(`^${word('duty.chief')}`) }).click();
  await dialog.getByRole('button', { name: word('desk.replies.code'), exact: true }).click();
  const code = (await dialog.locator('[data-code]').textContent()) ?? '';
  await page.keyboard.press('Escape');
  return code;
}

/** Somebody with a telephone and a printed sheet: the press that opens the envelope is the service. */
export async function receiveSheet(
  desk: DeskBrowser,
  code: string,
  closed: (page: Page) => Promise<void> = async () => {},
): Promise<DeskSeat> {
  const phone = await desk.window('zh-CN', { width: 390, height: 844 });
  await phone.page.goto('/answer');
  await phone.page.locator('input[name="code"]').fill(code);
  await phone.press('desk.answer.open');
  await phone.button(word('desk.respond.receive')).waitFor();
  await closed(phone.page);
  await phone.press('desk.respond.receive');
  await phone.page.getByLabel(word('reply.agrees'), { exact: true }).waitFor();
  return phone;
}

export async function agreeToSheet(phone: DeskSeat): Promise<void> {
  await phone.page.getByLabel(word('reply.agrees'), { exact: true }).check();
  await phone.press('desk.respond.send');
  await phone.page.getByText(word('desk.answer.done')).waitFor();
}
