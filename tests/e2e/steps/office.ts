import { say, type WordKey } from '@mingcha/words';
import { type DeskBrowser, type DeskSeat, signIn } from '../../harness/desk-browser.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

/** An account for somebody who is in the register. Answers the first password, which is shown once. */
export async function openAccount(
  { page, press }: DeskSeat,
  name: string,
  username: string,
): Promise<string> {
  await page.goto('/office/accounts');
  await press('desk.account.new');
  const dialog = page.getByRole('dialog', { name: word('desk.account.new') });
  await dialog.getByLabel(word('desk.person')).first().fill(name);
  await page.getByRole('option', { name }).click();
  await dialog.getByLabel(word('desk.signIn.username')).fill(username);
  await dialog.getByRole('button', { name: word('desk.account.new') }).click();
  const shown = page.getByRole('dialog', { name: word('desk.account.password') });
  return (await shown.locator('p').nth(1).innerText()).trim();
}

/** The second administrator says what the account may do. */
export async function grantRole({ page, press }: DeskSeat, name: string, role: WordKey): Promise<void> {
  await page.goto('/office/roles');
  await press('desk.role.grant');
  const dialog = page.getByRole('dialog', { name: word('desk.role.grant') });
  await dialog.getByLabel(word('desk.person')).first().fill(name);
  await page.getByRole('option', { name }).click();
  await dialog.getByLabel(word('desk.role')).first().click();
  await page.getByRole('option', { name: word(role), exact: true }).click();
  await dialog.getByRole('button', { name: word('desk.role.grant') }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** At the first sign-in nothing opens before there is a password of one's own. */
export async function setPassword(desk: DeskBrowser, username: string, first: string, own: string) {
  const seat = await desk.window();
  await signIn(seat, username, first, '/');
  const field = (key: WordKey) => seat.page.getByLabel(new RegExp(`^${word(key)}( \\*)?$`));
  await field('desk.password.now').fill(first);
  await field('desk.password.new').fill(own);
  await field('desk.password.again').fill(own);
  await seat.press('desk.password.act');
  await seat.page.getByRole('navigation').first().waitFor();
  await seat.page.context().close();
}

/** One of a list that is not searched. */
export async function one({ page }: DeskSeat, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}
