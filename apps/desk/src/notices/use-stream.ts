import { useEffect, useSyncExternalStore } from 'react';
import { signedOut } from '../session/signed-out.ts';
import { deskStream } from './desk-stream.ts';
import type { StreamState } from './event-stream.ts';

/** How long a page may be out of view before it lets its line go. */
const unseenFor = 20_000;

/** Keeps the stream of this page: there while somebody is signed in and the page is in view. */
export function useStream(): StreamState {
  const out = useSyncExternalStore(signedOut.subscribe, signedOut.get);
  useEffect(() => {
    if (out) return;
    let letGo: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      if (letGo !== null) clearTimeout(letGo);
      letGo = null;
      if (document.visibilityState === 'visible') deskStream.start();
      else letGo = setTimeout(deskStream.stop, unseenFor);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      if (letGo !== null) clearTimeout(letGo);
      document.removeEventListener('visibilitychange', look);
      deskStream.stop();
    };
  }, [out]);
  return useSyncExternalStore(deskStream.subscribe, deskStream.get);
}
