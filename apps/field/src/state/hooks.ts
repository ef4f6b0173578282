import { createContext, useSyncExternalStore } from 'react';
import type { VisitView } from '../visit/view.ts';
import { viewNow } from '../visit/view-now.ts';
import { useOpen } from './open-context.ts';
import type { Pack } from './pack.ts';

export { OpenContext, useOpen } from './open-context.ts';
export { TabletContext, useStage, useTablet } from './tablet-context.ts';

/** True while the screen is covered and goes on behind. */
export const CoveredContext = createContext(false);

/** Changes whenever the journal of this tablet does. */
export function useJournalVersion(): number {
  const { notebook } = useOpen();
  return useSyncExternalStore(notebook.subscribe, notebook.version);
}

/** The reference data that this visit goes by: what it was begun with, whatever came since. */
export function usePackOf(visit: string): Pack | null {
  const { shelf } = useOpen();
  useSyncExternalStore(shelf.subscribe, shelf.version);
  return shelf.packFor(visit);
}

export function useVisit(id: string): VisitView {
  const open = useOpen();
  const pack = usePackOf(id);
  useJournalVersion();
  return viewNow(open.notebook, pack, id);
}
