import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { MaskRegion } from '@mingcha/domain/evidence';
import { isSoundSpan } from '@mingcha/domain/evidence';
import type { z } from 'zod';

export type Region = z.infer<typeof MaskRegion>;
export type RecordingMedium = 'audio' | 'video';

const require = createRequire(import.meta.url);
/** The codecs, compiled for a machine that is not this one: what they read and write is what they are handed, nothing else. */
export const codecs = {
  script: require.resolve('@ffmpeg/core').replace('/umd/', '/esm/'),
  wasm: require.resolve('@ffmpeg/core/wasm').replace('/umd/', '/esm/'),
};

const { version } = JSON.parse(
  readFileSync(join(dirname(codecs.script), '..', '..', 'package.json'), 'utf8'),
) as { readonly version: string };

/**
 * Raised with every change below that makes other bytes. The codecs compute alike on every processor, so this names no
 * machine: a copy made on one is made once more on another.
 */
const recipe = 1;
export const recordingEncoder = `ffmpeg.wasm ${version} webm vp8 opus recipe ${recipe}`;

/** The file is read as what it was recorded as, never as what its first bytes claim: no playlists, no lists of other files. */
const demuxers: Readonly<Record<string, string>> = {
  'video/webm': 'matroska',
  'audio/webm': 'matroska',
  'video/mp4': 'mov',
  'audio/mp4': 'mov',
  'video/quicktime': 'mov',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'video/x-msvideo': 'avi',
};

export const demuxerOf = (mime: string): string | null => demuxers[mime.split(';')[0]?.trim() ?? ''] ?? null;

export const copyMime: Readonly<Record<RecordingMedium, string>> = {
  audio: 'audio/webm',
  video: 'video/webm',
};

const loud = ['-hide_banner', '-loglevel', 'info', '-stats_period', '1'];
const input = (demuxer: string, path: string) => [
  '-protocol_whitelist',
  'file',
  '-threads',
  '1',
  '-f',
  demuxer,
  '-i',
  path,
];

/** Walks through the packets without decoding: how long it is. What a browser recorded does not say so itself. */
export const measuring = (demuxer: string, medium: RecordingMedium, path: string): string[] => [
  '-hide_banner',
  ...input(demuxer, path),
  ...['-map', medium === 'video' ? '0:V:0' : '0:a:0', '-c', 'copy', '-f', 'null', '-'],
];

export interface Recipe {
  readonly medium: RecordingMedium;
  readonly demuxer: string;
  readonly regions: readonly Region[];
  readonly from: string;
  readonly to: string;
}

/** One picture and one sound at most, decoded, filled, and encoded anew; titles, chapters, subtitles, covers and data stay behind. */
export const masking = ({ medium, demuxer, regions, from, to }: Recipe): string[] => [
  ...loud,
  ...input(demuxer, from),
  ...(medium === 'video' ? ['-map', '0:V:0', '-map', '0:a:0?'] : ['-map', '0:a:0']),
  ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
  ...(medium === 'video' ? picture(regions) : []),
  ...sound(regions.filter(isSoundSpan)),
  ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-f', 'webm', to],
];

const framesPerSecond = 30;
const longestEdge = 1280;
const fill = '0x18181B';

/**
 * Frames stand on an even grid, so that each is shown for as long as the next one takes to come and a time says which
 * frames it means. Where a rectangle begins a frame begins that is predicted from no earlier one: else the encoder might
 * carry a shade of what was there into it.
 */
function picture(regions: readonly Region[]): string[] {
  const boxes = regions.filter((region) => !isSoundSpan(region));
  const starts = [...new Set(boxes.flatMap(({ fromMs }) => (fromMs === undefined ? [] : [earlier(fromMs)])))];
  const edge = `'min(${longestEdge},iw)':'min(${longestEdge},ih)'`;
  return [
    '-vf',
    [
      `fps=${framesPerSecond}`,
      `scale=${edge}:force_original_aspect_ratio=decrease:force_divisible_by=2`,
      'format=yuv420p',
      ...boxes.map(box),
    ].join(','),
    ...(starts.length === 0
      ? []
      : [
          '-force_key_frames',
          starts
            .sort((a, b) => a - b)
            .map(seconds)
            .join(','),
        ]),
    // A fixed speed: a positive one lets the encoder choose by how busy the machine is, and makes other bytes each time.
    ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '-8', '-threads', '1'],
    ...['-lag-in-frames', '0', '-auto-alt-ref', '0', '-g', '150', '-crf', '16', '-b:v', '2500k'],
  ];
}

/** A frame that begins before and is still shown counts; what a region only touches is inside it. */
const frameMs = Math.ceil(1000 / framesPerSecond);
const earlier = (ms: number): number => Math.max(0, ms - frameMs);
const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function box({ x, y, w, h, fromMs, toMs }: Region): string {
  const left = `floor(iw*${x}/10000)`;
  const top = `floor(ih*${y}/10000)`;
  const size = `w=ceil(iw*${x + w}/10000)-${left}:h=ceil(ih*${y + h}/10000)-${top}`;
  const during =
    fromMs === undefined || toMs === undefined
      ? ''
      : `:enable='between(t,${seconds(earlier(fromMs))},${seconds(toMs + frameMs)})'`;
  return `drawbox=x=${left}:y=${top}:${size}:color=${fill}:t=fill${during}`;
}

/** Sound is cut into pieces of ten milliseconds; one that a span only touches is silent, and one more on either side. */
const pieceMs = 10;

function sound(spans: readonly Region[]): string[] {
  const silenced = spans.map(({ fromMs = 0, toMs }) => {
    const from = seconds(Math.max(0, fromMs - 2 * pieceMs));
    return `volume=0:enable='${toMs === undefined ? `gte(t,${from})` : `between(t,${from},${seconds(toMs + pieceMs)})`}'`;
  });
  return [
    '-af',
    [
      'aresample=48000:async=1:first_pts=0',
      'aformat=sample_fmts=flt:channel_layouts=mono|stereo',
      `asetnsamples=n=${48 * pieceMs}:p=0`,
      ...silenced,
    ].join(','),
    ...['-c:a', 'libopus', '-application', 'audio', '-b:a', '64k'],
  ];
}
