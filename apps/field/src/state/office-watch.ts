const every = 60_000;
const soon = 1_000;

/**
 * Looks at the office from time to time whatever the screen shows, also behind the lock: a lost tablet must hear of its end
 * without anybody who knows a PIN. One look at a time; a line that breaks is no news.
 */
export function watchOffice(look: () => Promise<boolean>): { nudge(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking = false;
  let over = false;
  const turn = async () => {
    if (looking || over) return;
    clearTimeout(timer);
    looking = true;
    const again = await look().catch(() => false);
    looking = false;
    if (!over) timer = setTimeout(() => void turn(), again ? soon : every);
  };
  const nudge = () => void turn();
  const seen = () => {
    if (document.visibilityState === 'visible') nudge();
  };
  window.addEventListener('online', nudge);
  document.addEventListener('visibilitychange', seen);
  timer = setTimeout(nudge, soon);
  return {
    nudge,
    stop() {
      over = true;
      clearTimeout(timer);
      window.removeEventListener('online', nudge);
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
