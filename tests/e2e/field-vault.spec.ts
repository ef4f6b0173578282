import { signedInApi } from '@mingcha/prisma/client';
import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { barriersOf } from '../harness/barriers.ts';
import { demoPins, openTeamTablet } from '../harness/demo-tablet.ts';
import type { DeskBrowser } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { pause, until } from '../harness/pause.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { sendTeam, unitName } from '../harness/small-office.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';
import { beginVisit } from './steps/tablet-visit.ts';

const password = 'Qing-Yuan-2026!';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let tablet: TabletBrowser;

test.beforeAll(async () => {
  ({ server, desk, office } = await startFoundedOffice(password));
  await sendTeam(office, { modes: ['photo', 'audio', 'note'] });
  // A passkey belongs to a name: an address of numbers would have none.
  tablet = new TabletBrowser({ url: server.url.replace('127.0.0.1', 'localhost') });
  await openTeamTablet(tablet, server.url, password);
  await beginVisit(tablet, unitName, Object.values(demoPins));
});
test.afterAll(async () => {
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
});

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** One for each window: a session that is detached takes the drawn authenticators of all others with it. */
function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Two fingers drawn down the glass, as the system reports them: nothing of the page is asked. */
async function drawCurtain(page: Page): Promise<void> {
  const session = await sessionOf(page);
  const at = (y: number) => [
    { id: 1, x: 240, y },
    { id: 2, x: 420, y: y + 12 },
  ];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(400) });
  for (const y of [430, 460, 490])
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(y) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const lockedNotes = () => tablet.button(tablet.word('field.notes.locked'));

async function openAgain(pin: string = demoPins.lead1): Promise<void> {
  await tablet.press('field.notes.locked');
  await tablet.pin(pin, 'field.pin.enter');
}

const rows = () => tablet.page.getByRole('list').getByRole('listitem');
const undo = () => tablet.button(tablet.word('field.undo.take'));

test('two fingers cover a sheet that is being written on; the notes before it take notes and keep them', async () => {
  const { page, word } = tablet;
  await tablet.press('field.do.note.short');
  await page.getByLabel(word('field.words.label')).fill('三号窗口没有人');
  await drawCurtain(page);
  await lockedNotes().waitFor();
  await expect(page.getByText('三号窗口没有人')).toHaveCount(0);
  expect(await page.locator('body').innerText()).not.toMatch(/暗访|走访|检查|督查|问题|证据|密码/);

  await tablet.press('field.notes.new');
  await page.getByLabel(word('field.notes.text')).fill('买菜\n豆腐两块');
  await tablet.press('field.back');
  await tablet.button(/买菜/, false).waitFor();
  await page.reload();
  await tablet.tap(tablet.button(/买菜/, false));
  await expect(page.getByLabel(word('field.notes.text'))).toHaveValue('买菜\n豆腐两块');
  await tablet.press('field.back');

  await openAgain();
  await tablet.press('field.do.note.short');
  await expect(page.getByLabel(word('field.words.label')), 'what was being typed is there').toHaveValue(
    '三号窗口没有人',
  );
  await tablet.press('field.words.save');
  await expect(rows()).toHaveCount(1);
});

test('a recording goes on behind the cover, and is whole when somebody comes back to it', async () => {
  const { page, word } = tablet;
  await tablet.press('field.do.audio.short');
  await page.getByRole('timer').nth(1).waitFor();
  await drawCurtain(page);
  await lockedNotes().waitFor();
  expect((await insidesOf(page)).media.map(({ state }) => state)).toEqual(['writing']);
  // Longer than one slice of the recorder.
  await pause(1_500);
  await openAgain();
  await expect(page.getByText(/^● 0?0:0[2-9]/)).toBeVisible();
  await tablet.press('field.recording.stop');
  const done = await until(async () => {
    const { media } = await insidesOf(page);
    return media.every(({ state }) => state !== 'writing') ? media : null;
  }, 'the recording is closed');
  expect(done).toHaveLength(1);
  await undo().waitFor();
  expect(word('field.undo.recording')).not.toBe('');
});

test('a photograph is taken back within ten seconds and stays in the journal as taken back', async () => {
  const { page, word } = tablet;
  const pieces = (count: number) =>
    page.getByRole('img', { name: word('field.media.count', { count }), exact: true });
  await pieces(1).waitFor();
  await tablet.photograph(tablet.button(word('field.do.photo.short')));
  await pieces(2).waitFor();
  const box = await undo().boundingBox();
  expect(box?.height, 'a thumb finds it').toBeGreaterThanOrEqual(48);
  const entries = (await insidesOf(page)).entries.length;
  await tablet.tap(undo());
  await pieces(1).waitFor();
  const after = await insidesOf(page);
  expect(after.entries, 'nothing is overwritten').toHaveLength(entries + 2);
  expect(after.media, 'nor thrown away').toHaveLength(2);
});

test('one window writes, the other takes over; a frozen one is no hindrance, and the chain stays one', async () => {
  const { page, word } = tablet;
  const second = await tablet.context.newPage();
  await second.goto(page.url());
  await second.getByRole('heading', { name: word('field.tab.other') }).waitFor();

  // Somebody saves in one window at the very moment at which the other takes over.
  await tablet.press('field.do.note.short');
  await page.getByLabel(word('field.words.label')).fill('写到一半');
  await Promise.all([
    // It may be gone before it is pressed: then the words are still a draft.
    tablet
      .button(word('field.words.save'))
      .tap({ timeout: 2_000 })
      .catch(() => {}),
    second.getByRole('button', { name: word('field.tab.other.here') }).tap(),
  ]);
  await second.getByRole('button', { name: word('field.notes.locked') }).waitFor();
  await page.getByRole('heading', { name: word('field.tab.other') }).waitFor();

  await tablet.on(second, async () => {
    await openAgain();
    await tablet.press('field.do.note.short');
    await second.getByLabel(word('field.words.label')).fill('第二个窗口写的');
    await tablet.press('field.words.save');
    await second.getByText('第二个窗口写的').waitFor();
  });
  await expectOneChain(second);

  const session = await tablet.context.newCDPSession(second);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await tablet.tap(page.getByRole('button', { name: word('field.tab.other.here') }));
  await openAgain();
  await tablet.press('field.do.note.short');
  await page.getByLabel(word('field.words.label')).fill('冻住以后写的');
  await tablet.press('field.words.save');
  await page.getByText('冻住以后写的').waitFor();
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await second.getByRole('heading', { name: word('field.tab.other') }).waitFor();
  await second.close();
  await expectOneChain(page);
});

async function expectOneChain(page: Page): Promise<void> {
  const { entries } = await insidesOf(page);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
  expect(new Set(entries.map(({ hash }) => hash)).size).toBe(entries.length);
}

test('a passkey opens the vault beside the PIN, is taken away again, and is refused where it cannot encrypt', async () => {
  const { page, word } = tablet;
  const session = await sessionOf(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasUserVerification: true,
    hasResidentKey: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const settings = async () => {
    await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
    await tablet.tap(page.getByText(word('field.more.today')));
    await tablet.tap(page.getByRole('link', { name: word('field.tab.settings') }));
  };
  await settings();
  const without = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  await tablet.press('field.passkey.add');
  await expect(page.getByRole('alert')).toHaveText(word('field.passkey.none'));
  await session.send('WebAuthn.removeVirtualAuthenticator', without);

  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, ctap2Version: 'ctap2_1', hasPrf: true },
  });
  await tablet.press('field.passkey.add');
  await page.getByText(word('field.passkey.there')).waitFor();
  await drawCurtain(page);
  await tablet.press('field.notes.locked');
  await tablet.press('field.passkey.open');
  await page.getByText(word('field.passkey.there')).waitFor();
  await tablet.press('field.passkey.remove');
  await page.getByText(word('field.passkey.what')).waitFor();
  await drawCurtain(page);
  await tablet.press('field.notes.locked');
  await page.getByText(word('field.lock.hint')).waitFor();
  await expect(page.getByText(word('field.passkey.open'))).toHaveCount(0);
  await tablet.pin(demoPins.lead1, 'field.pin.enter');
  await page.getByText(word('field.passkey.what')).waitFor();
});

test('a lost tablet purges what was received, keeps the rest closed, and sends it when two people let it', async () => {
  const { page, word } = tablet;
  // An administrator is signed in once at a time: the tablet was let in under another session.
  const [director, security] = await Promise.all([
    office.as('director'),
    signedInApi(server.url, 'secadmin', password),
  ]);
  await until(async () => {
    const { entries, media } = await insidesOf(page);
    return [...entries, ...media].every(({ state }) => state === 'received');
  }, 'all that was recorded so far is received');
  const received = await insidesOf(page);

  // Out of reach: one more picture, words that were not saved, and a visit that is broken off in two touches.
  await tablet.offline(true);
  await tablet.tap(page.getByRole('link', { name: word('field.tab.today') }));
  await tablet.tap(page.getByText(word('field.stand.running')));
  await tablet.photograph(tablet.button(word('field.do.photo.short')));
  await tablet.press('field.do.note.short');
  await page.getByLabel(word('field.words.label')).fill('保安过来询问');
  await tablet.tap(page.getByRole('dialog').getByRole('button', { name: word('field.leave') }));
  tablet.taps = 0;
  await tablet.press('field.abort.short');
  await tablet.press('field.abort.exposed.short');
  await page.getByText(word('field.table.aborted')).waitFor();
  expect(tablet.taps, 'nobody types with a guard at the elbow').toBe(2);
  const unsent = await insidesOf(page);
  await drawCurtain(page);
  await lockedNotes().waitFor();

  const device = async () => {
    const { rows: all } = await security.access.devices.list.query({});
    const found = all.find((row) => row.name === '9号平板');
    if (found === undefined) throw new Error('no such tablet');
    return found;
  };
  const { id } = await device();
  await director.access.devices.revoke.mutate({ id, expected: (await device()).version, reason: '平板遗失' });
  await tablet.offline(false);
  await until(async () => (await device()).purgedAt !== null, 'the tablet said what it purged', {
    seconds: 20,
  });
  const closed = await insidesOf(page);
  const missing = unsent.media.filter(({ id: one }) => !received.media.some((each) => each.id === one));
  expect(closed.vault, 'only what no receipt covers').toEqual(missing.map(({ id: one }) => one));
  expect(await device()).toMatchObject({
    keptMedia: 1,
    keptEntries: unsent.entries.length - received.entries.length,
  });
  await tablet.press('field.notes.locked');
  await page.getByText(word('field.closed.why')).waitFor();
  expect(await barriersOf(page), 'a tablet that was closed').toEqual([]);
  await expect(page.getByText(word('field.lock.hint'))).toHaveCount(0);

  const expected = async () => ({ id, expected: (await device()).version });
  await director.access.devices.askRelease.mutate({
    ...(await expected()),
    reason: '平板已找回，取出未送的内容',
  });
  await security.access.devices.release.mutate(await expected());
  await tablet.press('field.closed.look');
  // What came after the revocation waits for a person, one entry after the other.
  await until(
    async () => {
      const held = await director.journal.held.list.query({});
      for (const { hash } of held.rows)
        await director.journal.held.release.mutate({ hash, reason: '平板已找回，内容属实' }).catch(() => {});
      const { entries, vault } = await insidesOf(page);
      await tablet
        .button(word('field.closed.look'))
        .tap({ timeout: 500 })
        .catch(() => {});
      return vault.length === 0 && entries.every(({ state }) => state === 'received');
    },
    'everything is received, and nothing is left on the tablet',
    { seconds: 30, every: 500 },
  );
  await page.getByText(word('field.closed.empty')).waitFor();
  const { rows: visits } = await director.visits.list.query({ state: ['aborted'] });
  const aborted = visits.find((visit) => visit.abortCause === 'exposed');
  expect(aborted, 'the desk sees why').toMatchObject({ exposed: true, state: 'aborted' });
  const detail = await director.visits.get.query({ id: aborted?.id ?? '' });
  expect(JSON.stringify(detail), 'and what was being typed').toContain('保安过来询问');
  const { rows: pieces } = await director.evidence.list.query({ visit: aborted?.id ?? '' });
  const taken = pieces.find(({ state }) => state === 'discarded');
  const back = await director.evidence.get.query({ id: taken?.id ?? '' });
  expect(back.evidence.receivedAt, 'also the one that was taken back was handed over').not.toBeNull();
});
