import { say, type WordKey } from '@mingcha/words';
import { expect } from '@playwright/test';
import type { DeskSeat } from './desk-browser.ts';
import type { TabletBrowser } from './tablet-browser.ts';

const word = (key: WordKey) => say('zh-CN', key);

/** One person at the desk invites a tablet for these people. Answers the code that the screen shows. */
export async function inviteTablet(seat: DeskSeat, people: readonly string[]): Promise<string> {
  const { page } = seat;
  await seat.press('desk.device.enrol');
  await page.getByLabel(word('desk.device.name')).fill('1号平板');
  await seat.choose(word('desk.device.enrol.persons'), people);
  await seat.press('desk.device.enrol.start');
  const invitation = page.getByRole('dialog', { name: word('desk.device.enrol') });
  await invitation.getByRole('img', { name: word('desk.device.enrol.qr') }).waitFor();
  const steps = await invitation.locator('ol').innerText();
  const code = /登记码 ([A-Z0-9-]+)/.exec(steps)?.[1] ?? '';
  expect(code, steps).not.toBe('');
  return code;
}

/** The tablet answers the invitation. Answers the digits that it shows for comparison. */
export async function claimTablet(tablet: TabletBrowser, code: string): Promise<string> {
  if (!tablet.isOn) await tablet.switchOn();
  await tablet.page.getByLabel(tablet.word('field.enrol.code')).fill(code);
  await tablet.page.getByLabel(tablet.word('field.enrol.name')).fill('1号平板');
  await tablet.press('field.enrol.claim');
  return shownDigits(tablet);
}

/** The digits that the tablet shows while it waits for the second person. */
export async function shownDigits(tablet: TabletBrowser): Promise<string> {
  await tablet.page.getByText(tablet.word('field.enrol.waiting')).waitFor();
  const digits = /\b\d{3} ?\d{3}\b/.exec(await tablet.page.getByRole('main').innerText())?.[0] ?? '';
  expect(digits).not.toBe('');
  return digits;
}

/** A second person types the digits that the tablet shows and lets it in; the desk shows them nowhere. */
export async function letTabletIn(seat: DeskSeat, digits: string): Promise<void> {
  await seat.press('desk.device.confirm');
  const dialog = seat.page.getByRole('dialog', { name: word('desk.device.confirm') });
  await dialog.waitFor();
  for (const told of [digits, digits.replace(' ', '')])
    await expect(seat.page.locator('body')).not.toContainText(told);
  await dialog.getByLabel(word('desk.device.confirm.digits')).fill(digits);
  await seat.settle('desk.device.confirm', 'desk.device.confirmed');
}

/** A member proves with the account's password who they are, and sets the PIN of an own key. */
export async function enrolMember(
  tablet: TabletBrowser,
  username: string,
  password: string,
  pin: string,
): Promise<void> {
  const { page } = tablet;
  const title = page.getByRole('heading', { name: tablet.word('field.member.title') });
  const settings = page.getByRole('link', { name: tablet.word('field.tab.settings') });
  await title.or(settings).first().waitFor();
  if (!(await title.isVisible())) {
    await tablet.tap(settings);
    await tablet.tap(page.getByText(tablet.word('field.settings.member.add')));
  }
  await page.getByLabel(tablet.word('field.member.username'), { exact: true }).fill(username);
  await page.getByLabel(tablet.word('field.member.password')).fill(password);
  await page.getByLabel(tablet.word('field.member.pin')).fill(pin);
  await page.getByLabel(tablet.word('field.member.repeat')).fill(pin);
  await tablet.press('field.member.enrol');
  await title.waitFor({ state: 'hidden' });
}
