import type { Facts, WordKey } from '@mingcha/words';
import { client } from '../../api/trpc.ts';
import { becomeAccount } from './demo-doors.ts';

export const stepNames = ['tablet', 'review', 'dispute', 'paper', 'order', 'verify', 'one-byte'] as const;
export type StepName = (typeof stepNames)[number];

/** One line of what is being done: by whom, and what. */
export interface Line {
  readonly word: WordKey;
  readonly facts?: Facts;
  /** The account in whose name; none: the machine, or the people before this step. */
  readonly who?: string;
}

export interface WayIn {
  /** Into the real screen, as the one who sees it in real life. */
  readonly username: string;
  readonly to: string;
  readonly word: WordKey;
}

export interface Outcome {
  readonly said: WordKey;
  readonly facts?: Facts;
  readonly ways: readonly WayIn[];
  /** A document to be shown here. */
  readonly pdf?: string;
  /** What later steps may go on from. */
  readonly finding?: string;
  /** Clocks to be shown running. */
  readonly clocks?: readonly ShownClock[];
}

export interface ShownClock {
  readonly colour: 'red' | 'amber' | 'green';
  readonly id: string;
  readonly title: string;
  readonly due: number;
  readonly workingDays: number;
  readonly count: number;
}

export interface Doing {
  tell(line: Line): void;
  /** Signs this browser in as that account; everything after it is in that person's name. */
  as(username: string): Promise<typeof client>;
  /** What a step before this one left, if it was done. */
  outcomeOf(step: StepName): Outcome | null;
}

export type Run = (doing: Doing) => Promise<Outcome>;

export function doingWith(
  tell: (line: Line) => void,
  outcomeOf: (step: StepName) => Outcome | null,
): Doing & { readonly now: () => string | null } {
  let who: string | null = null;
  return {
    now: () => who,
    outcomeOf,
    tell: (line) => tell(who === null || line.who !== undefined ? line : { ...line, who }),
    async as(username) {
      if (who !== username) await becomeAccount(username);
      who = username;
      return client;
    },
  };
}
