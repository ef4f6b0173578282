import type { FindingDetail } from './detail.tsx';

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
    evidence: evidence.map((piece) => piece.id),
    reason: '',
  };
}

/**
 * Only what changed is said. A field that was emptied is not said either: an entry can say something anew, never take
 * it back, and the rules ask for what must be there. A style chosen anew asks for its own code.
 */
export function changesIn(before: SupplementValues, { reason, ...now }: SupplementValues): object {
  const changed = Object.entries(now).filter(([name, value]) => {
    const old = before[name as keyof SupplementValues];
    const same = Array.isArray(value) ? value.join() === String(old) : value === old;
    return !same && value !== '' && value !== null;
  });
  return { ...Object.fromEntries(changed), reason };
}
