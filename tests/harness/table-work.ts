import type { WordKey } from '@mingcha/words';
import type { TabletBrowser } from './tablet-browser.ts';
import { picturesOn } from './tablet-insides.ts';

/** Every question of the checklist, one screen after the other, and what came of them. */
export async function answerChecklist(
  tablet: TabletBrowser,
  atResult: () => Promise<void> = async () => {},
): Promise<void> {
  const { page, word } = tablet;
  const [before = '', after = ''] = word('field.checklist.number', { at: 1, of: '|' }).split('|');
  const title = page.getByRole('heading', { level: 1 }).filter({ hasText: before });
  await title.waitFor();
  const text = await title.innerText();
  const of = Number(text.slice(before.length, text.length - after.length));
  for (let at = 1; at <= of; at += 1) {
    await page.getByRole('heading', { name: word('field.checklist.number', { at, of }) }).waitFor();
    const yes = tablet.button(word('field.checklist.yes'));
    const typed = page.getByRole('main').getByRole('textbox');
    const choice = page.getByRole('main').getByRole('group').getByRole('button');
    const five = page.getByRole('main').getByRole('button', { name: '5', exact: true });
    await yes.or(typed).or(choice).first().waitFor();
    if (await yes.isVisible()) await tablet.tap(yes);
    else if (await five.isVisible()) await tablet.tap(five);
    else if (await typed.isVisible()) {
      await typed.fill('5');
      await tablet.press('field.checklist.next');
    } else await tablet.tap(choice.first());
  }
  await page.getByRole('heading', { name: word('field.checklist.score') }).waitFor();
  await atResult();
  await tablet.tap(
    page.getByRole('contentinfo').getByRole('button', { name: word('field.back'), exact: true }),
  );
}

/** One run of the first stopwatch, from press to press. */
export async function timeQueue(tablet: TabletBrowser): Promise<void> {
  const watch = tablet.page.getByRole('button', { name: new RegExp(`^${tablet.word('field.watch.queue')}`) });
  await tablet.tap(watch);
  await tablet.page.locator('button[aria-pressed="true"]').first().waitFor();
  await tablet.tap(watch);
  await tablet.page.locator('button[aria-pressed="true"]').first().waitFor({ state: 'hidden' });
}

/** At a table: what the hall left no time for. Answers the digests of the pictures that belong to the finding. */
export async function completeFinding(
  tablet: TabletBrowser,
  finding: { style: 'LAZY' | 'SLOW' | 'LOW' | 'POOR' | 'PRAISE'; words: string; window?: string },
): Promise<string[]> {
  const { page, word } = tablet;
  // A label goes on with its hint, and a hint may name another field.
  const field = (key: WordKey) => page.getByLabel(new RegExp(`^${word(key)}`));
  const row = page.getByRole('listitem').filter({ hasText: word(`style.${finding.style}`) });
  await tablet.tap(row.getByRole('link'));
  await page.getByText(word('field.finding.title')).waitFor();
  await page.locator('img[src^="blob:"]').waitFor();
  const pictures = await picturesOn(page);
  await field('field.finding.observation').fill(finding.words);
  await field('field.finding.place').fill('一楼东厅3号窗口');
  if (finding.window !== undefined) await page.locator('select').selectOption({ label: finding.window });
  await field('field.finding.post.name').fill('不动产登记综合受理岗');
  if (finding.style === 'SLOW') {
    const [before = ''] = word('field.time.run', { number: 1, watch: '|', took: '' }).split('|');
    await tablet.tap(page.getByRole('button').filter({ hasText: before }).first());
  }
  if (finding.style !== 'PRAISE') {
    await field('field.finding.criterion').fill('清源市政务服务工作规范第4条');
    await tablet.tap(tablet.button(word('severity.ordinary')));
  }
  await tablet.press('field.finding.save');
  await page.getByText(word('field.sign.title')).waitFor();
  return pictures;
}

/** The paper goes round: each member signs with an own PIN, then it is handed in. */
export async function signAndSubmit(tablet: TabletBrowser, pins: readonly string[]): Promise<void> {
  const { word } = tablet;
  await tablet.press('field.sign.present');
  for (const pin of pins) {
    await tablet.tap(tablet.button(word('field.sign.sign')).first());
    await tablet.pin(pin, 'field.pin.confirm');
    await tablet.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await tablet.press('field.sign.submit');
  await tablet.page.getByText(word('field.table.sent')).waitFor();
}
