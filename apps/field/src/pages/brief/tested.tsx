import { Tag, useWords } from '@mingcha/ui';
import { Press } from '../../parts/press.tsx';
import type { Occasion } from '../../self-test/checks.ts';
import { TestList } from '../../self-test/test-list.tsx';
import type { RunningTest } from '../../self-test/use-self-test.ts';
import styles from './brief.module.css';

/** The self-test that ran by itself: one word where all is well, and only what has to be seen to where it is not. */
export function Tested({ test, occasion }: { test: RunningTest; occasion: Occasion }) {
  const { say } = useWords();
  const faults = Object.values(test.outcomes).filter(({ outcome }) => outcome === 'fault').length;
  return (
    <>
      <h2 className={styles.head}>{say('field.test.title')}</h2>
      <div className={styles.row}>
        {test.over ? (
          <Tag
            tone={faults === 0 ? 'done' : 'attention'}
            label={faults === 0 ? say('field.test.all') : say('field.test.some', { count: faults })}
          />
        ) : (
          <span>{say('field.test.running')}</span>
        )}
        <Press look="bare" disabled={test.running !== null} onClick={test.run}>
          {say('field.test.again')}
        </Press>
      </div>
      <TestList test={test} occasion={occasion} onlyFaults />
    </>
  );
}
