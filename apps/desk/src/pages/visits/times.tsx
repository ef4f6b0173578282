import { Moment, Section, useWords } from '@mingcha/ui';
import { sayLength } from '@mingcha/words';
import type { VisitDetail } from './detail.tsx';
import styles from './visits.module.css';

/** What the stopwatches measured, run by run. */
export function VisitTimes({ detail }: { detail: VisitDetail }) {
  const { say, term } = useWords();
  if (detail.runs.length === 0) return null;
  return (
    <Section title={say('desk.visit.times', { count: detail.runs.length })}>
      <ol className={styles.notes}>
        {detail.runs.map((run) => (
          <li key={run.id} className={styles.note}>
            <Moment at={run.startedAt} />
            <span>
              {run.elapsed === null
                ? say('desk.visit.unstopped', { watch: term('watch', run.watch) })
                : say('time.watch', {
                    watch: term('watch', run.watch),
                    took: sayLength(say, run.elapsed),
                  })}{' '}
              {run.measured === null ? null : (
                <span className={styles.counts}>{say(`time.by.${run.measured}`)}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
