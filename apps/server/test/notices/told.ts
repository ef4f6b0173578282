import { createHash } from 'node:crypto';
import { tellNew } from '../../src/notices/derive.ts';
import type { House } from '../house/house.ts';
import type { Town } from '../house/town.ts';

/** Gives everybody here an account: a bell needs a desk. */
export async function openAccounts(town: Town, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const person = town.person(key);
    const username = `u-${createHash('sha256').update(person).digest('hex').slice(0, 12)}`;
    await town.admin.access.accounts.open({ person, username });
  }
}

/** What the server does by itself while it runs: gives entries their place and tells them. */
export async function tellAll({ services }: Pick<House, 'services'>): Promise<void> {
  await services.db.sequencer.run();
  await tellNew(services);
}

/** The sentences at somebody's bell about one subject, oldest first. */
export async function heard(town: Town, key: string, subject?: string): Promise<string[]> {
  const { rows } = await (await town.as(key)).notices.list({ limit: 100 });
  return rows
    .filter((row) => subject === undefined || row.subjectId === subject)
    .map((row) => row.code)
    .reverse();
}
