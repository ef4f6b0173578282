import { type Position, positionAgeLimit } from '@mingcha/domain';
import type { NoFix } from '@mingcha/domain/evidence';

const fresh = 15_000;
/** A tablet that does not move is told nothing by itself: before its fix grows old it is asked for again. */
const renewal = 10_000;
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
  /** Where the tablet is now; else where it last was, with how long ago; else the reason why it does not know. */
  now(): Promise<Fix>;
  stop(): void;
}

/** The words of the standard: 1 not permitted, 2 nothing there that could tell, 3 not in time. */
const reasonOf = (code: number): NoFix => (code === 1 ? 'denied' : code === 2 ? 'off' : 'timeout');

type Locator = Pick<Geolocation, 'watchPosition' | 'clearWatch' | 'getCurrentPosition'>;

/**
 * What this tablet knows of where it is. The last fix outlives the watch that heard it: who took a picture at the door and
 * goes down into the basement has an older fix there, and it says so. Ages run from when a fix was heard, by a clock that
 * nobody sets; what the system's own fixes say of their time is not asked.
 */
export function createPositions(locator: Locator | undefined, clock: () => number) {
  let last: { readonly position: Position; readonly heard: number } | null = null;

  function known(): Fix | null {
    if (last === null) return null;
    const age = clock() - last.heard;
    if (age < fresh) return { position: last.position, noFix: null };
    const ageSeconds = Math.round(age / 1000);
    return ageSeconds > positionAgeLimit ? null : { position: { ...last.position, ageSeconds }, noFix: null };
  }
  const isFresh = () => last !== null && clock() - last.heard < fresh;

  /** Follows the position while something may be captured: a picture handed over later carries none (stripped by Android). */
  function watch(): PositionWatch {
    if (locator === undefined) return { now: async () => ({ position: null, noFix: 'off' }), stop() {} };
    let trouble: NoFix | null = null;
    /** When the search began whose outcome is open; null while the fix is fresh enough. */
    let searching: number | null = clock();
    const waiting = new Set<() => void>();
    const tellAll = () => {
      for (const answer of [...waiting]) answer();
    };
    const heard = (found: GeolocationPosition) => {
      last = { position: positionOf(found), heard: clock() };
      trouble = null;
      searching = null;
      tellAll();
    };
    const failed = ({ code }: GeolocationPositionError) => {
      trouble = reasonOf(code);
      // A fix may still come after a timeout; what is forbidden stays so, and what was known before is forgotten.
      if (code !== 1) return;
      last = null;
      tellAll();
    };
    const exactly = { enableHighAccuracy: true, maximumAge: fresh - renewal };
    const id = locator.watchPosition(heard, failed, exactly);
    const renew = () => {
      if (last !== null && clock() - last.heard < renewal) return;
      searching ??= clock();
      locator.getCurrentPosition(heard, failed, { ...exactly, timeout: renewal });
    };
    const renewing = setInterval(renew, renewal / 2);
    const answered = (): Fix => known() ?? { position: null, noFix: trouble ?? 'timeout' };
    return {
      now() {
        if (isFresh() || trouble === 'denied') return Promise.resolve(answered());
        renew();
        return new Promise((answer) => {
          const over = () => {
            waiting.delete(over);
            clearTimeout(impatient);
            answer(answered());
          };
          const left = Math.max(atLeast, (searching ?? clock()) + patience - clock());
          const impatient = setTimeout(over, left);
          waiting.add(over);
        });
      },
      stop() {
        clearInterval(renewing);
        locator.clearWatch(id);
      },
    };
  }

  /** One fix with its reason, for something that is not followed. */
  async function once(): Promise<Fix> {
    const following = watch();
    const fix = await following.now();
    following.stop();
    return fix;
  }

  return { watch, once };
}

const positions = createPositions(globalThis.navigator?.geolocation, () => performance.now());
export const watchPosition = positions.watch;
export const fixOnce = positions.once;

/** One fix for going in or coming out: an older one proves nothing of that. */
export async function positionOnce(): Promise<Position | null> {
  const { position } = await fixOnce();
  return position?.ageSeconds === undefined ? position : null;
}
