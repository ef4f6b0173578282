import { useNow, useWords } from '@mingcha/ui';

/** "30 秒后可以再试", counting down; null when there is nothing to wait for. */
export function useWaitWords(until: number | null): string | null {
  const { say } = useWords();
  const now = useNow(500);
  if (until === null || now >= until) return null;
  const seconds = Math.ceil((until - now) / 1000);
  return seconds < 100
    ? say('field.pin.wait.seconds', { count: seconds })
    : say('field.pin.wait.minutes', { count: Math.ceil(seconds / 60) });
}
