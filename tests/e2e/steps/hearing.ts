import { attach } from '@mingcha/prisma/attach';
import { type Api, signedInApi } from '@mingcha/prisma/client';
import { signedSheet } from '@mingcha/prisma/sheet';
import { say, type WordKey } from '@mingcha/words';
import type { Locator } from '@playwright/test';
import type { DemoOffice } from '../../harness/demo-office.ts';
import { demoPassword } from '../../harness/demonstration.ts';
import type { DeskSeat } from '../../harness/desk-browser.ts';

const word = (key: WordKey) => say('zh-CN', key);

/** Somebody of a unit at an own desk, so that "nothing" is what a person with every right of a unit finds. */
export async function unitAccount(
  office: DemoOffice,
  unit: string,
  duty: 'chief' | 'liaison',
): Promise<string> {
  const { seats } = await (await office.as('planner')).registry.unit.get.query({ id: unit });
  const person = seats.find((seat) => seat.duty === duty)?.holder ?? '';
  const username = `unit-${duty}`;
  const opened = await (await office.as('sysadmin')).access.accounts.open.mutate({ person, username });
  await (await office.as('secadmin')).access.roles.grant.mutate({ person, role: duty });
  const first = await signedInApi(office.server.url, username, opened.password);
  await first.session.changePassword.mutate({ current: opened.password, next: demoPassword });
  return username;
}

/** On the page of a finding, where several sheets stand: the facts to its unit and to one person as well. */
export async function putBefore(director: DeskSeat, person: string): Promise<void> {
  await director.button(word('desk.replies.open')).first().click();
  const dialog = director.page.getByRole('dialog', { name: word('desk.replies.open') });
  await dialog.getByRole('combobox', { name: word('desk.replies.persons') }).fill(person);
  await director.page.getByRole('option', { name: person }).click();
  await director.page.keyboard.press('Tab');
  await director.settle('desk.replies.open', 'desk.replies.opened');
}

/** A code for one of them, as it would be printed: shown once. */
export async function codeFor(director: DeskSeat, respondent: RegExp): Promise<string> {
  const { page } = director;
  const sheet = page.locator('[data-sheet]').filter({ hasText: respondent });
  await sheet.getByRole('button', { name: word('desk.replies.code'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: word('desk.replies.code') });
  await dialog.getByRole('button', { name: word('desk.replies.code'), exact: true }).click();
  const code = (await dialog.locator('[data-code]').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return code;
}

/** Where papers go round: its people, and the one password of the story. */
interface PaperOffice {
  readonly url: string;
  readonly password: string;
  as(username: string): Promise<Api>;
}

export const ofDemo = (office: DemoOffice): PaperOffice => ({
  url: office.server.url,
  password: demoPassword,
  as: (username) => office.as(username),
});

const witnesses = '市政务服务局 邹海燕\n社区居民委员会 杜春生';

/** Left behind before two witnesses, typed off the receipt by one and compared by another. */
export async function leftBehind(office: DemoOffice, sheet: string): Promise<void> {
  const planner = await office.as('planner');
  const { id } = await planner.papers.prepare.mutate({ act: 'confirmations.serve', target: { id: sheet } });
  await signedByTwo(ofDemo(office), id, {
    method: 'left',
    time: clock().slice(11, 16),
    place: '本人办公室',
    refusedReason: '当事人阅后拒绝签收',
    witnesses,
  });
}

/** On the page of the finding: the record of who would not sign is printed, signed by two witnesses, typed and compared. */
export async function wouldNotSign(office: PaperOffice, director: DeskSeat, button: Locator): Promise<void> {
  await director.settleAfter(button, 'desk.replies.refusal', 'desk.replies.refusal.prepared');
  await director.page.waitForURL(/\/papers\/ppr_/);
  const id = new URL(director.page.url()).pathname.split('/').at(-1) ?? '';
  await signedByTwo(office, id, { note: '当面宣读后拒绝签字，未说明理由', witnesses });
}

/** The city's wall clock. */
const clock = () => new Date(Date.now() + 8 * 3_600_000).toISOString();

/** The planner carried it there; the reviewer types what came back, and the director compares it with the scan. */
async function signedByTwo(office: PaperOffice, id: string, said: Record<string, string>): Promise<void> {
  const [planner, recorder, checker] = await Promise.all(
    ['planner', 'reviewer', 'director'].map((one) => office.as(one)),
  );
  if (!planner || !recorder || !checker) throw new Error('nobody is there');
  const scan = await attach(
    office.url,
    { username: 'reviewer', password: office.password },
    { bytes: await signedSheet(11), name: '送达回证.jpg' },
  );
  const { paper } = await recorder.papers.get.query({ id });
  const entered = await recorder.papers.enter.mutate({
    id,
    expected: paper.version,
    decidedBy: (await planner.session.me.query()).person,
    decidedOn: clock().slice(0, 10),
    said,
    scan,
  });
  await checker.papers.check.mutate({ id, expected: entered.version });
}
