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

export interface RecordingAbility {
  /** Sound and video can be recorded in a form that survives a kill. */
  readonly records: boolean;
  /** The screen can be kept from going off; without it, it must be kept on by the system's own setting. */
  readonly staysAwake: boolean;
}

/** For the self-test: what this browser can promise about recording, tried and not only asked. */
export async function checkRecording(): Promise<RecordingAbility> {
  const records =
    typeof MediaRecorder !== 'undefined' &&
    ['audio/webm;codecs=opus', 'audio/mp4'].some((mime) => MediaRecorder.isTypeSupported(mime));
  const lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
  await lock?.release().catch(() => {});
  return { records, staysAwake: lock !== null };
}
