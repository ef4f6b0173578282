import { useEffect } from 'react';

/** The two fingers come down together, and both draw the curtain this far. */
const together = 350;
const far = 60;

interface Start {
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** Both went down the screen, and neither much aside: not a pinch, not a turn. */
export function isCurtain(starts: readonly Start[], ends: readonly { x: number; y: number }[]): boolean {
  return (
    starts.length === 2 &&
    ends.length === 2 &&
    starts.every((start, at) => {
      const end = ends[at];
      return end !== undefined && end.y - start.y >= far && Math.abs(end.x - start.x) < end.y - start.y;
    })
  );
}

/**
 * Two fingers drawn down the screen, anywhere, over a sheet and over a running camera: the screen is covered before they are
 * lifted. Touches are only listened to, on their way down the tree, so that nothing on the screen can keep them back.
 */
export function useCurtain(active: boolean, onDrawn: () => void): void {
  useEffect(() => {
    if (!active) return;
    const options = { capture: true, passive: true } as const;
    const starts = new Map<number, Start>();
    const down = (event: TouchEvent) => {
      if (event.touches.length === event.changedTouches.length) starts.clear();
      for (const touch of event.changedTouches) {
        starts.set(touch.identifier, { at: event.timeStamp, x: touch.clientX, y: touch.clientY });
        // A sheet that goes away under the finger takes its touches with it: they end at what was touched.
        touch.target.addEventListener('touchmove', move as EventListener, options);
      }
    };
    const move = (event: TouchEvent) => {
      if (event.touches.length !== 2) return;
      const pairs = [...event.touches].flatMap((touch) => {
        const start = starts.get(touch.identifier);
        return start === undefined ? [] : [{ start, end: { x: touch.clientX, y: touch.clientY } }];
      });
      const [one, other] = pairs;
      if (one === undefined || other === undefined) return;
      if (Math.abs(one.start.at - other.start.at) > together) return;
      if (!isCurtain([one.start, other.start], [one.end, other.end])) return;
      starts.clear();
      onDrawn();
    };
    window.addEventListener('touchstart', down, options);
    window.addEventListener('touchmove', move, options);
    return () => {
      window.removeEventListener('touchstart', down, options);
      window.removeEventListener('touchmove', move, options);
    };
  }, [active, onDrawn]);
}
