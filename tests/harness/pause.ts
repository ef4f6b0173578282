export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));

/** Looks again and again until there is something to see: for longer than the minute after which a tablet tries by itself. */
export async function until<T>(
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  what: string,
  { seconds = 90, every = 50 } = {},
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await pause(every);
  }
}
