import { say, type WordKey } from '@mingcha/words';
import type { DeskSeat } from '../../harness/desk-browser.ts';

const word = (key: WordKey) => say('zh-CN', key);

interface Draft {
  title: string;
  unit: string;
  /** Their words; the photograph of the first goes with it. */
  findings: readonly [string, ...string[]];
}

/** Answers the address of the new bulletin. */
export async function draftBulletin(planner: DeskSeat, { title, unit, findings }: Draft): Promise<string> {
  const { page } = planner;
  await page.locator('[name="title"]').fill(title);
  await planner.choose(word('desk.bulletin.recipients'), [unit]);
  const store = page.getByRole('region', { name: word('desk.compose.store') });
  for (const words of findings) {
    const item = store.getByRole('listitem').filter({ hasText: words });
    await item.getByRole('button', { name: new RegExp(`^${word('desk.compose.add')}`) }).click();
  }
  await page
    .locator('[name="requirements"]')
    .fill('对照检查，查明原因，限期整改。\n举一反三，加强窗口人员管理。');
  await page.getByRole('checkbox', { name: findings[0].slice(0, 40) }).check();
  await page.getByLabel(word('desk.bulletin.deadline')).fill('2099-12-31');
  await planner.press('desk.bulletin.save');
  await page.waitForURL(/\/bulletins\/bul_/);
  return new URL(page.url()).pathname;
}

/** Facts, privacy and law by three people, and a fourth signs what stands on the screen. */
export async function signBulletin(
  at: (username: string, path: string) => Promise<DeskSeat>,
  path: string,
): Promise<void> {
  await (await at('reviewer', path)).decide('desk.bulletin.factCheck', 'desk.bulletin.factChecked', {
    [word('desk.opinion')]: '逐条核对，与认定问题一致',
  });
  await (await at('privacy', path)).decide('desk.bulletin.privacyCheck', 'desk.bulletin.privacyChecked');
  await (await at('reviewer2', path)).decide('desk.bulletin.review', 'desk.bulletin.reviewed', {
    [word('desk.opinion')]: '依据充分，篇幅符合要求',
  });
  const leader = await at('leader', path);
  await leader.page.locator('iframe').waitFor();
  await leader.decide('desk.bulletin.sign', 'desk.bulletin.signed', { [word('desk.opinion')]: '同意印发' });
}
