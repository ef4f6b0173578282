import { type RefusalFacts, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import styles from './undo-bar.module.css';

/** For ten seconds after something was saved: one press within reach of the thumb takes it back. It moves nothing aside. */
export function UndoBar({ onRefused }: { onRefused: (refusal: RefusalFacts | null) => void }) {
  const { say } = useWords();
  const { undo } = useOpen();
  const offer = useStore(undo.offer);
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const done = await undo.take(say('field.undo.reason'));
      onRefused(done.ok ? null : done.refusal);
    } finally {
      setBusy(false);
    }
  };
  // The place is always there: a reader says only what changes in it.
  return (
    <div role="status">
      {offer === null ? null : (
        <div className={styles.bar}>
          <span>{say(`field.undo.${offer.what}`)}</span>
          <button type="button" disabled={busy} onClick={() => void take()}>
            {say('field.undo.take')}
          </button>
        </div>
      )}
    </div>
  );
}
