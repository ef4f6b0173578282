import type { Refusal } from '@mingcha/domain';
import { refusal } from '@mingcha/domain';
import type { Open } from '../state/tablet.ts';
import { decideFinding } from './finding-acts.ts';
import { isPlaceholder } from './placeholder.ts';
import type { FindingView, VisitView } from './view.ts';

/** What still stands between a finding and the paper, by the domain's own rules; null when nothing does. */
export function missingOf(open: Open, view: VisitView, finding: FindingView): Refusal | null {
  if (finding.state.status === 'proposed') return null;
  if (isPlaceholder(finding.words)) return refusal('input-invalid', { field: 'observation' });
  const decided = decideFinding(open, view, finding.id, { type: 'proposeFinding' });
  return decided.ok ? null : decided.refusal;
}
