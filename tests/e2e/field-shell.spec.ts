import { type AppName, features } from '@mingcha/ui/browsers';
import { say } from '@mingcha/words';
import { expect, type Page, test } from '@playwright/test';
import { barriersOf, faultsOf } from '../harness/barriers.ts';
import { demoPins, openTeamTablet } from '../harness/demo-tablet.ts';
import { demoPassword } from '../harness/demonstration.ts';
import { takeAway } from '../harness/lacking.ts';
import {
  askWith,
  buildLater,
  type LanDemonstration,
  startLanDemonstration,
} from '../harness/lan-demonstration.ts';
import { until } from '../harness/pause.ts';
import { signRecusals } from '../harness/recusal.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';

test.describe.configure({ mode: 'serial' });

const novelty = '页面打开得更快';
let lan: LanDemonstration;
let tablet: TabletBrowser;
let later: string;

test.beforeAll(async () => {
  [lan, later] = await Promise.all([startLanDemonstration(), buildLater('0.2.0', novelty)]);
});
test.afterAll(async () => {
  await tablet?.remove();
  await lan?.remove();
});

test('whoever trusts the certificate that the console names comes in over TLS, and nobody else', async () => {
  expect(await askWith(`${lan.url}/health`, lan.authority)).toBe(200);
  expect(await askWith(`${lan.url}/health`, undefined)).toMatch(/UNABLE_TO_|SELF_SIGNED/);
  const printed = lan.server.output();
  const groups = [...printed.matchAll(/^ {2}((?:[0-9A-F]{2}:){7}[0-9A-F]{2})$/gm)].map(([, line]) => line);
  expect(groups).toHaveLength(4);
  expect(printed).toContain('█▀▀▀▀▀█');

  const page = await (await fetch(lan.side, { headers: { 'accept-language': 'en' } })).text();
  for (const line of groups) expect(page).toContain(line);
  expect(page).toContain('Certificate Trust Settings');
  const typeOf = async (path: string) => (await fetch(`${lan.side}${path}`)).headers.get('content-type');
  expect(await typeOf('/lan.crt')).toBe('application/x-x509-ca-cert');
  expect(await typeOf('/lan.mobileconfig')).toBe('application/x-apple-aspen-config');
  expect((await fetch(`${lan.side}/health`)).status).toBe(404);

  const signedIn = await fetch(`${lan.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'sysadmin', password: demoPassword }),
  });
  expect(signedIn.headers.getSetCookie().join()).toMatch(/^__Secure-.*; Secure/);
  expect(signedIn.headers.get('strict-transport-security')).toBeNull();
});

test('a tablet of the network enrols, photographs and works offline under a name that says nothing', async () => {
  const { url, trustedKey } = lan;
  tablet = await openTeamTablet(new TabletBrowser({ url, trustedKey }), url, demoPassword);
  const { page } = tablet;
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

  await openSettings();
  for (const [guise, icon] of [
    ['清单', 'list'],
    ['日程', 'days'],
  ] as const) {
    await tablet.tap(page.getByRole('button', { name: guise, exact: true }));
    await expect(page).toHaveTitle(guise);
    await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', `/field/icons/${icon}.svg`);
    const manifest = await page.locator('link[rel="manifest"]').getAttribute('href');
    expect(await (await fetch(`${lan.url}${manifest}`)).json()).toMatchObject({
      name: guise,
      short_name: guise,
    });
  }

  await tablet.tap(page.getByRole('link', { name: tablet.word('field.tab.today') }));
  await tablet.tap(page.getByText(tablet.word('field.today.sealed')).first());
  await tablet.press('field.brief.unseal');
  await signRecusals(tablet, Object.values(demoPins));
  await tablet.press('field.brief.start');
  await page.getByText(tablet.word('field.visit.empty')).waitFor();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('日程');
  await tablet.photograph(tablet.button(tablet.word('field.do.photo.short')));
  await expect(page.getByRole('list').getByRole('listitem')).toHaveCount(1);

  const names = await namesKept(page);
  expect(names.length).toBeGreaterThan(4);
  expect(names.join(' ')).not.toMatch(/mingcha|明察|暗访|inspect|visit|evidence|finding|督查/i);
});

test('a later version is offered with what is new, waits for what is unfinished, and leaves the old one to open offline', async () => {
  const { page, word } = tablet;
  lan.serve(later);
  await comeBack();
  await expect(page.getByText(word('field.update.version', { version: '0.1.0' }))).toBeVisible();
  await page.getByText(word('field.update.there')).waitFor();
  await expect(
    page.getByRole('heading', { name: word('field.update.new', { version: '0.2.0' }) }),
  ).toBeVisible();
  await expect(page.getByText(novelty)).toBeVisible();
  await expect(page.getByText(word('field.update.later'))).toBeVisible();
  await expect(tablet.button(word('field.update.take'))).toHaveCount(0);
  await tablet.press('field.update.fetch');
  await page.getByText(word('field.update.ready')).waitFor();
  expect(await barriersOf(page), 'an update that is offered').toEqual([]);
  expect(await shellsKept(page)).toBe(2);

  // The worker of the new version runs; without a network the visit still opens in the version it was begun with.
  await tablet.offline(true);
  await comeBack();
  await expect(page.getByText(word('field.update.version', { version: '0.1.0' }))).toBeVisible();
  await expect(page.getByText(word('field.update.later'))).toBeVisible();
  await expect(page.getByText(novelty)).toBeVisible();
  await expect(tablet.button(word('field.update.take'))).toHaveCount(0);

  await tablet.tap(page.getByRole('link', { name: word('field.tab.today') }));
  await tablet.tap(page.getByText(word('field.stand.running')));
  await expect(page.getByRole('list').getByRole('listitem')).toHaveCount(1);
  await tablet.press('field.abort.short');
  await tablet.press('field.abort.closed.short');
  await page.getByText(word('field.table.aborted')).waitFor();
  await comeBack();
  await tablet.press('field.update.take');
  await tablet.button(word('field.notes.locked')).waitFor();
  await comeBack();
  await expect(page.getByText(word('field.update.version', { version: '0.2.0' }))).toBeVisible();
  await until(async () => (await shellsKept(page)) === 1, 'the version that nobody needs to be thrown away');
  await expect(page).toHaveTitle('日程');
  expect(tablet.faults).toEqual([]);
  await tablet.offline(false);
});

test('a browser that lacks something is told what, in its language, instead of a white page', async () => {
  const { context } = tablet;
  const apps: readonly { app: AppName; path: string }[] = [
    { app: 'field', path: '/field/' },
    { app: 'desk', path: '/' },
  ];
  for (const { app, path } of apps)
    for (const { key } of features.filter((feature) => feature.apps.includes(app))) {
      const page = await context.newPage();
      await page.addInitScript(takeAway, key);
      await page.goto(`${lan.url}${path}`);
      await expect(page.locator(`li[data-missing="${key}"]`), `${app} ${key}`).toBeVisible();
      await expect(page.locator('#root')).toHaveCount(0);
      await page.close();
    }
  const page = await context.newPage();
  await page.addInitScript(takeAway, 'tls');
  await page.goto(`${lan.url}/field/`);
  await expect(page.getByRole('heading', { name: say('zh-CN', 'browser.plain') })).toBeVisible();
  await page.evaluate(() => localStorage.setItem('app.language', 'en'));
  await page.close();

  const english = await context.newPage();
  await english.addInitScript(takeAway, 'files');
  await english.goto(`${lan.url}/field/`);
  await expect(english.getByRole('heading', { name: say('en', 'browser.title') })).toBeVisible();
  await expect(english.getByText('Chrome, Edge or another Chromium browser 119')).toBeVisible();
  expect(await faultsOf(english)).toEqual([]);
  await english.goto(`${lan.side}/?lang=en`);
  expect(await faultsOf(english)).toEqual([]);
  expect(tablet.faults).toEqual([]);
});

async function openSettings(): Promise<void> {
  await tablet.tap(tablet.page.getByRole('link', { name: tablet.word('field.tab.settings') }));
  await tablet.page.getByRole('heading', { name: tablet.word('field.update.title') }).waitFor();
}

/** The tablet is switched off and on again, so to speak: opened anew, unlocked, and at its settings. */
async function comeBack(): Promise<void> {
  await tablet.page.goto(`${lan.url}/field/`);
  await tablet.unlock(demoPins.lead1);
  await openSettings();
}

const shellsKept = (page: Page): Promise<number> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('notes-shell-')).length);

/** Every name that somebody reads who opens the browser's own list of what a site keeps. */
const namesKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const folders: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) folders.push(name);
    return [
      location.pathname.split('/')[1] ?? '',
      document.title,
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await caches.keys()),
      ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
      ...folders,
      document.cookie,
    ];
  });
