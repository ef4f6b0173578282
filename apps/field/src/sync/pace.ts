import { sliceSize } from '../vault/media-writer.ts';

export const smallestChunk = sliceSize;
export const largestChunk = 64 * sliceSize;
/** A chunk should take about this long: short enough to lose little when the line breaks. */
const aim = 3_000;
/** From this size on the line is fast enough that two pieces at once gain more than a break may cost. */
const wide = 8 * sliceSize;

export function nextChunkSize(now: number, tookMs: number): number {
  if (tookMs < aim / 2) return Math.min(now * 2, largestChunk);
  if (tookMs > aim * 2) return Math.max(Math.floor(now / 2 / sliceSize) * sliceSize, smallestChunk);
  return now;
}

export const lanesAt = (chunk: number): 1 | 2 => (chunk >= wide ? 2 : 1);

/** What was learnt of the line, kept from one piece to the next. */
export interface Pace {
  chunk(): number;
  took(bytes: number, ms: number): void;
  broke(): void;
  lanes(): number;
}

export function startPace(): Pace {
  let chunk = 2 * smallestChunk;
  return {
    chunk: () => chunk,
    took(bytes, ms) {
      // The short end of a piece says nothing about a whole chunk.
      if (bytes >= chunk) chunk = nextChunkSize(chunk, ms);
    },
    broke() {
      chunk = Math.max(smallestChunk, Math.floor(chunk / 2 / sliceSize) * sliceSize);
    },
    lanes: () => lanesAt(chunk),
  };
}
