import { useWords } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useDraft } from '../../state/use-draft.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './words-sheet.module.css';

interface WordsSheetProps {
  view: VisitView;
  finding: string | null;
  onSave: (text: string, draft: string) => Promise<void>;
  onClose: () => void;
}

/** What was seen, in words. What is typed stays when the sheet is put away, and after a kill. */
export function WordsSheet({ view, finding, onSave, onClose }: WordsSheetProps) {
  const { say } = useWords();
  const present = view.findings.find((each) => each.id === finding)?.words ?? '';
  const key = `words/${finding ?? view.id}`;
  const draft = useDraft(key, present);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const text = draft.value?.trim() ?? '';
  const loaded = draft.value !== null;

  useEffect(() => {
    if (loaded) area.current?.focus();
  }, [loaded]);

  const save = async () => {
    setBusy(true);
    await draft.flush();
    await onSave(text, key);
    setBusy(false);
  };

  return (
    <Sheet label={say('field.do.note.short')} onClose={onClose}>
      <textarea
        ref={area}
        className={styles.area}
        aria-label={say('field.words.label')}
        placeholder={say('field.words.place')}
        maxLength={4000}
        value={draft.value ?? ''}
        disabled={!loaded}
        onChange={(event) => draft.set(event.target.value)}
      />
      <PressRow>
        <Press look="bare" onClick={onClose}>
          {say('field.leave')}
        </Press>
        <Press look="filled" busy={busy} disabled={text === ''} onClick={() => void save()}>
          {say('field.words.save')}
        </Press>
      </PressRow>
    </Sheet>
  );
}
