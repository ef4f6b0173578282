import type { Output } from '../../api/trpc.ts';

type Custody = Output['evidence']['custody'];
type Entry = Custody['entries'][number];
type View = Custody['views'][number];

export interface CustodyStep {
  /** Null: looks, with no act between them. */
  readonly entry: Entry | null;
  readonly views: readonly View[];
}

/**
 * Acts and looks in one order of time. Looks between two acts are one step as far as one anchor covers them, so that every
 * step says by which entry it is fast.
 */
export function lineOfCustody(entries: readonly Entry[], views: readonly View[]): readonly CustodyStep[] {
  const steps: { entry: Entry | null; views: View[] }[] = [];
  const acts = [...entries];
  for (const view of views) {
    while (acts[0] !== undefined && acts[0].at <= view.at)
      steps.push({ entry: acts.shift() ?? null, views: [] });
    const last = steps.at(-1);
    if (last?.entry === null && last.views.at(-1)?.anchor === view.anchor) last.views.push(view);
    else steps.push({ entry: null, views: [view] });
  }
  return [...steps, ...acts.map((entry) => ({ entry, views: [] }))];
}
