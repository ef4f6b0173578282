import type { Api } from '@mingcha/prisma/client';
import { say, type WordKey } from '@mingcha/words';
import { expect } from '@playwright/test';
import type { DeskSeat } from '../../harness/desk-browser.ts';

const word = (key: WordKey) => say('zh-CN', key);

/** Ctrl K, the words, and how many things came of it. A unit may ask for no list of findings: then nobody asks. */
export async function found({ page }: DeskSeat, text: string, asks = true): Promise<number> {
  await page.goto('/');
  await page.getByRole('main').waitFor();
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: word('desk.find') });
  const answered = asks ? page.waitForResponse((answer) => answer.url().includes('findings.list')) : null;
  await dialog.getByRole('combobox').fill(text);
  await answered;
  const options = dialog.getByRole('option').filter({ hasText: text });
  await dialog.getByText(word('desk.find.none')).or(options.first()).waitFor();
  const count = await options.count();
  await page.keyboard.press('Escape');
  return count;
}

/** Each of these addresses answers as one that never was. */
export async function nothingAt({ page }: DeskSeat, paths: readonly string[], words: string): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await page
      .getByText(word('desk.notThere.title'))
      .or(page.getByText(word('ui.noRight.title')))
      .first()
      .waitFor();
    await expect(page.locator('body'), path).not.toContainText(words);
  }
}

/** Every list, count and search that could speak of a finding, as one text; what somebody may not ask says nothing. */
export async function everythingSaidTo(api: Api, text: string): Promise<string> {
  const limit = 100;
  const answers = await Promise.allSettled<unknown>([
    api.findings.list.query({ limit }),
    api.findings.list.query({ limit, text }),
    api.findings.list.query({ limit, state: ['referred'] }),
    api.evidence.list.query({ limit }),
    api.confirmations.list.query({ limit }),
    api.papers.list.query({ limit }),
    api.journal.list.query({ limit }),
    api.journal.list.query({ limit, subjectType: 'finding' }),
    api.access.log.list.query({ limit }),
    api.notices.list.query({ limit }),
    api.work.mine.query(),
  ]);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(String(answer.reason)).toMatch(/not-allowed|not-found/);
  return JSON.stringify(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : null)));
}
