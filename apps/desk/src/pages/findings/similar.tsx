import { Moment, Section, StateTag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { FindingDetail } from './detail.tsx';
import styles from './similar.module.css';

/** The same window and the same sub-code before: is it the same thing said twice, or the same thing again? */
export function SimilarFindings({ detail }: { detail: FindingDetail }) {
  const { say } = useWords();
  if (detail.similar.length === 0) return null;
  return (
    <Section title={say('desk.finding.similar', { count: detail.similar.length })}>
      <ul className={styles.similar}>
        {detail.similar.map((each) => (
          <li key={each.id} className={styles.line}>
            <Link to="/findings/$id" params={{ id: each.id }}>
              {each.observation ?? say(each.erased ? 'ui.erased' : 'ui.wordsToCome')}
            </Link>
            <span className={styles.marks}>
              <Moment at={each.observedAt} />
              <StateTag of="finding" state={each.state} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
