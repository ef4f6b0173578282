import { isSoundSpan } from '@mingcha/domain/evidence';
import type { Region } from './regions.ts';

/** Shorter than this is a slip of the hand. */
export const shortest = 100;

const between = (ms: number, least: number, most: number) => Math.min(Math.max(Math.round(ms), least), most);

/** A stretch of sound to be silenced, in whatever direction it was drawn; null for a slip of the hand. */
export function spanOf(a: number, b: number, duration: number): Region | null {
  const [from, to] = [between(Math.min(a, b), 0, duration), between(Math.max(a, b), 0, duration)];
  return to - from < shortest ? null : { what: 'voice', x: 0, y: 0, w: 0, h: 0, fromMs: from, toMs: to };
}

/** A rectangle without times hides all through. */
export const timesOf = ({ fromMs, toMs }: Region, duration: number): readonly [number, number] => [
  fromMs ?? 0,
  toMs ?? duration,
];

/** Begins or ends at another moment; never ends before it begins. */
export function withTime(region: Region, which: 'from' | 'to', ms: number, duration: number): Region {
  const [from, to] = timesOf(region, duration);
  return which === 'from'
    ? { ...region, fromMs: between(ms, 0, to - shortest), toMs: to }
    : { ...region, fromMs: from, toMs: between(ms, from + shortest, duration) };
}

/** The whole of it to another place in time, as far as there is room. */
export function moved(region: Region, by: number, duration: number): Region {
  const [from, to] = timesOf(region, duration);
  const step = between(by, -from, duration - to);
  return { ...region, fromMs: from + step, toMs: to + step };
}

export function wholeTime({ fromMs: _, toMs: __, ...region }: Region): Region {
  return region;
}

/** Which rectangles cover something at this moment. */
export const shownAt = (regions: readonly Region[], ms: number, duration: number): number[] =>
  regions.flatMap((region, index) => {
    const [from, to] = timesOf(region, duration);
    return !isSoundSpan(region) && ms >= from && ms <= to ? [index] : [];
  });

/** Those that were on the screen come back changed, with one more, or with one less; the others stay where they are. */
export function putBack(all: readonly Region[], shown: readonly number[], next: readonly Region[]): Region[] {
  if (next.length > shown.length) return [...all, ...next.slice(shown.length)];
  if (next.length === shown.length) return all.map((region, index) => next[shown.indexOf(index)] ?? region);
  const gone = shown.find((index, at) => all[index] !== next[at]);
  return all.filter((_, index) => index !== gone);
}

/** Minutes, seconds, tenths: as a player shows it. */
export function clockText(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const seconds = Math.floor(tenths / 10) % 60;
  return `${Math.floor(tenths / 600)}:${String(seconds).padStart(2, '0')}.${tenths % 10}`;
}
