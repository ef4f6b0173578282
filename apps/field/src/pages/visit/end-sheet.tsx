import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toCome } from '../../visit/complete.ts';
import type { VisitView } from '../../visit/view.ts';

/** Ending cannot be taken back, so it says in numbers what there is. */
export function EndSheet(props: { view: VisitView; onEnd: () => Promise<void>; onClose: () => void }) {
  const { say, language } = useWords();
  const { view, onEnd, onClose } = props;
  const [busy, setBusy] = useState(false);
  const silent = toCome(view).length;
  // An onlooker reads that somebody stops taking notes, and not what becomes of them.
  const covert = view.state.fields?.covert ?? true;
  const toWrite = covert ? 'field.end.to-come.short' : 'field.end.to-come';
  const after = covert ? 'field.end.after.short' : 'field.end.after';
  const open = view.findings.filter((finding) => finding.state.fields?.style === null).length;
  return (
    <Sheet label={say('field.visit.end')} onClose={onClose}>
      <p>
        {say('field.end.count', { findings: view.findings.length, media: view.evidence.length })}
        {language === 'en' ? ' ' : ''}
        {open > 0 ? say('field.end.open', { open }) : ''}
      </p>
      <p>{silent > 0 ? say(toWrite, { count: silent }) : say(after)}</p>
      <PressRow>
        <Press look="bare" onClick={onClose}>
          {say('field.leave')}
        </Press>
        <Press
          look="filled"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void onEnd().finally(() => setBusy(false));
          }}
        >
          {say('field.end.do')}
        </Press>
      </PressRow>
    </Sheet>
  );
}
