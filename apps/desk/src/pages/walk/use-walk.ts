import type { RefusalFacts } from '@mingcha/ui';
import { useCallback, useRef, useState } from 'react';
import { refusalOf } from '../../api/refusal.ts';
import { WalkRefused } from './demo-doors.ts';
import { type Doing, doingWith, type Line, type Outcome, type StepName } from './doing.ts';
import { keepOutcome, keptOutcomes } from './kept.ts';
import { NotOnScreen } from './tablet/finger.ts';

export interface StepState {
  readonly phase: 'ready' | 'running' | 'done' | 'no';
  readonly lines: readonly Line[];
  readonly outcome: Outcome | null;
  readonly refusal: RefusalFacts | null;
}

const fresh: StepState = { phase: 'ready', lines: [], outcome: null, refusal: null };

export interface Walking {
  stateOf(step: StepName): StepState;
  /** One step at a time: this browser can be only one person at once. */
  readonly busy: StepName | null;
  /** Null: what was done is not the end of the step yet. */
  run(step: StepName, work: (doing: Doing) => Promise<Outcome | null>, goesOn?: boolean): Promise<boolean>;
}

export function useWalk(): Walking {
  const [states, setStates] = useState<Partial<Record<StepName, StepState>>>(() =>
    Object.fromEntries(
      Object.entries(keptOutcomes()).map(([step, outcome]) => [step, { ...fresh, phase: 'done', outcome }]),
    ),
  );
  const [busy, setBusy] = useState<StepName | null>(null);
  const running = useRef(false);

  const run = useCallback<Walking['run']>(async (step, work, goesOn = false) => {
    if (running.current) return false;
    running.current = true;
    setBusy(step);
    const change = (next: (now: StepState) => StepState) =>
      setStates((all) => ({ ...all, [step]: next(all[step] ?? fresh) }));
    const before = (now: StepState) => (goesOn ? now.lines : []);
    change((now) => ({ ...fresh, phase: 'running', lines: before(now), outcome: now.outcome }));
    const tell = (line: Line) =>
      change(({ lines, ...now }) => ({
        ...now,
        lines: [...lines.filter((one) => !isSame(one, line)), line],
      }));
    try {
      const outcome = await work(doingWith(tell, (other) => keptOutcomes()[other] ?? null));
      if (outcome !== null) keepOutcome(step, outcome);
      change((now) => ({ ...now, phase: outcome === null ? 'ready' : 'done', outcome }));
      return true;
    } catch (error) {
      change((now) => ({ ...now, phase: 'no', refusal: refusalIn(error), outcome: null }));
      return false;
    } finally {
      running.current = false;
      setBusy(null);
    }
  }, []);

  return { stateOf: (step) => states[step] ?? fresh, busy, run };
}

/** Plugged in a second time, the same is told once. */
const isSame = (one: Line, other: Line): boolean => one.word === other.word && one.who === other.who;

function refusalIn(error: unknown): RefusalFacts {
  if (error instanceof WalkRefused) return error.refusal;
  if (error instanceof NotOnScreen) return { code: 'walk.not-on-screen', facts: { what: error.message } };
  // A file that was not taken says so without an error around it.
  if (typeof error === 'object' && error !== null && 'code' in error && 'facts' in error)
    return error as RefusalFacts;
  return refusalOf(error);
}
