import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createAppRouter } from './routes.tsx';
import { useAutoLock } from './state/auto-lock.ts';
import { OpenContext } from './state/hooks.ts';
import type { Open } from './state/tablet.ts';
import { finishCutMedia } from './visit/media-acts.ts';

/** Behind the PIN. */
export function Opened({ open }: { open: Open }) {
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
