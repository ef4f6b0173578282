import { type Api, signedInApi } from '@mingcha/prisma/client';
import { expect, test } from '@playwright/test';
import { demoPins, openDemoTablet } from '../harness/demo-tablet.ts';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { until } from '../harness/pause.ts';
import { signRecusals } from '../harness/recusal.ts';
import type { RunningServer } from '../harness/running-server.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';

let server: RunningServer;
let tablet: TabletBrowser;
let director: Api;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = await startDemonstration();
  tablet = await openDemoTablet(server.url, 'zh-CN');
  director = await signedInApi(server.url, 'director', demoPassword);
});
test.afterAll(async () => {
  await tablet?.remove();
  await server?.remove();
});

/** Everything that the tablet's own database holds, as characters. */
const stored = () =>
  tablet.page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open('notes');
      opening.onsuccess = () => done(opening.result);
    });
    const all = await Promise.all(
      [...db.objectStoreNames].map(
        (name) =>
          new Promise<unknown[]>((done) => {
            const reading = db.transaction(name).objectStore(name).getAll();
            reading.onsuccess = () => done(reading.result);
          }),
      ),
    );
    db.close();
    const text = (value: unknown): string =>
      value instanceof Uint8Array
        ? new TextDecoder('utf-8', { fatal: false }).decode(value)
        : value !== null && typeof value === 'object' && !(value instanceof CryptoKey)
          ? Object.values(value).map(text).join(' ')
          : String(value);
    return all.flat().map(text).join('\n');
  });

test('the card is sealed until it is opened, offline; each member signs; the tablet tests itself; the letter falls the cover', async () => {
  const { page, word } = tablet;
  const { rows } = await director.visits.list.query({ state: ['scheduled'], limit: 100 });
  const names = await Promise.all(
    rows.map(async ({ id }) => (await director.visits.get.query({ id })).names),
  );
  const units = rows.flatMap(({ unit }, n) => names[n]?.[unit] ?? []);
  expect(units.length).toBeGreaterThan(0);
  await tablet.offline(true);

  await test.step('nothing says where it leads, on the screen or on the disk', async () => {
    await tablet.tap(page.getByText(word('field.today.sealed')).first());
    await page.getByText(word('field.brief.sealed')).waitFor();
    const disk = await stored();
    const shown = await page.locator('body').innerText();
    for (const unit of units) {
      expect(shown).not.toContain(unit);
      expect(disk).not.toContain(unit);
    }
  });

  await test.step('opening it needs no network, and then it says all of it', async () => {
    await tablet.press('field.brief.unseal');
    await page.getByText(word('field.brief.rules')).waitFor();
    const shown = () => page.locator('body').innerText();
    const named = async () => {
      const text = await shown();
      return units.some((unit) => text.includes(unit));
    };
    await expect.poll(named).toBe(true);
    expect(await shown()).toContain(word('field.card.due'));
  });

  await test.step('the self-test runs by itself and names what has to be seen to', async () => {
    await expect(page.getByText(word('field.test.running'))).toHaveCount(0);
    // Without a network nobody knows of a newer version: a sentence, and no fault.
    await page.getByText(word('field.test.version.look')).waitFor();
    for (const part of ['camera', 'microphone', 'position', 'canary', 'key', 'pack'] as const)
      await expect(page.getByText(word(`field.test.${part}`), { exact: true })).toHaveCount(0);
  });

  await test.step('nobody goes in unsigned; each signs the statement with an own PIN', async () => {
    await expect(page.getByRole('button', { name: word('field.brief.start'), exact: true })).toBeDisabled();
    await signRecusals(tablet, [demoPins.lead1, demoPins.inspector1]);
    await tablet.press('field.brief.start');
    await page.getByText(word('field.visit.empty')).waitFor();
  });

  await test.step('in three touches, from a covert screen that says nothing, the letter stands there', async () => {
    const covert = await page.locator('body').innerText();
    for (const telling of ['介绍信', '督查', '暗访', '检查']) expect(covert, telling).not.toContain(telling);
    tablet.taps = 0;
    await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
    await tablet.tap(page.getByText(word('field.letter.way'), { exact: true }));
    const asking = await page.locator('body').innerText();
    for (const telling of ['介绍信', '督查', '暗访', '检查']) expect(asking, telling).not.toContain(telling);
    await tablet.press('field.letter.before.guard');
    await page.getByRole('heading', { name: word('field.letter.title') }).waitFor();
    expect(tablet.taps).toBe(3);
    await expect(page.getByRole('article')).toContainText(word('field.letter.signed'));
    await expect(page.getByRole('article').locator('canvas')).toBeVisible();
    await tablet.press('field.letter.close');
    await page.getByRole('button', { name: word('field.visit.more'), exact: true }).waitFor();
  });

  await test.step('back in the network, the desk sees who signed, how the tablet was, before whom the cover fell', async () => {
    await tablet.offline(false);
    const told = await until(
      async () => {
        for (const { id } of rows) {
          const one = await director.visits.get.query({ id });
          // What the tablet found when it tested itself comes in an entry of its own.
          if (one.covers.length > 0 && one.visit.tested) return one;
        }
        return null;
      },
      'the cover at the desk',
      { seconds: 20 },
    );
    expect(told.covers.map(({ before }) => before)).toEqual(['guard']);
    expect(told.members.every(({ declaredAt, present }) => declaredAt !== null && present)).toBe(true);
    expect(told.visit.tested?.parts).toMatchObject({ camera: 'good', canary: 'good', pack: 'good' });
  });

  await test.step('the code on the letter is answered, to whoever read it', async () => {
    await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
    await tablet.tap(page.getByText(word('field.letter.way'), { exact: true }));
    await tablet.press('field.letter.before.police');
    const number = await page.getByRole('article').locator('dd').nth(1).innerText();
    expect(number).toMatch(/介〔\d{4}〕[A-Z0-9]{8}号/);
    expect((await fetch(`${server.url}/letters/abcdefgh.${'A'.repeat(86)}`)).status).toBe(404);
  });
  expect(tablet.faults).toEqual([]);
});
