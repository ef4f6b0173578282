import { createContext, use } from 'react';
import { useStore } from './store.ts';
import type { Stage, Tablet } from './tablet.ts';

// Apart from hooks.ts, for the lock stands on it alone.

export const TabletContext = createContext<Tablet | null>(null);

export function useTablet(): Tablet {
  const tablet = use(TabletContext);
  if (tablet === null) throw new Error('no tablet around this screen');
  return tablet;
}

export const useStage = (): Stage => useStore(useTablet().stage);
