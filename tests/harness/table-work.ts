import { say, type WordKey } from '@mingcha/words';
import type { TabletBrowser } from './tablet-browser.ts';
import { picturesOn } from './tablet-insides.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

/** Every question of the checklist, one screen after the other. */
export async function answerChecklist(tablet: TabletBrowser): Promise<void> {
  const { page } = tablet;
  const title = page.getByRole('heading', { name: /第 \d+ 题/ });
  await title.waitFor();
  const of = Number(/共 (\d+) 题/.exec(await title.innerText())?.[1]);
  for (let at = 1; at <= of; at += 1) {
    await page.getByRole('heading', { name: word('field.checklist.number', { at, of }) }).waitFor();
    const yes = tablet.button(word('field.checklist.yes'));
    const typed = page.getByRole('main').getByRole('textbox');
    const choice = page.getByRole('main').getByRole('group').getByRole('button');
    await yes.or(typed).or(choice).first().waitFor();
    if (await yes.isVisible()) await tablet.tap(yes);
    else if (await typed.isVisible()) {
      await typed.fill('5');
      await tablet.press('field.checklist.next');
    } else await tablet.tap(choice.first());
  }
  await title.waitFor({ state: 'hidden' });
}

/** At a table: what the hall left no time for. Answers the digests of the pictures that belong to the finding. */
export async function completeFinding(
  tablet: TabletBrowser,
  finding: { style: 'LAZY' | 'SLOW' | 'LOW' | 'POOR' | 'PRAISE'; words: string },
): Promise<string[]> {
  const { page } = tablet;
  const row = page.getByRole('listitem').filter({ hasText: word(`style.${finding.style}`) });
  await tablet.tap(row.getByRole('link'));
  await page.getByText(word('field.finding.title')).waitFor();
  await page.locator('img[src^="blob:"]').waitFor();
  const pictures = await picturesOn(page);
  await page.getByLabel(word('field.finding.observation')).fill(finding.words);
  await page.getByLabel(word('field.finding.place')).fill('一楼东厅3号窗口');
  await page.locator('select').selectOption({ label: '3 不动产登记窗口' });
  await page.getByLabel(word('field.finding.post.name')).fill('不动产登记综合受理岗');
  if (finding.style !== 'PRAISE') {
    await page.getByLabel(word('field.finding.criterion')).fill('清源市政务服务工作规范第4条');
    await tablet.tap(tablet.button(word('severity.ordinary')));
  }
  await tablet.press('field.finding.save');
  await page.getByText(word('field.sign.title')).waitFor();
  return pictures;
}

/** The paper goes round: each member signs with an own PIN, then it is handed in. */
export async function signAndSubmit(tablet: TabletBrowser, pins: readonly string[]): Promise<void> {
  await tablet.press('field.sign.present');
  for (const pin of pins) {
    await tablet.tap(tablet.button(word('field.sign.sign')).first());
    await tablet.pin(pin, 'field.pin.confirm');
    await tablet.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await tablet.press('field.sign.submit');
  await tablet.page.getByText(word('field.table.sent')).waitFor();
}
