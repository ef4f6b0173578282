import type { NewEvent } from '@mingcha/domain';
import { type AbortCause, visitLifecycle } from '@mingcha/domain/visits';
import type { Open } from '../state/tablet.ts';
import { decide } from './act.ts';
import type { VisitView } from './view.ts';
import { type Done, keep } from './visit-acts.ts';

/** What was being typed and not yet saved becomes a note, so that the desk has it: nobody will come back to this sheet. */
async function wordsUnderWay(open: Open, view: VisitView): Promise<{ key: string; text: string }[]> {
  const present = new Map(view.findings.map((finding) => [finding.id, finding.words]));
  const found: { key: string; text: string }[] = [];
  for (const id of [view.id, ...present.keys()]) {
    const key = `words/${id}`;
    const text = (await open.drafts.read<string>(key))?.trim() ?? '';
    if (text !== '' && text !== present.get(id)) found.push({ key, text });
  }
  return found;
}

/** Broken off: one transaction with what was being typed, and everything that was recorded stays and is sent. */
export async function abortVisit(
  open: Open,
  view: VisitView,
  cause: AbortCause,
  reason: string,
): Promise<Done> {
  const typed = await wordsUnderWay(open, view);
  const events: NewEvent[] = [];
  const ask = { visit: view.id, lifecycle: visitLifecycle, id: view.id, facts: {} };
  for (const { text } of typed) {
    const noted = decide(open, { ...ask, command: { type: 'noteOnVisit', text } });
    if (noted.ok) events.push(...noted.value);
  }
  const exposed = cause === 'exposed';
  const aborted = decide(open, { ...ask, command: { type: 'abortVisit', reason, exposed, cause } });
  if (!aborted.ok) return aborted;
  const drafts = typed.map(({ key }) => key);
  return keep(open, view.id, { ok: true, value: [...events, ...aborted.value] }, drafts);
}
