import { Loading, useWords } from '@mingcha/ui';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { EnrolPage, WaitingPage } from './pages/enrol.tsx';
import { LockPage } from './pages/lock.tsx';
import { MemberPage } from './pages/member.tsx';
import { Notice } from './parts/notice.tsx';
import { Press } from './parts/press.tsx';
import { createAppRouter } from './routes.tsx';
import { useAutoLock } from './state/auto-lock.ts';
import { OpenContext, useStage, useTablet } from './state/hooks.ts';
import type { Open } from './state/tablet.ts';
import { finishCutMedia } from './visit/media-acts.ts';

/** Which face the tablet shows: new, waiting for the desk, locked, or open. */
export function App() {
  const { say, language } = useWords();
  const tablet = useTablet();
  const stage = useStage();

  useEffect(() => {
    document.title = say('field.title');
    const manifest = document.getElementById('manifest');
    manifest?.setAttribute('href', `/field/notes.${language === 'en' ? 'en' : 'zh'}.webmanifest`);
  }, [say, language]);

  switch (stage.name) {
    case 'starting':
      return <Loading />;
    case 'other-tab':
      return (
        <Notice title={say('field.tab.other')} why={say('field.tab.other.why')}>
          <Press look="filled" onClick={() => void tablet.start(true)}>
            {say('field.tab.other.here')}
          </Press>
        </Notice>
      );
    case 'broken':
      return <Notice title={say('field.broken')} why={say('field.broken.why', { why: stage.why })} />;
    case 'new':
      return <EnrolPage />;
    case 'waiting':
      return <WaitingPage claim={stage.claim} />;
    case 'first-member':
      return (
        <MemberPage
          enrolment={stage.enrolment}
          keys={null}
          onDone={async (pin) => {
            await tablet.unlock(pin);
          }}
        />
      );
    case 'locked':
      return <LockPage />;
    case 'open':
      return <Opened open={stage.open} />;
  }
}

function Opened({ open }: { open: Open }) {
  const [router] = useState(createAppRouter);
  useAutoLock(open);

  useEffect(() => {
    void finishCutMedia(open);
  }, [open]);

  return (
    <OpenContext value={open}>
      <RouterProvider router={router} />
    </OpenContext>
  );
}
