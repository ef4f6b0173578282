import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BlobStore } from '../../src/blobs/blob-store.ts';
import { DraftFolder, type MaskDraft } from '../../src/masking/draft.ts';
import { Workshop } from '../../src/masking/workshop.ts';
import { type Bench, bench, sound } from './recordings.ts';

let place: Bench;
let blobs: BlobStore;
let sha256: string;
let folder: string;
const open: Workshop[] = [];
let count = 0;

beforeAll(async () => {
  place = bench();
  blobs = new BlobStore(place.at('blobs'));
  ({ sha256 } = await blobs.put(await sound(place, 'sound.webm', 'webm', 1)));
}, 60_000);
beforeEach(() => {
  count += 1;
  folder = place.at(`masks-${count}`);
  mkdirSync(folder);
});
afterAll(async () => {
  for (const one of open.splice(0)) await one.stop();
  place.close();
});

const workshop = (minFreeBytes = 0, now: () => number = Date.now) => {
  const one = new Workshop({
    folder,
    blobs,
    log: pino({ level: 'silent' }),
    now,
    longestMs: 60_000,
    minFreeBytes,
  });
  open.push(one);
  return one;
};
const name = (n: number) => ({
  evidence: `evd_${String.fromCharCode(96 + n).repeat(26)}`,
  person: `per_${'p'.repeat(26)}`,
});
const asked = (n: number) => ({
  ...name(n),
  sha256,
  medium: 'audio' as const,
  mime: 'audio/webm',
  regions: [{ what: 'voice' as const, x: 0, y: 0, w: 0, h: 0, fromMs: 100, toMs: 300 }],
});
const left = (n: number, more: Partial<MaskDraft>): Promise<void> =>
  new DraftFolder(folder).write({
    ...asked(n),
    askedAt: Date.now(),
    state: 'queued',
    trouble: null,
    deaths: 0,
    copy: null,
    ...more,
  });

it('makes one copy after the other, in the order they were asked for, and says how many come before', async () => {
  const shop = workshop();
  for (const n of [1, 2]) await shop.ask(asked(n));
  expect([(await shop.of(name(1)))?.before, (await shop.of(name(2)))?.before]).toEqual([0, 1]);
  await shop.start();
  await shop.settled();
  const drafts = await Promise.all([1, 2].map((n) => shop.of(name(n))));
  expect(drafts.map((draft) => draft?.state)).toEqual(['ready', 'ready']);
  expect(drafts[0]?.copy?.sha256).toBe(drafts[1]?.copy?.sha256);
});

it('goes on with what was in the making when the server was killed, until that has killed it three times', async () => {
  await left(1, { state: 'running' });
  await left(2, { state: 'running', deaths: 2 });
  const shop = workshop();
  await shop.start();
  await shop.settled();
  expect((await shop.of(name(1)))?.state).toBe('ready');
  expect(await shop.of(name(2))).toMatchObject({ state: 'failed', trouble: 'broke-off' });
});

it('a server that stops leaves what it was making for the next one', async () => {
  const shop = workshop();
  await shop.start();
  await shop.ask(asked(1));
  await expect.poll(async () => (await shop.of(name(1)))?.state).toBe('running');
  await shop.stop();
  expect(await shop.of(name(1))).toMatchObject({ state: 'queued', deaths: 0 });
  const next = workshop();
  await next.start();
  await next.settled();
  expect((await next.of(name(1)))?.state).toBe('ready');
});

it('makes nothing on a full disk, and says so', async () => {
  const shop = workshop(Number.MAX_SAFE_INTEGER);
  await shop.start();
  await shop.ask(asked(1));
  await shop.settled();
  expect(await shop.of(name(1))).toMatchObject({ state: 'failed', trouble: 'space' });
});

it('nothing stays of what was dropped in the making, of destroyed bytes, or for longer than a day', async () => {
  let at = Date.now();
  const shop = workshop(0, () => at);
  await shop.start();
  await shop.ask(asked(1));
  await expect.poll(async () => (await shop.of(name(1)))?.state).toBe('running');
  await shop.drop(name(1));
  for (const n of [2, 3]) await shop.ask(asked(n));
  await shop.settled();
  expect((await shop.of(name(2)))?.state).toBe('ready');
  await shop.dropAllOf(name(2).evidence);
  at += 86_401_000;
  await shop.tidy();
  expect(await new DraftFolder(folder).all()).toEqual([]);
});
