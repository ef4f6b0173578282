import type { Notebook } from '../journal/notebook.ts';
import type { Pack } from '../state/pack.ts';
import type { Open } from '../state/tablet.ts';
import { type VisitView, viewOf } from './view.ts';

interface Seen {
  readonly version: number;
  readonly pack: Pack | null;
  readonly view: VisitView;
}

const seen = new WeakMap<Notebook, Map<string, Seen>>();

/**
 * What the journal says of a visit, made once for each of its versions: the acts of one press and every screen that is drawn
 * after it look at the same one, since a long visit has a thousand subjects to read.
 */
export function viewNow(notebook: Notebook, pack: Pack | null, visit: string): VisitView {
  const mine = seen.get(notebook) ?? new Map<string, Seen>();
  seen.set(notebook, mine);
  const last = mine.get(visit);
  const version = notebook.version();
  if (last?.version === version && last.pack === pack) return last.view;
  const view = viewOf(notebook, pack, visit);
  mine.set(visit, { version, pack, view });
  return view;
}

export const look = (open: Open, visit: string): VisitView =>
  viewNow(open.notebook, open.shelf.packFor(visit), visit);
