import { type ReactNode, useEffect, useRef, useState } from 'react';

interface NearProps {
  className?: string | undefined;
  children: ReactNode;
}

/**
 * A figure of a strip, of which more than its room exists only while it is less than a strip's width from what is seen: a
 * finding may have a hundred pictures of five megabytes each, and a tablet has little memory.
 */
export function Near({ className, children }: NearProps) {
  const room = useRef<HTMLElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (room.current === null) return;
    const watch = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting ?? false), {
      root: room.current.parentElement,
      rootMargin: '0px 100%',
    });
    watch.observe(room.current);
    return () => watch.disconnect();
  }, []);
  return (
    <figure ref={room} className={className}>
      {near ? children : null}
    </figure>
  );
}
