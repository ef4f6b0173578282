export interface DropReason {
  finding: string;
  askedBy: string;
  reason: string;
}

/** What was written of it so far. */
export const reasonFor = (reasons: readonly DropReason[], finding: string): DropReason =>
  reasons.find((one) => one.finding === finding) ?? { finding, askedBy: '', reason: '' };
