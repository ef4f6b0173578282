import type { Position } from '@mingcha/domain';

const fresh = 15_000;
const patience = 3_000;

export function positionOf({ coords }: Pick<GeolocationPosition, 'coords'>): Position {
  return {
    lat7: Math.round(coords.latitude * 1e7),
    lon7: Math.round(coords.longitude * 1e7),
    accuracyCm: Math.round(coords.accuracy * 100),
  };
}

export interface PositionWatch {
  /** Where the tablet is now: a fix of the last quarter minute, else one waited for, three seconds at most, else null. */
  now(): Promise<Position | null>;
  stop(): void;
}

/** Follows the position while something may be captured: a picture handed over later carries none (stripped by Android). */
export function watchPosition(): PositionWatch {
  if (navigator.geolocation === undefined) return { now: async () => null, stop() {} };
  let last: GeolocationPosition | null = null;
  const waiting = new Set<(position: Position) => void>();
  const id = navigator.geolocation.watchPosition(
    (position) => {
      last = position;
      for (const answer of waiting) answer(positionOf(position));
      waiting.clear();
    },
    () => {},
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
  return {
    now() {
      if (last !== null && Date.now() - last.timestamp < fresh) return Promise.resolve(positionOf(last));
      return new Promise((answer) => {
        waiting.add(answer);
        setTimeout(() => {
          waiting.delete(answer);
          answer(null);
        }, patience);
      });
    },
    stop: () => navigator.geolocation.clearWatch(id),
  };
}

/** One fix for an act that is not a capture (going in, coming out). */
export async function positionOnce(): Promise<Position | null> {
  const watch = watchPosition();
  const position = await watch.now();
  watch.stop();
  return position;
}
