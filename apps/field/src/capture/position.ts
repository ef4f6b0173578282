import type { Position } from '@mingcha/domain';
import type { NoFix } from '@mingcha/domain/evidence';

const fresh = 15_000;
/** How long a fix may take from the moment the search began; a search that had its time delays nothing any more. */
const patience = 3_000;
const atLeast = 150;

/** Where the tablet was, or why it does not know. */
export type Fix =
  | { readonly position: Position; readonly noFix: null }
  | { readonly position: null; readonly noFix: NoFix };

export function positionOf({ coords }: Pick<GeolocationPosition, 'coords'>): Position {
  return {
    lat7: Math.round(coords.latitude * 1e7),
    lon7: Math.round(coords.longitude * 1e7),
    accuracyCm: Math.round(coords.accuracy * 100),
  };
}

export interface PositionWatch {
  /** Where the tablet is now: a fix of the last quarter minute, else one waited for a moment, else the reason why not. */
  now(): Promise<Fix>;
  stop(): void;
}

/** The words of the standard: 1 not permitted, 2 nothing there that could tell, 3 not in time. */
const reasonOf = (code: number): NoFix => (code === 1 ? 'denied' : code === 2 ? 'off' : 'timeout');

/** Follows the position while something may be captured: a picture handed over later carries none (stripped by Android). */
export function watchPosition(): PositionWatch {
  if (navigator.geolocation === undefined)
    return { now: async () => ({ position: null, noFix: 'off' }), stop() {} };
  let last: GeolocationPosition | null = null;
  let trouble: NoFix | null = null;
  const began = Date.now();
  const waiting = new Set<(fix: Fix) => void>();
  const tell = (fix: Fix) => {
    for (const answer of waiting) answer(fix);
    waiting.clear();
  };
  const id = navigator.geolocation.watchPosition(
    (position) => {
      last = position;
      trouble = null;
      tell({ position: positionOf(position), noFix: null });
    },
    ({ code }) => {
      trouble = reasonOf(code);
      // A fix may still come after a timeout; what is forbidden stays so.
      if (code === 1) tell({ position: null, noFix: trouble });
    },
    { enableHighAccuracy: true, maximumAge: fresh },
  );
  return {
    now() {
      if (last !== null && Date.now() - last.timestamp < fresh)
        return Promise.resolve({ position: positionOf(last), noFix: null });
      if (trouble === 'denied') return Promise.resolve({ position: null, noFix: trouble });
      return new Promise((answer) => {
        waiting.add(answer);
        const left = Math.max(atLeast, began + patience - Date.now());
        setTimeout(() => {
          waiting.delete(answer);
          answer({ position: null, noFix: trouble ?? 'timeout' });
        }, left);
      });
    },
    stop: () => navigator.geolocation.clearWatch(id),
  };
}

/** One fix with its reason, for something that is not followed. */
export async function fixOnce(): Promise<Fix> {
  const watch = watchPosition();
  const fix = await watch.now();
  watch.stop();
  return fix;
}

/** One fix for an act that is not a capture (going in, coming out). */
export const positionOnce = async (): Promise<Position | null> => (await fixOnce()).position;
