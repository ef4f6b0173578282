import { say, type WordKey } from '@mingcha/words';
import type { DeskSeat } from './desk-browser.ts';
import { until } from './pause.ts';
import type { RunningServer } from './running-server.ts';

const word = (key: WordKey) => say('zh-CN', key);

const administrators = [
  ['role.system-admin', '谢立新', 'sysadmin'],
  ['role.security-admin', '董慧玲', 'secadmin'],
  ['role.auditor', '冯家宁', 'auditor'],
] as const;

/** The code of the first start: printed once the server answers, so it may come a moment after that. */
const setupCode = (server: RunningServer) =>
  until(() => /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(server.output())?.[0], 'the code of the first start');

/** The first-run page of an empty installation, filled in as its administrator would. */
export async function foundOffice(
  { page, press }: DeskSeat,
  server: RunningServer,
  password: string,
): Promise<void> {
  const code = await setupCode(server);
  await page.goto('/');
  await page.getByRole('heading', { name: word('desk.setup.title') }).waitFor();
  await page.getByLabel(word('desk.setup.code')).fill(code);
  await page.getByLabel(word('desk.setup.name')).fill('清源市软环境建设领导小组办公室');
  await page.getByLabel(word('desk.setup.short')).fill('清源市督查办');
  await page.getByLabel(word('desk.setup.series')).fill('清督');
  for (const [role, name, username] of administrators) {
    const box = page.getByRole('group', { name: word(role) });
    await box.getByLabel(word('desk.setup.person')).fill(name);
    await box.getByLabel(word('desk.signIn.username')).fill(username);
    await box.getByLabel(word('desk.signIn.password')).first().fill(password);
  }
  await press('desk.setup.act');
  await page.waitForURL('**/sign-in');
  await page.context().close();
}
