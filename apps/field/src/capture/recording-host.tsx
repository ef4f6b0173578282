import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useGuiseName } from '../shell/use-guise.ts';
import { useStore } from '../state/store.ts';
import type { Open } from '../state/tablet.ts';
import { DimScreen } from './dim-screen.tsx';
import { createRecordingSession, type RecordingSession, type RecordingState } from './recording-session.ts';

interface Host {
  readonly session: RecordingSession;
  dim(): void;
}

const HostContext = createContext<Host | null>(null);

/** Keeps a recording going from page to page while the tablet is open; locking ends it. */
export function RecordingHost({ open, children }: { open: Open; children: ReactNode }) {
  const name = useGuiseName();
  const [session] = useState(() => createRecordingSession(open));
  const [dark, setDark] = useState(false);
  useEffect(() => () => void session.close(), [session]);
  return (
    <HostContext value={{ session, dim: () => setDark(true) }}>
      {children}
      {dark ? <DimScreen label={name} onWake={() => setDark(false)} /> : null}
    </HostContext>
  );
}

export function useRecordingHost(): Host {
  const host = use(HostContext);
  if (host === null) throw new Error('no recording host around this screen');
  return host;
}

export const useRecordingState = (): RecordingState => useStore(useRecordingHost().session.state);
