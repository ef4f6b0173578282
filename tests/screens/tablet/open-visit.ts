import { signedInApi } from '@mingcha/prisma/client';
import { demoPassword } from '../../harness/demonstration.ts';
import { signRecusals } from '../../harness/recusal.ts';
import { sendTeam, team } from '../../harness/small-office.ts';
import type { TabletBrowser } from '../../harness/tablet-browser.ts';
import { type Stop, sheetByKeys, sheetGone, sheetOf } from './stop.ts';

/** One of the places of the demonstration where nothing may be taken. */
const nursing = '母婴室';

/** A second card for the first team of the demonstration, behind the first one: seen to be there, every mode allowed. */
export async function sendOpenly(url: string): Promise<void> {
  const as = (username: string) => signedInApi(url, username, demoPassword);
  const planner = await as('planner');
  const persons = await Promise.all(
    team.map(async (username) => [username, (await (await as(username)).session.me.query()).person] as const),
  );
  const { rows } = await planner.registry.units.list.query({ limit: 100 });
  await sendTeam(
    {
      as,
      personOf: (username) => persons.find(([name]) => name === username)?.[1] ?? '',
      unit: rows.find(({ hasWindow }) => hasWindow)?.id ?? '',
    },
    { covert: false, modes: ['photo', 'video', 'audio', 'scan', 'note'], from: 1 },
  );
}

/** The same hall in full words: camera, scan, recording, a place where nothing may be taken, and breaking off. */
export async function tourOpenVisit(
  tablet: TabletBrowser,
  pins: readonly string[],
  stop: Stop,
): Promise<void> {
  const { page, word } = tablet;
  await tablet.tap(page.getByRole('link', { name: word('field.tab.today') }));
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await tablet.press('field.brief.unseal');
  await page.getByText(word('field.brief.overt'), { exact: true }).waitFor();
  await signRecusals(tablet, pins);
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
  await tablet.photograph(tablet.button(word('field.do.photo')));
  await sheetByKeys(tablet, tablet.button(word('style.LAZY')), () => stop('open-code'));
  await sheetByKeys(tablet, tablet.button(word('field.do.photo')), async () => {
    await tablet.button(word('field.camera.shoot')).waitFor();
    await stop('open-camera');
    await tablet.tap(sheetOf(tablet).getByRole('button', { name: word('field.area.list') }));
    await tablet.tap(tablet.button(word('field.area.enter', { name: nursing })));
    await stop('open-area');
    await tablet.tap(tablet.button(word('field.area.leave', { name: nursing })));
    await tablet.press('field.scan');
    await tablet.button(word('field.scan.shoot', { page: 1 })).waitFor();
    await stop('scan');
    await tablet.tap(tablet.button(word('field.scan.shoot', { page: 1 })));
    await tablet.button(word('field.scan.corner', { corner: 1 })).waitFor();
    await stop('scan-corners');
  });
  await tablet.press('field.do.video');
  await tablet.button(word('field.recording.stop')).waitFor();
  await stop('open-recording');
  // The dark says nothing at all; Escape wakes it.
  await sheetByKeys(tablet, tablet.button(word('field.dim')), async () => {});
  await tablet.press('field.recording.stop');
  await tablet.button(word('field.recording.stop')).waitFor({ state: 'hidden' });
  await stop('open-visit');
  await sheetByKeys(tablet, tablet.button(word('field.abort.title')), () => stop('open-abort'));
  await tablet.press('field.abort.title');
  await tablet.press('field.abort.closed');
  await sheetGone(tablet);
  await page.getByText(word('field.table.aborted')).waitFor();
  await stop('aborted');
  await tablet.press('field.back');
}
