import { calendarOf } from '@mingcha/domain/calendar';
import type { TimeFacts } from '@mingcha/domain/findings';
import { measured, type Run, type VisitState, type Watch } from '@mingcha/domain/visits';
import { boot } from '../journal/notebook.ts';
import { newId } from '../keys/bytes.ts';
import type { Pack } from '../state/pack.ts';
import type { Open } from '../state/tablet.ts';
import { actOnVisit, type Done } from './visit-acts.ts';

/** The run of a watch that is shown: the one that runs, else the last. */
export function runShown(runs: readonly Run[], watch: Watch): Run | null {
  const own = runs.filter((run) => run.watch === watch);
  return own.findLast(({ stop }) => stop === null) ?? own.at(-1) ?? null;
}

/** What stands on its face now. */
export const timeOn = ({ start, stop }: Run, now: number): number =>
  stop === null ? Math.max(0, now - start.at) : measured(start, stop).elapsed;

/** Starts a new run, or stops the one that runs. Every press is an entry. */
export function pressWatch(open: Open, visit: string, state: VisitState, watch: Watch): Promise<Done> {
  const running = state.runs.findLast((run) => run.watch === watch && run.stop === null);
  return actOnVisit(open, visit, {
    type: 'pressWatch',
    watch,
    run: running?.id ?? newId('run').slice(4),
    act: running === undefined ? 'start' : 'stop',
    mono: Math.round(performance.now()),
    boot,
  });
}

/** Whoever leaves has stopped waiting: what still runs is stopped before the visit ends. */
export async function stopAll(open: Open, visit: string, state: VisitState): Promise<void> {
  for (const run of state.runs) if (run.stop === null) await pressWatch(open, visit, state, run.watch);
}

/** What a time is counted by: the stopwatches, the items with their limits, and the calendar of the pack. */
export function timeFacts(pack: Pack | null, { runs }: VisitState): TimeFacts {
  return { runs, items: pack?.serviceItems ?? [], calendar: calendarOf(pack?.calendars ?? [], pack?.zone) };
}
