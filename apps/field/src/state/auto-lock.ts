import { useEffect } from 'react';
import { useTablet } from './hooks.ts';
import type { Open } from './tablet.ts';

const idle = 5 * 60_000;
const signs = ['pointerdown', 'keydown', 'input'] as const;

/** Locks after five minutes without a touch, also when the tablet slept meanwhile; never while it records. */
export function useAutoLock(open: Open): void {
  const tablet = useTablet();
  useEffect(() => {
    let last = Date.now();
    const touched = () => {
      last = Date.now();
    };
    const look = () => {
      if (open.recording.get()) touched();
      else if (Date.now() - last > idle) void tablet.lock('by-itself');
    };
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    const timer = setInterval(look, 10_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touched);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [open, tablet]);
}
