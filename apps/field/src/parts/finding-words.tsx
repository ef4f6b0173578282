import { useWords } from '@mingcha/ui';
import type { FindingView } from '../visit/view.ts';
import styles from './finding-words.module.css';

/** What somebody wrote of a finding; while nobody has, the screen says so and the record does not. */
export function FindingWords({ finding }: { finding: FindingView }) {
  const { say } = useWords();
  if (finding.words !== '') return finding.words;
  const silent = finding.state.fields?.observation === undefined;
  return <span className={styles.none}>{say(silent ? 'ui.wordsToCome' : 'ui.erased')}</span>;
}
