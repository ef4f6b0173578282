import { useWords } from '@mingcha/ui';
import { useRouter } from '@tanstack/react-router';
import { Notice } from '../parts/notice.tsx';
import { Press, PressRow } from '../parts/press.tsx';

/** A screen that could not be drawn. What it would have shown is on the disk all the same. */
export function FailedPage({ reset }: { reset: () => void }) {
  const { say } = useWords();
  const router = useRouter();
  return (
    <Notice title={say('field.failed')} why={say('field.failed.why')}>
      <PressRow>
        <Press onClick={() => void router.navigate({ to: '/today' })}>{say('field.tab.today')}</Press>
        <Press look="filled" onClick={reset}>
          {say('field.failed.again')}
        </Press>
      </PressRow>
    </Notice>
  );
}
