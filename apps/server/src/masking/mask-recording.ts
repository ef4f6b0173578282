import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { syncBytes } from '../uploads/trailing-sync.ts';
import { MaskTrouble, runEngine } from './engine.ts';
import { copyMime, demuxerOf, masking, measuring, type RecordingMedium, type Region } from './recipe.ts';

export interface RecordingToMask {
  readonly original: string;
  readonly medium: RecordingMedium;
  readonly mime: string;
  readonly regions: readonly Region[];
  /** Where the copy is written. */
  readonly into: string;
  readonly longestMs: number;
  readonly signal: AbortSignal;
  /** Per cent. */
  readonly progress?: (share: number) => void;
}

export interface MaskedRecording {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  /** How long the copy is; as long as the original. */
  readonly durationMs: number;
}

const minute = 60_000;

/** Eight times the length of the recording: a large film on a slow machine takes twice. */
const patience = (durationMs: number): number => minute + 8 * durationMs;
/** Twice what the encoder is told to keep to, and room for what is short. */
const mostBytes = (durationMs: number): number => 16_777_216 + Math.ceil(durationMs / 1000) * 700_000;

/**
 * A copy in which every region is one flat colour and every span of sound silent. Nothing is covered: pictures and sound
 * are decoded, filled and encoded again, so that what was there is nowhere in the copy, and no title, place, cover, second
 * track or chapter of the original is carried over. The same recording and regions make the same bytes, on any machine.
 */
export async function maskRecording(asked: RecordingToMask): Promise<MaskedRecording> {
  const { original, medium, mime, regions, into, longestMs, signal, progress } = asked;
  const demuxer = demuxerOf(mime);
  if (demuxer === null) throw new MaskTrouble('unreadable');
  const from = '/work/original';
  const to = '/work/copy';
  const nothing = { original, copy: null, mostBytes: 0, mostMs: 5 * minute, signal };
  const [durationMs = 0] = await runEngine({ ...nothing, runs: [measuring(demuxer, medium, from)] });
  if (durationMs === 0) throw new MaskTrouble('unreadable');
  if (durationMs > longestMs) throw new MaskTrouble('long');
  await runEngine({
    original,
    copy: into,
    runs: [masking({ medium, demuxer, regions, from, to })],
    mostBytes: mostBytes(durationMs),
    mostMs: patience(durationMs),
    signal,
    reached: (ms) => progress?.(Math.min(99, Math.floor((100 * ms) / durationMs))),
  });
  const [copied = 0] = await runEngine({
    ...nothing,
    original: into,
    runs: [measuring('matroska', medium, from)],
  });
  // Where the codecs lost their way in it, a part is missing that nobody asked to be missing.
  if (Math.abs(copied - durationMs) > Math.max(1000, durationMs / 50)) throw new MaskTrouble('unreadable');
  await syncBytes(into);
  return { ...(await hashOf(into)), mime: copyMime[medium], durationMs: copied };
}

export async function hashOf(file: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { sha256: hash.digest('hex'), size: (await stat(file)).size };
}
