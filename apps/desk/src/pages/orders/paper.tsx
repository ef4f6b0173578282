import { useWords } from '@mingcha/ui';
import { PaperView } from '../../parts/paper-view.tsx';

/** The signed order, or the draft as it would be printed now. */
export function OrderPaper({ id, final }: { id: string; final: boolean }) {
  const { say } = useWords();
  return (
    <PaperView
      of="orders"
      id={id}
      final={final}
      label={say('desk.order.paper')}
      above={say(final ? 'desk.order.paper.final' : 'desk.order.paper.draft')}
      none={say('desk.order.paper.none')}
    />
  );
}
