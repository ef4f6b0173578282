/** How long after the last press or key somebody still counts as at work. */
const stillHere = 60_000;

/**
 * Whether somebody is at this page. What a page reads because it was told to is not somebody at work, and must not keep
 * the session of an empty chair alive; the server is told so with each request.
 */
export function watchForWork(target: EventTarget, now: () => number = Date.now) {
  let last = now();
  const seen = () => {
    last = now();
  };
  for (const name of ['pointerdown', 'keydown', 'wheel', 'focus'])
    target.addEventListener(name, seen, { capture: true, passive: true });
  return { isAtWork: () => now() - last < stillHere };
}
