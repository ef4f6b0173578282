import { answerChecklist, completeFinding } from '../../harness/table-work.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';
import { type Stop, sheetByKeys, sheetGone, sheetOf } from './stop.ts';

export interface Told {
  readonly lazy: string;
  readonly slow: string;
  readonly poor: string;
  readonly praise: string;
  /** What the gentle check has something to say about. */
  readonly harsh: string;
}

/** The checklist, and then the table: what is complete, what is missing, and the signatures. */
export async function tourTable(
  tablet: TabletBrowser,
  told: Told,
  pins: readonly string[],
  stop: Stop,
): Promise<void> {
  const { page, word } = tablet;
  await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(page.getByText(word('field.more.checklist')));
  await page.getByRole('main').locator('progress').waitFor();
  await stop('checklist');
  await answerChecklist(tablet, () => stop('checklist-result'));
  await tablet.press('field.visit.end');
  await tablet.tap(sheetOf(tablet).getByRole('button', { name: word('field.end.do'), exact: true }));
  await page.getByText(word('field.table.findings', { count: 4 })).waitFor();
  await stop('table');

  await tablet.tap(page.getByText(word('field.table.add')));
  await page.getByRole('heading', { name: word('field.finding.new') }).waitFor();
  await stop('finding-new');
  await tablet.press('field.back');
  await openFinding(tablet, 'POOR');
  await page.locator('img[src^="blob:"]').waitFor();
  await page.getByLabel(new RegExp(`^${word('field.finding.observation')}`)).fill(told.poor);
  await stop('finding');
  await page.getByLabel(new RegExp(`^${word('field.finding.observation')}`)).fill(told.harsh);
  await page.getByRole('region', { name: word('hint.title') }).scrollIntoViewIfNeeded();
  await stop('gentle-check');
  await sheetByKeys(tablet, tablet.button(word('field.annotate')), async () => {
    await drawArrow(tablet);
    await stop('annotate');
  });
  await tablet.press('field.facts.title');
  await stop('facts');
  await tablet.press('field.back');
  await openFinding(tablet, 'SLOW');
  await tablet.photograph(tablet.button(word('field.finding.picture')));
  await stop('slow');
  await tablet.press('field.back');
  for (const [style, words] of [
    ['LAZY', told.lazy],
    ['SLOW', told.slow],
    ['POOR', told.poor],
    ['PRAISE', told.praise],
  ] as const)
    await completeFinding(tablet, { style, words });
  await tablet.press('field.sign.present');
  await tablet.tap(tablet.button(word('field.sign.sign')).first());
  await tablet.pin(pins[0] ?? '', 'field.pin.confirm');
  await sheetGone(tablet);
  await stop('sign');
  await tablet.press('field.back');
}

const openFinding = (tablet: TabletBrowser, style: 'POOR' | 'SLOW'): Promise<void> =>
  tablet.tap(
    tablet.page
      .getByRole('listitem')
      .filter({ hasText: tablet.word(`style.${style}`) })
      .getByRole('link'),
  );

async function drawArrow(tablet: TabletBrowser): Promise<void> {
  const { page } = tablet;
  const box = await sheetOf(tablet).locator('img').boundingBox();
  if (box === null) throw new Error('no picture to draw on');
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.7, { steps: 3 });
  await page.mouse.up();
}
