import type { Refusal } from '@mingcha/domain';
import { useWords } from '@mingcha/ui';
import { hasWord } from '@mingcha/words';
import styles from './missing-note.module.css';

/** What a finding still needs: said as what is to be done, not as something that went wrong. */
export function MissingNote({ refusal }: { refusal: Refusal }) {
  const { say } = useWords();
  const facts = Object.fromEntries(
    Object.entries(refusal.facts).map(([name, fact]) => {
      const key = String(fact);
      return [name, hasWord(key) ? say(key) : fact];
    }),
  );
  const key = `refusal.${refusal.code}.why`;
  const noWords = refusal.code === 'input-invalid';
  return (
    <p className={styles.note} role="status">
      <strong>{say('field.table.missing')}</strong>{' '}
      {noWords ? say('field.finding.no-words') : hasWord(key) ? say(key, facts) : refusal.code}
    </p>
  );
}
