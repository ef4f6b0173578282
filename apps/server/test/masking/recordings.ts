import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEngine } from '../../src/masking/engine.ts';

/** A place for files that is gone afterwards. */
export function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-masking-'));
  return {
    folder,
    at: (name: string) => join(folder, name),
    write(name: string, bytes: Uint8Array | string) {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type Bench = ReturnType<typeof bench>;

const never = new AbortController().signal;

/** The codecs with other words than the product gives them: to make recordings, and to take copies apart. */
export async function codecs(bench: Bench, from: string, into: string, ...args: string[]): Promise<Buffer> {
  await runEngine({
    original: from,
    copy: bench.at(into),
    runs: [['-hide_banner', ...args, '/work/copy']],
    mostBytes: 400_000_000,
    mostMs: 60_000,
    signal: never,
  });
  return readFileSync(bench.at(into));
}

export const rate = 48_000;
const tone = (hz: number, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `sine=frequency=${hz}:sample_rate=${rate}:duration=${seconds}`,
];
const titled = ['-metadata', 'title=ThisTablet', '-metadata:s:a:0', 'title=ThisMicrophone'];

/** As a tablet records it: a film of moving stripes and noise with sound; and what else a container may carry along. */
export const film = (bench: Bench, name: string, how: 'webm' | 'mp4' = 'webm', seconds = 4) =>
  codecs(
    bench,
    bench.write('nothing', ' '),
    name,
    ...['-f', 'lavfi', '-i', `testsrc2=size=320x240:rate=20:duration=${seconds}`],
    ...tone(440, seconds),
    ...tone(880, seconds),
    ...['-map', '0:v', '-map', '1:a', '-map', '2:a', ...titled],
    ...(how === 'webm'
      ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus', '-f', 'webm']
      : ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'mp4']),
  );

export const sound = (bench: Bench, name: string, how: 'webm' | 'mp4' | 'wav' = 'webm', seconds = 4) =>
  codecs(
    bench,
    bench.write('nothing', ' '),
    name,
    ...tone(440, seconds),
    ...titled,
    ...{
      webm: ['-c:a', 'libopus', '-f', 'webm'],
      mp4: ['-c:a', 'aac', '-f', 'mp4'],
      wav: ['-c:a', 'pcm_s16le', '-f', 'wav'],
    }[how],
  );

/** How loud it is from one moment to another, 0 to 1. */
export async function loudness(
  bench: Bench,
  copy: string,
): Promise<(fromMs: number, toMs: number) => number> {
  const raw = await codecs(
    bench,
    copy,
    'samples.raw',
    ...['-i', '/work/original', '-map', '0:a:0', '-ac', '1', '-ar', String(rate), '-f', 's16le'],
  );
  return (fromMs, toMs) => {
    let sum = 0;
    const [from, to] = [fromMs, toMs].map((ms) => Math.floor((ms * rate) / 1000)) as [number, number];
    for (let at = from; at < to; at += 1) sum += (raw.readInt16LE(at * 2) / 32_768) ** 2;
    return Math.sqrt(sum / (to - from));
  };
}

/** Darkest and brightest in a part of the picture at a moment, per ten thousand of its size; of a film of 30 frames a second. */
export async function brightness(bench: Bench, copy: string, width = 320, height = 240) {
  const raw = await codecs(
    bench,
    copy,
    'frames.raw',
    ...['-i', '/work/original', '-map', '0:v:0', '-pix_fmt', 'gray', '-f', 'rawvideo'],
  );
  return (ms: number, part: { x: number; y: number; w: number; h: number }) => {
    const begin = Math.floor((ms * 30) / 1000) * width * height;
    const of = (share: number, size: number) => Math.round((share * size) / 10_000);
    let [low, high] = [255, 0];
    for (let y = of(part.y, height); y < of(part.y + part.h, height); y += 1)
      for (let x = of(part.x, width); x < of(part.x + part.w, width); x += 1) {
        const value = raw[begin + y * width + x] ?? 0;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    return { low, high };
  };
}
