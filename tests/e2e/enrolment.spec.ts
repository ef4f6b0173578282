import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Page, test } from '@playwright/test';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import { claimTablet, enrolMember, inviteTablet, letTabletIn, shownDigits } from '../harness/enrolment.ts';
import { filmOf } from '../harness/film.ts';
import { startFoundedOffice } from '../harness/founded-office.ts';
import { until } from '../harness/pause.ts';
import { signRecusals } from '../harness/recusal.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { colleagues, sendTeam, team, unitName } from '../harness/small-office.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';
import { verifyFolder } from '../harness/verify-command.ts';

const word = (key: WordKey) => say('zh-CN', key);
const password = 'Qing-Yuan-2026!';
const pins = { lead1: '246810', inspector1: '135791' } as const;
const names = colleagues.filter(([name]) => team.some((each) => each === name)).map(([, name]) => name);

test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'mingcha-film-'));
const tablets: TabletBrowser[] = [];
let server: RunningServer;
let desk: DeskBrowser;

const at = (username: string): Promise<DeskSeat> => desk.as(username, password, '/office/devices');
const newTablet = (options: Partial<ConstructorParameters<typeof TabletBrowser>[0]> = {}) => {
  const tablet = new TabletBrowser({ url: server.url, ...options });
  tablets.push(tablet);
  return tablet;
};

test.beforeAll(async () => {
  const founded = await startFoundedOffice(password);
  ({ server, desk } = founded);
  await sendTeam(founded.office);
});
test.afterAll(async () => {
  for (const tablet of tablets) await tablet.remove();
  await desk?.close();
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('the camera reads the code from the desk’s own screen; the digits of the tablet let it in, and no others', async () => {
  const inviting = await at('sysadmin');
  const code = await inviteTablet(inviting, names);
  const film = join(folder, 'invitation.y4m');
  const picture = inviting.page.getByRole('img', { name: word('desk.device.enrol.qr') });
  filmOf(await picture.screenshot(), film);

  const tablet = newTablet({ film });
  await tablet.switchOn();
  await tablet.press('field.enrol.scan');
  await expect(tablet.page.getByLabel(word('field.enrol.code'))).toHaveValue(code.replace('-', ''));
  // Found once, the camera is let go.
  await expect(tablet.page.locator('video')).toHaveCount(0);
  await tablet.press('field.enrol.claim');
  const digits = await shownDigits(tablet);
  // Whoever invited it sees by itself that it has answered, and that it was let in.
  await inviting.page.getByText(word('desk.device.enrol.proposed')).waitFor();
  await refusedWith(digits.startsWith('000') ? '111111' : '000000');
  await letTabletIn(await at('secadmin'), digits);
  await inviting.page.getByText(word('desk.device.enrol.enrolled')).waitFor();
  await tablet.page.getByRole('heading', { name: word('field.member.title') }).waitFor();
  expect(tablet.faults).toEqual([]);
});

/** Digits of another tablet, or of somebody who stands between. */
async function refusedWith(digits: string): Promise<void> {
  const second = await at('secadmin');
  await second.press('desk.device.confirm');
  const dialog = second.page.getByRole('dialog', { name: word('desk.device.confirm') });
  await dialog.getByLabel(word('desk.device.confirm.digits')).fill(digits);
  await dialog.getByRole('button', { name: word('desk.device.confirm'), exact: true }).click();
  await dialog.getByText(word('refusal.access.digits-differ.why')).waitFor();
  await second.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** By which kinds of keys this tablet signs, for itself or for its members. */
const algorithmsOn = (page: Page, store: 'keys' | 'persons') =>
  page.evaluate(
    (name) =>
      new Promise<string[]>((done, failed) => {
        const opening = indexedDB.open('notes');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction(name).objectStore(name).getAll();
          asked.onsuccess = () => {
            opening.result.close();
            done(asked.result.map(({ alg }: { alg: string }) => alg).filter((alg) => !alg.startsWith('aes')));
          };
        };
      }),
    store,
  );

test('a browser that does not know Ed25519 enrols with P-256, records, sends, and believes the receipts', async () => {
  const tablet = newTablet({ withoutEd25519: true });
  const digits = await claimTablet(tablet, await inviteTablet(await at('sysadmin'), names));
  expect(await algorithmsOn(tablet.page, 'keys')).toEqual(['p256']);
  await letTabletIn(await at('secadmin'), digits);
  for (const username of team) await enrolMember(tablet, username, password, pins[username]);

  const { page } = tablet;
  expect(await algorithmsOn(page, 'persons')).toEqual(['p256', 'p256']);
  await tablet.tap(page.getByRole('link', { name: word('field.tab.today') }));
  await tablet.tap(page.getByText(word('field.today.sealed')));
  await tablet.press('field.brief.unseal');
  await page.getByText(unitName).waitFor();
  await signRecusals(
    tablet,
    team.map((username) => pins[username]),
  );
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
  await tablet.photograph(tablet.button(word('field.do.photo.short')));
  await expect(page.getByRole('list').getByRole('listitem')).toHaveCount(1);
  const done = await until(
    async () => {
      const now = await insidesOf(page);
      return now.entries.length > 3 &&
        [...now.entries, ...now.media].every(({ state }) => state === 'received')
        ? now
        : null;
    },
    'a receipt that was checked for every entry and for the photograph',
    { seconds: 40 },
  );
  expect(done.receipts).toBe(done.entries.length);
  expect(done.media).toHaveLength(1);
  expect(tablet.faults).toEqual([]);
});

test('verify calls what both kinds of keys signed whole', async () => {
  expect(desk.faults).toEqual([]);
  expect(await server.stop(), server.output()).toBe(0);
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
