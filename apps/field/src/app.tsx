import { Loading, useWords } from '@mingcha/ui';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { LockPage } from './pages/lock.tsx';
import { Notice } from './parts/notice.tsx';
import { Press } from './parts/press.tsx';
import { guise, showGuise } from './shell/guise.ts';
import { useGuiseName } from './shell/use-guise.ts';
import { useStore } from './state/store.ts';
import { useStage, useTablet } from './state/tablet-context.ts';

interface Warm {
  App: ComponentType;
  /** Brings what comes after the PIN, so that it is there when the PIN was typed. */
  warm(): Promise<unknown>;
  /** Brings the page of a tablet that nobody was let into yet. */
  first(): Promise<unknown>;
}

/**
 * Which face the tablet shows: new, waiting for the desk, locked, or open. All but the lock is a chunk of its own, so that the
 * lock stands at once. `complete` brings the sentences that those chunks say.
 */
export function createApp(complete: () => Promise<void>): Warm {
  const later = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
    lazy(async () => ({ default: (await Promise.all([load(), complete()]))[0] }));
  const opened = async () => (await import('./opened.tsx')).Opened;
  const Opened = later(opened);
  // The first page of all says nothing that is not at hand; what it may have to say of a refusal follows it.
  const enrol = async () => ({ default: (await import('./pages/enrol.tsx')).EnrolPage });
  const EnrolPage = lazy(enrol);
  const WaitingPage = later(async () => (await import('./pages/enrol.tsx')).WaitingPage);
  const ClosedPage = later(async () => (await import('./pages/closed.tsx')).ClosedPage);
  const MemberPage = later(async () => (await import('./pages/member.tsx')).MemberPage);

  function Face() {
    const { say } = useWords();
    const tablet = useTablet();
    const stage = useStage();
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
        return <Opened key={stage.open.opened} open={stage.open} />;
      case 'closed':
        return <ClosedPage closed={stage.closed} sending={stage.sending} />;
    }
  }

  function App() {
    const { language } = useWords();
    const looks = useStore(guise);
    const name = useGuiseName();
    useEffect(() => showGuise(looks, name, language), [looks, name, language]);
    return (
      <Suspense fallback={<Loading />}>
        <Face />
      </Suspense>
    );
  }

  return {
    App,
    warm: () => Promise.all([opened(), complete(), import('./state/open-parts.ts')]),
    first: enrol,
  };
}
