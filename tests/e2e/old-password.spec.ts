import { AxeBuilder } from '@axe-core/playwright';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import { foundOffice } from '../harness/found-office.ts';
import { changeRow } from '../harness/one-byte.ts';
import { type RunningServer, startServer } from '../harness/running-server.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';
const next = 'Dong-Ling-2027!';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;
let seat: DeskSeat;

test.beforeAll(async () => {
  server = await startServer({ env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' } });
  desk = await DeskBrowser.open(server.url);
  await foundOffice(await desk.window(), server, password);
  // A quarter of a year goes by; nothing else does.
  await server.stop();
  await changeRow(server.data, `update auth_credential_state set set_at = set_at - 90 * 86400000::bigint`);
  server = await server.startAgain();
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

// A label goes on with the star of a field that must be filled, and the eye beside it is called otherwise.
const field = (key: WordKey) => seat.page.getByLabel(new RegExp(`^${word(key)}( \\*)?$`));
const fill = async (current: string, wanted: string, again = wanted) => {
  await field('desk.password.now').fill(current);
  await field('desk.password.new').fill(wanted);
  await field('desk.password.again').fill(again);
};
const act = () => seat.button(word('desk.password.act'));

test('a password of ninety days leads to its change, whatever page was asked for', async () => {
  seat = await desk.as('sysadmin', password, '/office/devices');
  const { page } = seat;
  await page.getByRole('heading', { name: word('desk.password.title') }).waitFor();
  await page.getByText(word('desk.password.old', { days: 90 })).waitFor();
  await page.goto('/office/log');
  await page.getByRole('heading', { name: word('desk.password.title') }).waitFor();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('every "no" stands beside the form with what was typed still in it', async () => {
  const { page } = seat;
  await expect(act()).toBeDisabled();
  await fill(password, next, `${next}?`);
  await page.getByText(word('desk.password.differ')).waitFor();
  await expect(act()).toBeDisabled();
  for (const [current, wanted, why] of [
    ['Wrong-Password-1', next, word('refusal.password-wrong.why')],
    [password, 'short', word('refusal.password-weak.why')],
    [password, password, word('refusal.password-used-before.why', { count: 5 })],
  ] as const) {
    await fill(current, wanted);
    await act().click();
    await page.getByRole('alert').filter({ hasText: why }).waitFor();
    await expect(field('desk.password.new')).toHaveValue(wanted);
  }
});

test('it can be left without changing anything, and after the change the desk stands open', async () => {
  const { page } = seat;
  await seat.press('desk.signOut');
  await page.waitForURL('**/sign-in**');
  await page.getByLabel(word('desk.signIn.username')).fill('sysadmin');
  await page.locator('input[name="password"]').fill(password);
  await seat.press('desk.signIn.act');
  await page.getByRole('heading', { name: word('desk.password.title') }).waitFor();
  await fill(password, next);
  await act().click();
  await page.getByRole('navigation').first().waitFor();
  await page.goto('/office/devices');
  await seat.button(word('desk.device.enrol')).waitFor();
  expect(desk.faults).toEqual([]);
});
