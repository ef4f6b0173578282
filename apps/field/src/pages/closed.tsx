import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import type { Closed } from '../closed/closed.ts';
import { Notice } from '../parts/notice.tsx';
import { Press } from '../parts/press.tsx';
import { useTablet } from '../state/tablet-context.ts';
import { NotesPage } from './notes/notes-page.tsx';

/** Revoked. Whoever finds it sees notes; whoever asks for more is told where to bring it, and not what it was. */
export function ClosedPage({ closed, sending }: { closed: Closed; sending: boolean }) {
  const { say } = useWords();
  const tablet = useTablet();
  const [asking, setAsking] = useState(false);
  if (!asking) return <NotesPage onLocked={() => setAsking(true)} />;
  const left = closed.keptEntries + closed.keptMedia;
  return (
    <Notice
      title={say('field.closed.title')}
      why={say(left === 0 ? 'field.closed.empty' : sending ? 'field.closed.sending' : 'field.closed.why')}
    >
      {left === 0 ? null : (
        <p role="status">
          {say('field.closed.left', { entries: closed.keptEntries, media: closed.keptMedia })}
        </p>
      )}
      {left === 0 ? null : (
        <Press wide onClick={() => tablet.lookNow()}>
          {say('field.closed.look')}
        </Press>
      )}
      <Press look="bare" wide onClick={() => setAsking(false)}>
        {say('field.back')}
      </Press>
    </Notice>
  );
}
