import { useWords } from '@mingcha/ui';
import { PreparePaper } from '../../parts/prepare-paper.tsx';
import type { Sheet } from './sheet-facts.tsx';

const hearable: readonly Sheet['state'][] = ['opened', 'served', 'unanswered', 'refused'];

/** For whoever answers with a pen: the sheet itself, printed. */
export function SheetOnPaper({ sheet: { id, finding, state: now } }: { sheet: Sheet }) {
  const { say } = useWords();
  if (!hearable.includes(now) || finding === null) return null;
  return (
    <PreparePaper
      act="confirmations.answer"
      about={{ type: 'confirmation', id }}
      target={{ id, finding }}
      label={say('desk.replies.paper')}
      begun={(state) => say('desk.replies.paper.begun', { state })}
      lines={[say('desk.replies.paper.line'), say('desk.replies.paper.line.two')]}
      done={say('desk.replies.paper.done')}
    />
  );
}
