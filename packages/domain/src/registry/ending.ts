import { z } from 'zod';
import { given } from '../fact.ts';
import { Day, idOf, Reason } from '../primitives.ts';
import { type Refusal, refusal } from '../refusals.ts';

/** Why a line of a register stands no longer, and the last day on which it did. What it said stays where it was said. */
export const Ending = z.strictObject({ reason: Reason, on: Day });
export type Ending = z.infer<typeof Ending>;
/** Of a unit also the one that goes on with its duties, where there is one. */
export const UnitEnding = Ending.extend({ into: idOf('unit').optional() });

export interface EndingFacts {
  /** The day it is in the office’s zone. */
  readonly today?: string;
}

/** Nothing is offered from now on, so nothing can end tomorrow: it is ended on the day. */
export function endedByToday({ on }: Ending, { today }: EndingFacts): Refusal | null {
  return on > given(today, 'today') ? refusal('registry.end-in-future', { day: on }) : null;
}
