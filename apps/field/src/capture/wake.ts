export interface Awake {
  release(): void;
}

/**
 * Keeps the screen from going off while something records: a browser stops recording with it. The system takes the lock
 * away whenever the page is hidden, so it is asked for again each time the page comes back.
 */
export function stayAwake(): Awake {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async () => {
    if (over || document.visibilityState !== 'visible') return;
    const got = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    if (over) void got?.release();
    else lock = got;
  };
  const back = () => void ask();
  document.addEventListener('visibilitychange', back);
  void ask();
  return {
    release() {
      over = true;
      document.removeEventListener('visibilitychange', back);
      void lock?.release().catch(() => {});
    },
  };
}
