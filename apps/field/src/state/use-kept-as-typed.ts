import { useEffect, useMemo } from 'react';
import { type KeptAsTyped, keptAsTyped } from './kept-as-typed.ts';

/** Written too when the page is hidden, and when whoever typed goes elsewhere. `write` stays the same between renderings. */
export function useKeptAsTyped<T>(write: (value: T) => Promise<void>): KeptAsTyped<T> {
  const kept = useMemo(() => keptAsTyped(write), [write]);
  useEffect(() => {
    const hide = () => void kept.flush();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      void kept.flush();
    };
  }, [kept]);
  return kept;
}
