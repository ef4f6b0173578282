import type { Refusal } from '@mingcha/domain';
import type { Open } from '../state/tablet.ts';
import { decideFinding } from './finding-acts.ts';
import type { FindingView, VisitView } from './view.ts';

/** What still stands between a finding and the paper, by the domain's own rules; null when nothing does. */
export function missingOf(open: Open, view: VisitView, finding: FindingView): Refusal | null {
  if (finding.state.status === 'proposed') return null;
  const decided = decideFinding(open, view, finding.id, { type: 'proposeFinding' });
  return decided.ok ? null : decided.refusal;
}

/** Findings that began with a picture or a sound and still wait for somebody's words or place, oldest first. */
export const toCome = (view: VisitView): readonly FindingView[] =>
  view.findings
    .filter(({ state: { fields } }) => fields?.observation === undefined || fields.place === undefined)
    .reverse();
