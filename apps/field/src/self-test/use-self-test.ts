import { expectedNeed, type SelfTest, type SelfTestPart, selfTestParts } from '@mingcha/domain/visits';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ownVersion } from '../shell/own-news.ts';
import { type Found, lookAt, type Occasion } from './checks.ts';

export type Outcomes = Partial<Record<SelfTestPart, Found>>;

export interface RunningTest {
  readonly outcomes: Outcomes;
  /** What is being looked at; null while nothing is. */
  readonly running: SelfTestPart | null;
  readonly over: boolean;
  run(): void;
}

/** Runs one part after the other, so that camera and microphone are not asked for twice at a time. */
export function useSelfTest(occasion: Occasion): RunningTest {
  const [outcomes, setOutcomes] = useState<Outcomes>({});
  const [running, setRunning] = useState<SelfTestPart | null>(null);
  const latest = useRef(occasion);
  latest.current = occasion;
  const turn = useRef(0);

  const round = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    setOutcomes({});
    for (const part of selfTestParts) {
      if (turn.current !== mine) return;
      setRunning(part);
      const found = await lookAt(part, latest.current);
      if (turn.current !== mine) return;
      setOutcomes((before) => ({ ...before, [part]: found }));
    }
    setRunning(null);
  }, []);
  // One function for good: a screen runs it again whenever it changes.
  const run = useCallback(() => void round(), [round]);

  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const over = running === null && selfTestParts.every((part) => outcomes[part] !== undefined);
  return { outcomes, running, over, run };
}

/** The outcome as facts for the journal: of whoever goes in before the test is over, what was looked at by then. */
export function factsOf({ outcomes }: RunningTest, { modes }: Occasion): SelfTest | null {
  if (Object.keys(outcomes).length === 0) return null;
  const parts = Object.fromEntries(
    selfTestParts.flatMap((part) => {
      const found = outcomes[part];
      return found === undefined ? [] : [[part, found.outcome]];
    }),
  );
  return {
    app: ownVersion,
    parts,
    free: outcomes.space?.free ?? null,
    need: expectedNeed(modes),
    battery: outcomes.battery?.battery ?? null,
    clockOff: outcomes.clock?.clockOff ?? null,
  };
}
