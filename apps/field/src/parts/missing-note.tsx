import type { Refusal } from '@mingcha/domain';
import { sayTime, useWords, useZone } from '@mingcha/ui';
import styles from './missing-note.module.css';

/** Facts above this are instants. */
const instant = 1_000_000_000_000;

/** What a finding still needs: said as what is to be done, not as something that went wrong. */
export function MissingNote({ refusal }: { refusal: Refusal }) {
  const { say, isWord, language } = useWords();
  const zone = useZone();
  const facts = Object.fromEntries(
    Object.entries(refusal.facts).map(([name, fact]) => {
      if (typeof fact === 'number' && fact > instant) return [name, sayTime(fact, language, zone)];
      const key = String(fact);
      return [name, isWord(key) ? say(key) : fact];
    }),
  );
  const key = `refusal.${refusal.code}.why`;
  return (
    <p className={styles.note} role="status">
      <strong>{say('field.table.missing')}</strong> {isWord(key) ? say(key, facts) : refusal.code}
    </p>
  );
}
