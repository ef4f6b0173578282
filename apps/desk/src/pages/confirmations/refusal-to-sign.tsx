import { useWords } from '@mingcha/ui';
import { PreparePaper } from '../../parts/prepare-paper.tsx';
import type { Sheet } from './sheet-facts.tsx';

/** Somebody read it and would not sign: two witnesses sign that, and it stands beside the finding. */
export function RefusalToSign({ sheet }: { sheet: Sheet }) {
  const { say } = useWords();
  return (
    <PreparePaper
      act="confirmations.noteRefusal"
      about={{ type: 'confirmation', id: sheet.id }}
      label={say('desk.replies.refusal')}
      begun={(state) => say('desk.replies.refusal.begun', { state })}
      lines={[say('desk.replies.refusal.line'), say('desk.replies.refusal.line.two')]}
      done={say('desk.replies.refusal.prepared')}
    />
  );
}
