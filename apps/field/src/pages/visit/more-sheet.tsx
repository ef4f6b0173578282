import { FaceSwitch, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen, useTablet } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import type { VisitView } from '../../visit/view.ts';
import { actOnVisit, type Done } from '../../visit/visit-acts.ts';
import styles from './more-sheet.module.css';

interface MoreSheetProps {
  view: VisitView;
  onDone: (done: Done) => void;
  onClose: () => void;
}

/** What is needed seldom: light, lists, the lock, and the way out when a visit cannot go on. */
export function MoreSheet({ view, onDone, onClose }: MoreSheetProps) {
  const { say } = useWords();
  const tablet = useTablet();
  const [aborting, setAborting] = useState(false);
  return (
    <Sheet label={say('field.visit.more')} onClose={onClose}>
      {aborting ? (
        <Abort view={view} onDone={onDone} onClose={onClose} />
      ) : (
        <div className={styles.list}>
          <FaceSwitch withDim />
          <Link to="/n/$visit/checklist" params={{ visit: view.id }} className={styles.way}>
            {say('field.more.checklist')}
          </Link>
          <Link to="/today" className={styles.way}>
            {say('field.more.today')}
          </Link>
          <Link to="/cover" className={styles.way}>
            {say('field.more.cover')}
          </Link>
          <Link to="/outbox" className={styles.way}>
            {say('field.more.outbox')}
          </Link>
          <button type="button" className={styles.way} onClick={() => void tablet.lock()}>
            {say('field.more.lock')}
          </button>
          <button type="button" className={styles.way} onClick={() => setAborting(true)}>
            {say('field.more.abort')}
          </button>
        </div>
      )}
    </Sheet>
  );
}

function Abort({ view, onDone, onClose }: MoreSheetProps) {
  const { say } = useWords();
  const open = useOpen();
  const key = `abort/${view.id}`;
  const reason = useDraft(key, '');
  const [exposed, setExposed] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const abort = async () => {
    const text = reason.value?.trim() ?? '';
    const done = await actOnVisit(open, view.id, { type: 'abortVisit', reason: text, exposed });
    if (!done.ok) return setRefusal(done.refusal);
    await open.drafts.drop(key);
    onDone(done);
    onClose();
  };
  return (
    <>
      <p>{say('field.abort.what')}</p>
      <Field label={say('field.abort.reason')}>
        <textarea value={reason.value ?? ''} onChange={(event) => reason.set(event.target.value)} />
      </Field>
      <label className={styles.check}>
        <input type="checkbox" checked={exposed} onChange={(event) => setExposed(event.target.checked)} />
        {say('field.abort.exposed')}
      </label>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Press
        look="danger"
        wide
        disabled={(reason.value?.trim().length ?? 0) < 2}
        onClick={() => void abort()}
      >
        {say('field.abort.do')}
      </Press>
      <Press look="bare" wide onClick={onClose}>
        {say('field.leave')}
      </Press>
    </>
  );
}
