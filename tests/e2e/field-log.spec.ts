import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { signedInApi } from '@mingcha/prisma/client';
import { expect, test } from '@playwright/test';
import { barriersOf } from '../harness/barriers.ts';
import { demoPins, openDemoTablet } from '../harness/demo-tablet.ts';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import { until } from '../harness/pause.ts';
import { newFolder, type RunningServer } from '../harness/running-server.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';

// Somebody puts an old copy of the whole installation back: database, files and keys, everything in it whole. No check of the
// copy itself can tell. The tablet that has seen more does.

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let tablet: TabletBrowser;
const old = newFolder();

test.beforeAll(async () => {
  server = await startDemonstration();
  tablet = await openDemoTablet(server.url, 'zh-CN');
});
test.afterAll(async () => {
  await tablet?.remove();
  await server?.remove();
  rmSync(old, { recursive: true, force: true });
});

/** With owners and times: the database runs under an account of its own. */
const copy = (from: string, to: string) => execFileSync('cp', ['-a', `${from}/.`, to]);

/** The size of the newest head that the tablet has checked, and how many of its entries have a place in it, past its screens. */
const seen = () =>
  tablet.page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('notes');
      asked.onsuccess = () => done(asked.result);
    });
    const row = await new Promise<{ value: { size: number } } | undefined>((done) => {
      const asked = db.transaction('facts').objectStore('facts').get('log-head');
      asked.onsuccess = () => done(asked.result);
    });
    const placed = await new Promise<number>((done) => {
      const asked = db.transaction('places').objectStore('places').count();
      asked.onsuccess = () => done(asked.result);
    });
    db.close();
    return { size: row?.value.size ?? 0, placed };
  });

const toOutbox = () => tablet.tap(tablet.page.getByRole('link', { name: tablet.word('field.tab.outbox') }));
const received = async () => {
  const { entries } = await insidesOf(tablet.page);
  return entries.length > 0 && entries.every(({ state }) => state === 'received') ? entries : null;
};

test('an old copy put back is seen by the tablet, which says so, keeps everything and sends it again', async () => {
  const { page, word } = tablet;
  await until(async () => (await seen()).size > 0, 'a head of the log');
  await server.stop();
  copy(server.data, old);
  server = await server.startAgain();

  // Work that the old copy does not have.
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await tablet.press('field.brief.unseal');
  await page.getByText(word('field.brief.rules')).waitFor();
  await tablet.press('field.back');
  await toOutbox();
  await until(
    async () => {
      await tablet.press('field.outbox.send');
      return received();
    },
    'receipts for it',
    { every: 500 },
  );
  // Each contact brings the head of its moment: one of them has the place of the work in it.
  await until(
    async () => {
      await tablet.press('field.outbox.send');
      return (await seen()).placed > 0;
    },
    'a head with it',
    { every: 500 },
  );
  await expect(page.getByText(word('field.log.doubt'))).toHaveCount(0);

  const { data } = server;
  await server.stop();
  execFileSync('find', [data, '-mindepth', '1', '-delete']);
  copy(old, data);
  // Its keys come from an archive that lacks those of visits: tablets hand them back.
  for (const name of readdirSync(`${data}/keys`)) if (name.startsWith('vis_')) rmSync(`${data}/keys/${name}`);
  server = await server.startAgain();

  await until(
    async () => {
      await tablet.press('field.outbox.send').catch(() => {});
      return page.getByText(word('field.log.doubt')).isVisible();
    },
    'the doubt on the screen',
    { seconds: 60, every: 500 },
  );
  for (const [name, width, height] of [
    ['tablet', 800, 1280],
    ['phone', 360, 780],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await barriersOf(page, { keys: false }), name).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`doubt-${name}.png`) });
  }

  // Nobody lends a hand: what the server lost, it has again.
  const entries = await until(received, 'everything received again', { seconds: 60, every: 500 });
  const api = await signedInApi(server.url, 'auditor', demoPassword);
  for (const { hash } of entries) await api.journal.get.query({ hash });

  // Whoever opens the tablet next is told as well.
  await page.reload();
  await tablet.press('field.notes.locked');
  await page.getByText(word('field.lock.hint')).waitFor();
  await tablet.pin(demoPins.lead1, 'field.pin.enter');
  await page.getByText(word('field.log.doubt')).waitFor();
});

test('the auditor is told, finds both heads in the journal, and reads at the desk which entries were lost and are back', async () => {
  const api = await signedInApi(server.url, 'auditor', demoPassword);
  const contradicted = await until(
    async () =>
      (await api.notices.list.query({ limit: 50 })).rows.find(({ code }) => code === 'log.contradicted'),
    'the notice',
    { seconds: 30, every: 300 },
  );
  expect(contradicted).toBeDefined();
  const { rows } = await api.journal.list.query({ kind: ['log.contradicted'], limit: 10 });
  expect(rows).toHaveLength(1);
  const { rows: told } = await api.notices.list.query({ limit: 50 });
  expect(told.filter(({ code }) => code === 'log.entries-lost')).toHaveLength(1);

  const desk = await DeskBrowser.open(server.url);
  try {
    const { page, word } = await desk.as('auditor', demoPassword, '/journal/heads');
    const losses = page.getByRole('region', { name: word('desk.tree.losses') });
    await losses.getByText(word('desk.tree.losses.back')).waitFor();
    await expect(losses.getByText(word('desk.tree.losses.next'))).toBeVisible();
    const keys = page.getByRole('region', { name: word('desk.tree.keys') });
    await expect(keys.getByText(word('desk.tree.keys.next'))).toBeVisible();
    for (const width of [360, 800, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: test.info().outputPath(`losses-${width}.png`), fullPage: true });
    }
  } finally {
    await desk.close();
  }
});
