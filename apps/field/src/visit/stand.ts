import type { VisitView } from './view.ts';

/** Where a visit stands for the people who hold the tablet. */
export type Stand = 'sealed' | 'ready' | 'running' | 'table' | 'sent' | 'returned' | 'over';

export function standOf({ state }: VisitView): Stand {
  switch (state.status) {
    case 'scheduled':
      return state.opened.length === 0 ? 'sealed' : 'ready';
    case 'started':
      return 'running';
    case 'ended':
    case 'draft-paper':
      return 'table';
    case 'returned':
      return 'returned';
    case 'submitted':
    case 'reviewed':
      return 'sent';
    default:
      return 'over';
  }
}

/** The screen a card leads to. */
export function placeOf(view: VisitView) {
  const stand = standOf(view);
  if (stand === 'sealed' || stand === 'ready') return '/n/$visit/brief' as const;
  if (stand === 'running') return '/n/$visit' as const;
  return '/n/$visit/table' as const;
}
