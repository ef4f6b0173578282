import { createContext, use } from 'react';
import type { Open } from './tablet.ts';

// Apart from hooks.ts, as tablet-context.ts is: the first page stands in the frame of every screen, and on no rules of visits.

export const OpenContext = createContext<Open | null>(null);

/** What is open while somebody is in. Screens that use it are shown in that stage only. */
export function useOpen(): Open {
  const open = use(OpenContext);
  if (open === null) throw new Error('the tablet is locked');
  return open;
}
