import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { RecordingHost } from './capture/recording-host.tsx';
import styles from './opened.module.css';
import { LockPage } from './pages/lock.tsx';
import { useCurtain } from './parts/curtain.ts';
import { createAppRouter } from './routes.tsx';
import { useAutoLock } from './state/auto-lock.ts';
import { CoveredContext, OpenContext, useTablet } from './state/hooks.ts';
import { useStore } from './state/store.ts';
import type { Open } from './state/tablet.ts';
import { watchPins } from './state/update.ts';
import { finishCutMedia } from './visit/media-acts.ts';

/** Behind the PIN. */
export function Opened({ open }: { open: Open }) {
  const tablet = useTablet();
  const covered = useStore(tablet.covered);
  const [router] = useState(createAppRouter);
  useAutoLock(open);
  useCurtain(
    !covered,
    useCallback(() => void tablet.cover(), [tablet]),
  );

  useEffect(() => {
    void finishCutMedia(open);
  }, [open]);

  useEffect(() => watchPins(open.db, open.notebook), [open]);

  return (
    <>
      {/* Hidden, not taken away: what records behind the cover goes on. */}
      <div className={styles.behind} hidden={covered} inert={covered}>
        <CoveredContext value={covered}>
          <OpenContext value={open}>
            <RecordingHost open={open}>
              <RouterProvider router={router} />
            </RecordingHost>
          </OpenContext>
        </CoveredContext>
      </div>
      {covered ? <LockPage /> : null}
    </>
  );
}
