import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPositions } from '../src/capture/position.ts';

type Heard = (found: GeolocationPosition) => void;
type Failed = (why: GeolocationPositionError) => void;

/** A tablet whose satellites the test holds: it answers what was asked when it is told to. */
function sky() {
  const asked = new Set<{ heard: Heard; failed: Failed }>();
  const watches = new Map<number, { heard: Heard; failed: Failed }>();
  const at = (latitude: number) =>
    ({ coords: { latitude, longitude: 120, accuracy: 8 } }) as unknown as GeolocationPosition;
  return {
    asked,
    watches,
    locator: {
      watchPosition(heard: Heard, failed?: Failed | null) {
        watches.set(watches.size + 1, { heard, failed: failed ?? (() => {}) });
        return watches.size;
      },
      clearWatch: (id: number) => void watches.delete(id),
      getCurrentPosition: (heard: Heard, failed?: Failed | null) =>
        void asked.add({ heard, failed: failed ?? (() => {}) }),
    },
    moved: (latitude: number) => {
      for (const { heard } of watches.values()) heard(at(latitude));
    },
    answer: (latitude: number) => {
      for (const { heard } of asked) heard(at(latitude));
      asked.clear();
    },
    refuse: (code: number) => {
      for (const { failed } of [...watches.values(), ...asked]) failed({ code } as GeolocationPositionError);
      asked.clear();
    },
  };
}

const place = (latitude: number) => ({ lat7: latitude * 1e7, lon7: 1_200_000_000, accuracyCm: 800 });

describe('where the tablet is', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const open = () => {
    const { locator, ...hand } = sky();
    const positions = createPositions(locator, () => Date.now());
    return { ...hand, positions };
  };

  it('is told at once while the fix is fresh', async () => {
    const { positions, moved } = open();
    const watch = positions.watch();
    moved(36);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await watch.now()).toEqual({ position: place(36), noFix: null });
  });

  it('is asked for again before it grows old, for a tablet that lies still is told nothing by itself', async () => {
    const { positions, moved, answer, asked } = open();
    const watch = positions.watch();
    moved(36);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.size).toBeGreaterThan(0);
    answer(36.5);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await watch.now()).toEqual({ position: place(36.5), noFix: null });
  });

  it('is searched for once more at the shutter, and what comes then is the answer', async () => {
    const { positions, moved, answer } = open();
    const first = positions.watch();
    moved(36);
    first.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    const second = positions.watch();
    const fix = second.now();
    await vi.advanceTimersByTimeAsync(1_000);
    answer(37);
    expect(await fix).toEqual({ position: place(37), noFix: null });
  });

  it('is an older fix with its age when nothing comes, and after ten minutes none', async () => {
    const { positions, moved } = open();
    const watch = positions.watch();
    moved(36);
    await vi.advanceTimersByTimeAsync(90_000);
    // The search had its time long ago: the shutter does not wait for it.
    const soon = watch.now();
    await vi.advanceTimersByTimeAsync(150);
    expect(await soon).toEqual({ position: { ...place(36), ageSeconds: 90 }, noFix: null });
    await vi.advanceTimersByTimeAsync(520_000);
    const late = watch.now();
    await vi.advanceTimersByTimeAsync(150);
    expect(await late).toEqual({ position: null, noFix: 'timeout' });
  });

  it.each([
    [1, 'denied'],
    [2, 'off'],
    [3, 'timeout'],
  ] as const)('is not known, and why: code %i is %s', async (code, noFix) => {
    const { positions, refuse } = open();
    const watch = positions.watch();
    refuse(code);
    const fix = watch.now();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await fix).toEqual({ position: null, noFix });
  });

  it('is nobody’s to tell once it is forbidden, not even from before', async () => {
    const { positions, moved, refuse } = open();
    const watch = positions.watch();
    moved(36);
    await vi.advanceTimersByTimeAsync(20_000);
    const waiting = watch.now();
    refuse(1);
    expect(await waiting).toEqual({ position: null, noFix: 'denied' });
    expect(await watch.now()).toEqual({ position: null, noFix: 'denied' });
  });

  it('is not asked for any more once nothing can be captured', async () => {
    const { positions, asked, watches } = open();
    positions.watch().stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked.size, watches.size]).toEqual([0, 0]);
  });

  it('without anything that could tell is off', async () => {
    const positions = createPositions(undefined, () => Date.now());
    expect(await positions.once()).toEqual({ position: null, noFix: 'off' });
  });
});
