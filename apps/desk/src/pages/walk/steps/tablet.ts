import { z } from 'zod';
import { ready } from '../demo-doors.ts';
import type { Doing, Outcome } from '../doing.ts';
import { drawCamera, forgetPlace, hasCamera } from '../tablet/camera.ts';
import type { Finger } from '../tablet/finger.ts';
import { type Insides, readInsides, wipeTablet } from '../tablet/insides.ts';
import { switchNetwork } from '../tablet/network.ts';
import { until } from './scan.ts';

const Member = z.object({ username: z.string(), password: z.string(), pin: z.string(), person: z.string() });
const Invited = z.object({ code: z.string(), members: z.array(Member).min(2) });
const Card = z.object({ visit: z.string(), unit: z.string(), members: z.array(Member).min(2) });

const ours = 'mingcha.walk.tablet';

/** The frame shows the tablet from its first page on. */
export interface Screen {
  readonly finger: Finger;
  load(address: string): Promise<void>;
}

export interface Recorded {
  readonly visit: string;
  readonly unit: string;
  readonly drawn: boolean;
  readonly insides: Insides;
}

/** Enrols the browser as a tablet if it is none, opens today's card without a network, and records what was seen. */
export async function recordOffline(
  { tell }: Doing,
  { finger, load }: Screen,
  office: string,
): Promise<Recorded> {
  const before = localStorage.getItem(ours);
  if (before !== null && before !== office) {
    await load('about:blank');
    await wipeTablet();
    localStorage.removeItem(ours);
  }
  await load('/field/');
  const stage = await finger.until(() => stageOf(finger), 'stage');
  if (stage === 'other-tab') await finger.pressWord('field.tab.other.here');
  if (stage === 'new') {
    tell({ word: 'walk.line.enrols' });
    await enrol(finger);
    localStorage.setItem(ours, office);
  }
  tell({ word: 'walk.line.hands-out' });
  const { visit, unit, members } = await ready('card', Card);
  if (stage !== 'new') await unlock(finger, members[0]?.pin ?? '');
  await finger.pressWord('field.tab.today', 'a');
  // As when the line comes back: the tablet asks for its cards now and not in a minute.
  finger.window.dispatchEvent(new finger.window.Event('online'));
  const card = () => finger.document.querySelector<HTMLElement>(`a[href*="${visit}"]`);
  await finger.until(card, 'card');
  const drawn = !(await hasCamera(finger.window));
  if (drawn) await drawCamera(finger.window);
  await forgetPlace(finger.window);

  switchNetwork(finger.window, false);
  tell({ word: 'walk.line.offline' });
  (await finger.until(card, 'card')).click();
  tell({ word: 'walk.line.opens', who: 'lead1' });
  await finger.pressWord('field.brief.unseal');
  for (const [at, { username, pin }] of members.entries()) {
    tell({ word: 'walk.line.pin', who: username });
    await finger.pressWord('field.brief.confirm');
    await finger.pressWord('field.recusal.clear');
    await finger.pin(pin, 'field.pin.confirm');
    await finger.closed();
    await finger.until(() => signed(finger) > at, 'signed');
  }
  await goIn(finger);
  tell({ word: drawn ? 'walk.line.draws' : 'walk.line.photographs', who: 'lead1' });
  await photograph(finger);
  tell({ word: 'walk.line.key', who: 'lead1' });
  await finger.press('④');
  await finger.until(() => firstCode(finger), 'code').then((code) => code.click());
  await finger.closed();
  const insides = await settled();
  return { visit, unit, drawn, insides };
}

/** How many members the page calls signed: the next one is asked only then, or the first would be asked twice. */
const signed = (finger: Finger) => textOf(finger).split(finger.word('field.brief.confirmed')).length - 1;

type Stage = 'new' | 'locked' | 'open' | 'other-tab' | 'first-member' | 'waiting';
function stageOf(finger: Finger): Stage | null {
  if (finger.document.body === null) return null;
  if (finger.shows('field.enrol.what')) return 'new';
  if (finger.shows('field.notes.locked')) return 'locked';
  if (finger.shows('field.tab.other.here')) return 'other-tab';
  if (finger.find('a', finger.word('field.tab.today'))) return 'open';
  return null;
}

/** The code of the desk, six digits that two people compare, and a PIN for each member: as with every tablet. */
async function enrol(finger: Finger): Promise<void> {
  const { code, members } = await ready('tablet', Invited);
  await finger.fill('field.enrol.code', code);
  await finger.fill('field.enrol.name', '走一遍');
  await finger.pressWord('field.enrol.claim');
  const digits = await finger.until(
    () => (finger.shows('field.enrol.waiting') ? /\b\d{3} ?\d{3}\b/.exec(textOf(finger))?.[0] : null),
    'digits',
  );
  await ready('let-in', z.object({}), { checkCode: digits.replaceAll(/\D/g, '') });
  for (const [at, { username, password, pin }] of members.entries()) {
    if (at > 0) {
      await finger.pressWord('field.tab.settings', 'a');
      await finger.pressWord('field.settings.member.add', 'a');
    }
    await finger.fill('field.member.username', username);
    await finger.fill('field.member.password', password);
    await finger.fill('field.member.pin', pin);
    await finger.fill('field.member.repeat', pin);
    await finger.pressWord('field.member.enrol');
    await finger.until(() => !finger.shows('field.member.username'), 'member');
  }
}

async function unlock(finger: Finger, pin: string): Promise<void> {
  await finger.until(() => stageOf(finger) === 'locked' || stageOf(finger) === 'open', 'lock');
  if (stageOf(finger) !== 'locked') return;
  await finger.pressWord('field.notes.locked');
  await finger.pin(pin, 'field.pin.enter');
}

/** Without a place the going in needs a reason, which is then written down. */
async function goIn(finger: Finger): Promise<void> {
  await finger.pressWord('field.brief.start');
  const on = () => finger.find('button', finger.word('field.do.photo.short'));
  const asked = () => finger.shows('field.brief.reason.hint');
  await finger.until(() => on() !== null || asked(), 'visit');
  if (on() !== null) return;
  await finger.fill('field.brief.reason', '演示，浏览器未给定位');
  await finger.pressWord('field.brief.start');
  await finger.until(on, 'visit');
}

async function photograph(finger: Finger): Promise<void> {
  await finger.pressWord('field.do.photo.short');
  await finger.pressWord('field.camera.shoot');
  await finger.closed();
}

const firstCode = (finger: Finger) =>
  finger.sheet?.querySelector<HTMLElement>('button:not(:disabled)') ?? null;
const textOf = (finger: Finger) => finger.document.body.innerText;

/** The last entry has been written when two looks find the same. */
async function settled(): Promise<Insides> {
  let last = await readInsides();
  for (;;) {
    await new Promise((wake) => setTimeout(wake, 300));
    const next = await readInsides();
    if (next !== null && last !== null && next.entries === last.entries) return next;
    last = next;
  }
}

/** Plugged in again: what the tablet sent, and how often the server has it. */
export async function arrive(
  { as, tell }: Doing,
  { finger }: Pick<Screen, 'finger'>,
  { visit, unit }: Recorded,
): Promise<Outcome> {
  switchNetwork(finger.window, true);
  tell({ word: 'walk.line.online' });
  const insides = await until(
    async () => {
      const seen = await readInsides();
      if (seen === null) throw new Error('the tablet is gone');
      return seen;
    },
    (seen) => seen.received === seen.entries && seen.picturesReceived === seen.pictures,
  );
  const director = await as('director');
  tell({ word: 'walk.line.looks' });
  let count = 0;
  const places = new Set<number>();
  let cursor: string | undefined;
  do {
    const { rows, next } = await director.journal.list.query({
      writer: insides.writer,
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    count += rows.length;
    for (const { seq } of rows) places.add(seq);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  const once = count === insides.entries && places.size === count;
  return {
    said: once ? 'walk.tablet.once' : 'walk.tablet.waits',
    facts: { unit, entries: insides.entries, arrived: count, pictures: insides.picturesReceived },
    ways: [
      { username: 'director', to: `/visits/${visit}`, word: 'walk.way.visit' },
      { username: 'auditor', to: `/journal?writer=${insides.writer}`, word: 'walk.way.journal' },
    ],
  };
}
