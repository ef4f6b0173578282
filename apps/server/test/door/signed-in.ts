import { createHash } from 'node:crypto';
import type { Town } from '../house/town.ts';
import { Browser } from './browser.ts';

/** A browser in which this person of the town has signed in and replaced the first password. */
export async function signedInAs(town: Town, key: string): Promise<Browser> {
  const person = town.person(key);
  const username = `u-${createHash('sha256').update(person).digest('hex').slice(0, 12)}`;
  const { rows } = await town.admin.access.accounts.list({ person: person, open: true });
  const known = rows[0];
  const { password } =
    known === undefined
      ? await town.admin.access.accounts.open({ person, username })
      : await town.admin.access.accounts.resetPassword({ id: known.id });
  const browser = new Browser(town.house);
  await browser.signIn(known?.username ?? username, password);
  await browser.tell('session.changePassword', { current: password, next: `${password}+1` });
  return browser;
}
