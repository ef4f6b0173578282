import { notifications } from '@mantine/notifications';
import { type RefusalFacts, useWords } from '@mingcha/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { refusalOf } from '../api/refusal.ts';

interface Doing<Answer> {
  run: () => Promise<Answer>;
  /** One sentence that it is done. */
  done?: string;
  after?: (answer: Answer) => void | Promise<void>;
}

/**
 * One command: while it runs the button says so; a "no" stays beside the form with everything typed still in it; when it
 * is done, whatever is on the screen is read again.
 */
export function useAct() {
  const queries = useQueryClient();
  const { say } = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const act = useCallback(
    async <Answer>({ run, done, after }: Doing<Answer>): Promise<boolean> => {
      setBusy(true);
      setRefusal(null);
      try {
        const answer = await run();
        await after?.(answer);
        const closeButtonProps = { 'aria-label': say('ui.close') };
        if (done !== undefined)
          notifications.show({ message: done, autoClose: 4000, withBorder: true, closeButtonProps });
        await queries.invalidateQueries();
        return true;
      } catch (error) {
        const found = refusalOf(error);
        setRefusal(found);
        // The present state belongs beside what was typed.
        if (found.code === 'changed-meanwhile') void queries.invalidateQueries();
        return false;
      } finally {
        setBusy(false);
      }
    },
    [queries, say],
  );
  return { act, busy, refusal, forget: () => setRefusal(null) };
}
