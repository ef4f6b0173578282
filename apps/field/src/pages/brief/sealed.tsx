import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Press } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen } from '../../state/hooks.ts';
import type { VisitView } from '../../visit/view.ts';
import { actOnVisit } from '../../visit/visit-acts.ts';
import styles from './brief.module.css';

/** Says that there is a card, and nothing of what it says. The entry comes first, then the words. */
export function Sealed({ view }: { view: VisitView }) {
  const { say } = useWords();
  const open = useOpen();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const unseal = async () => {
    setBusy(true);
    const packVersion = view.pack?.version ?? 'none';
    const done = await actOnVisit(open, view.id, { type: 'openVisit', packVersion });
    if (done.ok) await open.shelf.open();
    else setRefusal(done.refusal);
    setBusy(false);
  };
  return (
    <Screen
      title={say('field.brief.sealed.title')}
      back="/today"
      foot={
        <Press look="filled" wide busy={busy} onClick={() => void unseal()}>
          {say('field.brief.unseal')}
        </Press>
      }
    >
      <div className={styles.sealed}>
        <IconLock size="2.5rem" stroke={1.25} aria-hidden />
        <p>{say('field.brief.sealed')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </div>
    </Screen>
  );
}
