import { choiceOf, type TimeChoice } from '@mingcha/domain/findings';
import type { FindingDetail } from './detail.tsx';
import { type Timing, timeChosen } from './supplement-time.tsx';

export interface SupplementValues {
  observation: string;
  place: string;
  unit: string | null;
  window: string | null;
  post: string;
  postUnknownReason: string;
  style: string | null;
  subCode: string | null;
  criterion: string;
  severity: string | null;
  /** What was chosen; what it comes to is counted. */
  time: TimeChoice;
  evidence: string[];
  reason: string;
}

export function valuesOf({ finding, evidence }: FindingDetail): SupplementValues {
  return {
    observation: finding.observation ?? '',
    place: finding.place ?? '',
    unit: finding.unit,
    window: finding.window,
    post: finding.post ?? '',
    postUnknownReason: finding.postUnknownReason ?? '',
    style: finding.style,
    subCode: finding.subCode,
    criterion: finding.criterion ?? '',
    severity: finding.severity,
    time: choiceOf(finding.time ?? undefined),
    evidence: evidence.map((piece) => piece.id),
    reason: '',
  };
}

/**
 * Only what changed is said. A field that was emptied is not said either: an entry can say something anew, never take
 * it back, and the rules ask for what must be there. A style chosen anew asks for its own code.
 */
export function changesIn(
  before: SupplementValues,
  { reason, time: choice, ...now }: SupplementValues,
  timing: Timing | undefined,
): object {
  const time = JSON.stringify(choice) === JSON.stringify(before.time) ? null : timeChosen(choice, timing);
  const changed = Object.entries(now).filter(([name, value]) => {
    const old = before[name as keyof SupplementValues];
    const same = Array.isArray(value) ? value.join() === String(old) : value === old;
    return !same && value !== '' && value !== null;
  });
  return { ...Object.fromEntries(changed), ...(time === null ? {} : { time }), reason };
}
