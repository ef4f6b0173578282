import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MaskTrouble, runEngine } from '../../src/masking/engine.ts';
import { maskRecording } from '../../src/masking/mask-recording.ts';
import type { RecordingMedium, Region } from '../../src/masking/recipe.ts';
import { type Bench, bench, brightness, codecs, film, loudness, sound } from './recordings.ts';

let place: Bench;
beforeAll(async () => {
  place = bench();
  await film(place, 'film.webm');
  await sound(place, 'sound.webm');
}, 60_000);
afterAll(() => place.close());

const span = (fromMs: number, toMs: number): Region => ({
  what: 'voice',
  x: 0,
  y: 0,
  w: 0,
  h: 0,
  fromMs,
  toMs,
});
const box = { x: 2500, y: 2500, w: 5000, h: 5000 };

interface Asked {
  readonly from: string;
  readonly medium: RecordingMedium;
  readonly mime?: string;
  readonly regions: readonly Region[];
  readonly longestMs?: number;
  readonly signal?: AbortSignal;
}

const mask = (
  { from, medium, mime = `${medium}/webm`, regions, longestMs = 3_600_000, signal }: Asked,
  into = 'copy',
) =>
  maskRecording({
    original: place.at(from),
    medium,
    mime,
    regions,
    into: place.at(into),
    longestMs,
    signal: signal ?? new AbortController().signal,
  });

const trouble = async (made: Promise<unknown>) => {
  const error = await made.then(
    () => null,
    (cause: unknown) => cause,
  );
  return error instanceof MaskTrouble ? error.code : error;
};

describe('masking a recording', () => {
  it.each(['webm', 'mp4', 'wav'] as const)(
    'leaves no sound in a span, and all of it outside (%s)',
    async (how) => {
      await sound(place, `one.${how}`, how);
      const made = await mask({
        from: `one.${how}`,
        medium: 'audio',
        mime: `audio/${how}`,
        regions: [span(1000, 2000)],
      });
      const loud = await loudness(place, place.at('copy'));
      expect(loud(200, 900)).toBeGreaterThan(0.05);
      expect(loud(2100, 3800)).toBeGreaterThan(0.05);
      // A codec's filter swings out for a few milliseconds: what it was fed in the span is silence from the first sample on.
      expect(loud(1000, 1050)).toBeLessThan(0.001);
      expect(loud(1050, 2000)).toBeLessThan(0.0001);
      expect(Math.abs(made.durationMs - 4000)).toBeLessThan(100);
    },
  );

  it('fills a rectangle for as long as it was drawn for, and leaves the rest of the film and its sound', async () => {
    const regions: Region[] = [{ what: 'face', ...box, fromMs: 1000, toMs: 2000 }, span(3000, 3500)];
    const made = await mask({ from: 'film.webm', medium: 'video', regions });
    const bright = await brightness(place, place.at('copy'));
    const within = { x: 3000, y: 3000, w: 4000, h: 4000 };
    for (let ms = 1000; ms <= 2000; ms += 33) {
      const { low, high } = bright(ms, within);
      expect(high - low, `at ${ms}`).toBeLessThan(4);
    }
    for (const ms of [500, 2500])
      expect(bright(ms, within).high - bright(ms, within).low).toBeGreaterThan(60);
    expect(bright(1500, { x: 0, y: 0, w: 2000, h: 2000 }).high).toBeGreaterThan(100);
    const loud = await loudness(place, place.at('copy'));
    expect(loud(3050, 3500)).toBeLessThan(0.0001);
    expect(loud(1200, 1800)).toBeGreaterThan(0.05);
    expect(Math.abs(made.durationMs - 4000)).toBeLessThan(150);
  });

  it('fills a rectangle without times from the first frame to the last, of what a Safari recorded too', async () => {
    await film(place, 'film.mp4', 'mp4', 2);
    const regions: Region[] = [{ what: 'plate', ...box }];
    await mask({ from: 'film.mp4', medium: 'video', mime: 'video/mp4', regions });
    const bright = await brightness(place, place.at('copy'));
    for (const ms of [0, 700, 1900]) {
      const { low, high } = bright(ms, { x: 3000, y: 3000, w: 4000, h: 4000 });
      expect(high - low, `at ${ms}`).toBeLessThan(4);
    }
  });

  it('carries no title, no second track and nothing else of the original over', async () => {
    const original = await film(place, 'titled.webm', 'webm', 1);
    expect(original.includes('ThisTablet') && original.includes('ThisMicrophone')).toBe(true);
    await mask({ from: 'titled.webm', medium: 'video', regions: [span(0, 100)] });
    const copy = await codecs(
      place,
      place.at('copy'),
      'same',
      '-i',
      '/work/original',
      '-map',
      '0',
      '-c',
      'copy',
      '-f',
      'webm',
    );
    for (const word of ['ThisTablet', 'ThisMicrophone']) expect(copy.includes(word)).toBe(false);
    const second = (from: string) =>
      codecs(
        place,
        place.at(from),
        'second',
        '-i',
        '/work/original',
        '-map',
        '0:a:1',
        '-c',
        'copy',
        '-f',
        'webm',
      );
    expect((await second('titled.webm')).length).toBeGreaterThan(1000);
    expect(await trouble(second('copy'))).toBe('unreadable');
  });

  it('makes of the same recording and regions the same bytes', async () => {
    const asked: Asked = {
      from: 'film.webm',
      medium: 'video',
      regions: [{ what: 'face', ...box }, span(500, 900)],
    };
    // Two at once and one alone: how busy the machine is changes nothing.
    const [one, other] = await Promise.all([mask(asked, 'one'), mask(asked, 'other')]);
    expect([other.sha256, (await mask(asked, 'third')).sha256]).toEqual([one.sha256, one.sha256]);
  });
});

describe('what a stranger’s file cannot do', () => {
  it.each([
    ['a list of other files', 'ffconcat version 1.0\nfile /etc/hostname\n'],
    ['a playlist', '#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/x.ts\n'],
    ['noise', 'qwertzuiop'.repeat(999)],
    ['nothing', ''],
  ])('%s is read as what it was recorded as, and refused', async (_, text) => {
    place.write('stranger', text);
    for (const [medium, mime] of [
      ['video', 'video/mp4'],
      ['audio', 'text/plain'],
    ] as const)
      expect(await trouble(mask({ from: 'stranger', medium, mime, regions: [span(0, 1)] }))).toBe(
        'unreadable',
      );
  });

  it('a film whose end never came is masked as far as it goes', async () => {
    const whole = await film(place, 'whole.webm', 'webm', 3);
    place.write('cut.webm', whole.subarray(0, Math.floor(whole.length / 2)));
    const made = await mask({ from: 'cut.webm', medium: 'video', regions: [{ what: 'face', ...box }] });
    expect(made.durationMs).toBeGreaterThan(500);
  });

  it('the codecs see two files and no network, whatever they are told', async () => {
    const asked = {
      original: place.at('film.webm'),
      copy: null,
      mostBytes: 0,
      mostMs: 20_000,
      signal: new AbortController().signal,
    };
    for (const path of [
      '/etc/hostname',
      `file:${place.at('sound.webm')}`,
      'http://127.0.0.1:9/',
      'tcp://127.0.0.1:9',
    ])
      expect(await trouble(runEngine({ ...asked, runs: [['-i', path, '-f', 'null', '-']] }))).toBe(
        'unreadable',
      );
  });

  it('too long, too large, too slow, unwanted: it ends, and says which', async () => {
    const film = { from: 'film.webm', medium: 'video', regions: [{ what: 'face', ...box }] } as const;
    expect(await trouble(mask({ ...film, longestMs: 3000 }))).toBe('long');
    expect(await trouble(mask({ ...film, signal: AbortSignal.timeout(300) }))).toBe('stopped');
    const run = {
      original: place.at('film.webm'),
      copy: place.at('copy'),
      runs: [['-i', '/work/original', '-c:v', 'rawvideo', '-f', 'rawvideo', '/work/copy']],
      mostBytes: 10_000,
      mostMs: 20_000,
      signal: new AbortController().signal,
    };
    expect(await trouble(runEngine(run))).toBe('size');
    expect(await trouble(runEngine({ ...run, mostMs: 20 }))).toBe('time');
  });
});
