import { sheetWord } from '@mingcha/domain/filling';
import { RefusalNote, Section, Tag, useWords } from '@mingcha/ui';
import type { TakenOver } from '../../api/registry-file.ts';
import styles from './registry.module.css';

/** What became of the file: all of it, or how far and why no further. */
export function FillingOutcome({ ended: { done, stopped } }: { ended: TakenOver }) {
  const { say } = useWords();
  return (
    <Section title={`3 · ${say('filling.step.take')}`}>
      {stopped === null ? (
        <p role="status">
          <Tag tone="done" label={say('filling.done', { count: done })} />
        </p>
      ) : (
        <>
          <p role="alert" className={styles.said}>
            {say('filling.stopped', { sheet: say(sheetWord(stopped.sheet)), row: stopped.row, done })}
          </p>
          <p className={styles.said}>{say('filling.stopped.next')}</p>
          <RefusalNote refusal={stopped.refusal} />
        </>
      )}
    </Section>
  );
}
