import { backoff } from './backoff.ts';
import { watchLine } from './thrift.ts';

export interface TurnParts {
  readonly signal: AbortSignal;
  /** One whole round. `moved`: something was acknowledged, even if the line broke afterwards. */
  work(): Promise<{ readonly ok: boolean; readonly moved: boolean }>;
  /** What a nudge does while a round is going on. */
  meanwhile(): Promise<void>;
}

export interface Turns {
  awake(): void;
}

const every = 60_000;

/**
 * When to try: at once, when the network or the app comes back, when something is there to send, every minute, and after a
 * failure after a while that grows. A line that breaks again and again and still moves is tried again soon.
 */
export function startTurns({ signal, work, meanwhile }: TurnParts): Turns {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let busy = false;
  let again = false;

  async function turn(): Promise<void> {
    if (signal.aborted) return;
    if (busy) {
      again = true;
      await meanwhile().catch(() => {});
      return;
    }
    clearTimeout(timer);
    busy = true;
    again = false;
    const { ok, moved } = await work().catch(() => ({ ok: false, moved: false }));
    busy = false;
    if (signal.aborted) return;
    attempt = ok ? 0 : moved ? 1 : attempt + 1;
    // A nudge in a failed round is no reason to hammer a line that is away.
    const wait = attempt > 0 ? backoff(attempt) : again ? 0 : every;
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), wait);
  }

  const awake = () => {
    if (!busy) attempt = 0;
    void turn();
  };
  const seen = () => {
    if (document.visibilityState === 'visible') awake();
  };
  window.addEventListener('online', awake, { signal });
  document.addEventListener('visibilitychange', seen, { signal });
  signal.addEventListener('abort', watchLine(awake));
  signal.addEventListener('abort', () => clearTimeout(timer));
  timer = setTimeout(() => void turn(), 0);
  return { awake };
}
