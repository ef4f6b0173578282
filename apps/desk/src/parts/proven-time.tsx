import { sayMoment, useNow, useWords, useZone } from '@mingcha/ui';
import { clockWords, provenWords } from '@mingcha/words';
import styles from './proven-time.module.css';

interface Proven {
  after: number | null;
  before: number | null;
  byServer: boolean;
}
interface Doubt {
  code: string;
  by: number;
  at: number;
  tablet: string | null;
}

function useMoments(): (at: number) => string {
  const { language } = useWords();
  const zone = useZone();
  const now = useNow();
  return (at) => sayMoment(at, now, language, zone);
}

/** Not before, not after; an open side is said to be open. */
export function ProvenTime({ proven }: { proven: Proven | null }) {
  const { say } = useWords();
  const at = useMoments();
  return proven === null ? say('ui.unknown') : provenWords(say, proven, at);
}

/** Clocks that jumped or were off, in words; nothing where there are none. */
export function ClockNote({ clocks }: { clocks: readonly Doubt[] }) {
  const { say } = useWords();
  const at = useMoments();
  if (clocks.length === 0) return null;
  // Of many records of one moment the same is said.
  const told = new Set(clocks.map((doubt) => clockWords(say, doubt, at)));
  return (
    <section className={styles.note} aria-label={say('desk.clocks')}>
      <h2 className={styles.heading}>{say('desk.clocks')}</h2>
      <ul className={styles.lines}>
        {[...told].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mc-quiet">{say('desk.clocks.why')}</p>
    </section>
  );
}
