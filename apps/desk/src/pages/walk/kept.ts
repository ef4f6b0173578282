import type { Outcome, StepName } from './doing.ts';

const name = 'mingcha.walk';

/** What was done stays shown while this window lives: following a link into a screen and coming back loses nothing. */
export function keptOutcomes(): Partial<Record<StepName, Outcome>> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}');
  } catch {
    return {};
  }
}

export function keepOutcome(step: StepName, outcome: Outcome): void {
  sessionStorage.setItem(name, JSON.stringify({ ...keptOutcomes(), [step]: outcome }));
}
