import { useNow, useWords } from '@mingcha/ui';
import styles from './visit-page.module.css';

export function spanOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, ...rest] = parts;
  const text = rest.map((part) => part.toString().padStart(2, '0')).join(':');
  return hours > 0 ? `${hours}:${text}` : text;
}

/** Time since going in, as a bare number. */
export function RunningTime({ since }: { since: number | null }) {
  const { say } = useWords();
  const now = useNow(1000);
  return (
    <span className={styles.running} role="timer" aria-label={say('field.visit.running')}>
      {since === null ? '' : spanOf(now - since)}
    </span>
  );
}
