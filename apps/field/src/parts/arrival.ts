import { type RefObject, useEffect, useRef } from 'react';

/**
 * For the heading of a screen. The key that led here is gone with its screen: a reader is told where it came to, and the next
 * Tab goes on from there. Whoever stands in a field already is left there.
 */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
