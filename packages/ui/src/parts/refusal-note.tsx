import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './refusal-note.module.css';
import { useRefusalWords } from './refusal-words.ts';

/** What comes over the wire for every "no": a stable code and its facts. */
export interface RefusalFacts {
  code: string;
  facts: Record<string, string | number>;
}

interface RefusalNoteProps {
  refusal: RefusalFacts;
  /** A way to the next step, beside the sentence that names it. */
  action?: ReactNode;
}

/** A refusal stands beside the form and never replaces it: what did not happen, why, what to do next. */
export function RefusalNote({ refusal, action }: RefusalNoteProps) {
  const { sentence, next } = useRefusalWords(refusal);
  return (
    <div role="alert" className={styles.note}>
      <IconAlertTriangle size="1.125rem" aria-hidden className={styles.shape} />
      <div>
        <p className={styles.sentence}>{sentence}</p>
        <p className={styles.next}>{next}</p>
        {action === undefined ? null : <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
