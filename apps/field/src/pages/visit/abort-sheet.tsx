import type { AbortCause } from '@mingcha/domain/visits';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import { abortVisit } from '../../visit/abort-acts.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './abort-sheet.module.css';

const causes = ['exposed', 'danger', 'closed'] as const;

interface AbortSheetProps {
  view: VisitView;
  covert: boolean;
  /** Ends what is recording, so that it is whole before the visit is broken off. */
  onBefore: () => Promise<void>;
  onClose: () => void;
}

/** The second touch breaks the visit off: nobody types with a guard at the elbow. Everything that was recorded stays. */
export function AbortSheet({ view, covert, onBefore, onClose }: AbortSheetProps) {
  const { say } = useWords();
  const open = useOpen();
  const reason = useDraft(`abort/${view.id}`, '');
  const [other, setOther] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);

  const abort = async (cause: AbortCause, why: string) => {
    setBusy(true);
    try {
      await Promise.race([onBefore(), new Promise((done) => setTimeout(done, 2_000))]);
      const done = await abortVisit(open, view, cause, why);
      if (!done.ok) return setRefusal(done.refusal);
      await reason.drop();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  const said = reason.value?.trim() ?? '';
  return (
    <Sheet label={say(covert ? 'field.abort.short' : 'field.abort.title')} onClose={onClose}>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {other ? (
        <>
          <Field label={say('field.abort.reason')}>
            <textarea value={reason.value ?? ''} onChange={(event) => reason.set(event.target.value)} />
          </Field>
          <PressRow>
            <Press look="bare" onClick={onClose}>
              {say('field.leave')}
            </Press>
            <Press
              look="danger"
              busy={busy}
              disabled={said.length < 2}
              onClick={() => void abort('other', said)}
            >
              {say(covert ? 'field.abort.short' : 'field.abort.do')}
            </Press>
          </PressRow>
        </>
      ) : (
        <>
          <p>{say(covert ? 'field.abort.what.short' : 'field.abort.what')}</p>
          <div className={styles.causes}>
            {causes.map((cause) => (
              <Press
                key={cause}
                wide
                busy={busy}
                onClick={() => void abort(cause, say(`field.abort.because.${cause}`))}
              >
                {say(covert ? `field.abort.${cause}.short` : `field.abort.${cause}`)}
              </Press>
            ))}
          </div>
          <PressRow>
            <Press look="bare" onClick={onClose}>
              {say('field.leave')}
            </Press>
            <Press look="bare" onClick={() => setOther(true)}>
              {say('field.abort.other')}
            </Press>
          </PressRow>
        </>
      )}
    </Sheet>
  );
}
