import { demoPins } from '../harness/demo-tablet.ts';
import { signRecusals } from '../harness/recusal.ts';
import { answerChecklist, completeFinding, timeQueue } from '../harness/table-work.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';

/** Where the tour is; called once everything on the screen has settled. */
export type Stop = (name: string) => Promise<void>;

const pins = [demoPins.lead1, demoPins.inspector1];

/** From the first look in the morning to the signatures at the table, on one tablet. Nothing of it is sent. */
export async function tourTablet(tablet: TabletBrowser, stop: Stop): Promise<void> {
  const { page, word } = tablet;
  const text = tablet.word('field.guise.notes') === '记事' ? spoken.zh : spoken.en;
  await stop('today');
  await tablet.offline(true);
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await page.getByText(word('field.brief.sealed')).waitFor();
  await stop('sealed');
  await tablet.press('field.brief.unseal');
  await page.getByText(word('field.brief.members'), { exact: true }).waitFor();
  await tablet.tap(tablet.button(word('field.brief.confirm')).first());
  await page.getByText(word('field.recusal.basis')).waitFor();
  await stop('recusal');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await signRecusals(tablet, pins);
  await page.getByRole('button', { name: word('field.test.again'), disabled: false }).waitFor();
  await stop('brief');
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
  await timeQueue(tablet);

  for (const sign of ['①', '④', '☆']) {
    await tablet.photograph(tablet.button(word('field.do.photo.short')));
    await tablet.tap(tablet.button(sign));
    await tablet.tap(page.getByRole('dialog').getByRole('button').first());
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await tablet.press('field.do.note.short');
  await page.getByLabel(word('field.words.label')).fill(text.slow);
  await tablet.press('field.words.save');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await stop('visit');

  await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(page.getByText(word('field.letter.way'), { exact: true }));
  await tablet.button(word('field.letter.before.guard')).waitFor();
  await stop('contact');
  await tablet.press('field.letter.before.guard');
  await page.getByRole('heading', { name: word('field.letter.title') }).waitFor();
  await stop('letter');
  await tablet.press('field.letter.close');

  await tablet.tap(tablet.button('②'));
  await stop('code');
  await tablet.tap(page.getByRole('dialog').getByRole('button').first());
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(page.getByText(word('field.more.checklist')));
  await page.getByRole('main').locator('progress').waitFor();
  await stop('checklist');
  await answerChecklist(tablet);
  await tablet.press('field.visit.end');
  await tablet.tap(page.getByRole('dialog').getByRole('button', { name: word('field.end.do'), exact: true }));
  await page.getByText(word('field.table.findings', { count: 4 })).waitFor();

  await tablet.tap(
    page
      .getByRole('listitem')
      .filter({ hasText: word('style.POOR') })
      .getByRole('link'),
  );
  await page.locator('img[src^="blob:"]').waitFor();
  await page.getByLabel(new RegExp(`^${word('field.finding.observation')}`)).fill(text.poor);
  await stop('finding');
  await tablet.press('field.back');
  await tablet.tap(
    page
      .getByRole('listitem')
      .filter({ hasText: word('style.SLOW') })
      .getByRole('link'),
  );
  await tablet.photograph(tablet.button(word('field.finding.picture')));
  await tablet.press('field.back');
  for (const [style, words] of [
    ['LAZY', text.lazy],
    ['SLOW', text.slow],
    ['POOR', text.poor],
    ['PRAISE', text.praise],
  ] as const)
    await completeFinding(tablet, { style, words });
  await tablet.press('field.sign.present');
  await tablet.tap(tablet.button(word('field.sign.sign')).first());
  await tablet.pin(pins[0] ?? '', 'field.pin.confirm');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await stop('sign');

  await tablet.press('field.back');
  await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await page.getByRole('heading', { name: word('field.outbox.visits') }).waitFor();
  await stop('outbox');
  await page.reload();
  await tablet.press('field.notes.locked');
  await page.getByText(word('field.lock.hint')).waitFor();
  await stop('lock');
}

const spoken = {
  zh: {
    lazy: '窗口工作人员在岗观看网络视频约4分钟，其间未接待群众',
    slow: '群众咨询转移登记，窗口两次要求补交清单以外的材料',
    poor: '群众询问办理时限，工作人员头也不抬，答复自己看墙上',
    praise: '导办人员主动引导老人取号，代为复印材料，未收费用',
  },
  en: {
    lazy: 'A clerk watched online video at the counter for about four minutes; nobody was served meanwhile',
    slow: 'A visitor asking about a transfer was told twice to bring papers that the list does not name',
    poor: 'Asked how long it takes, the clerk answered without looking up: read it on the wall',
    praise: 'An usher took an elderly visitor to the ticket machine and copied the papers free of charge',
  },
};
