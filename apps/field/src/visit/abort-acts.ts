import type { NewEvent } from '@mingcha/domain';
import { type AbortCause, visitLifecycle } from '@mingcha/domain/visits';
import type { Open } from '../state/tablet.ts';
import { decide } from './act.ts';
import type { VisitView } from './view.ts';
import { type Done, keep } from './visit-acts.ts';

/** What was being typed and not yet saved becomes a note, so that the desk has it: nobody will come back to this sheet. */
export async function wordsUnderWay(open: Open, view: VisitView): Promise<{ key: string; text: string }[]> {
  const present = new Map(view.findings.map((finding) => [finding.id, finding.words]));
  const found: { key: string; text: string }[] = [];
  for (const id of [view.id, ...present.keys()]) {
    const key = `words/${id}`;
    const text = (await open.drafts.read<string>(key))?.trim() ?? '';
    if (text !== '' && text !== present.get(id)) found.push({ key, text });
  }
  return found;
}

function notesOf(open: Open, { id }: VisitView, typed: readonly { text: string }[]): readonly NewEvent[] {
  return typed.flatMap(({ text }) => {
    const command = { type: 'noteOnVisit', text } as const;
    const noted = decide(open, { visit: id, lifecycle: visitLifecycle, id, facts: {}, command });
    return noted.ok ? noted.value : [];
  });
}

/** The other tablet broke the visit off while these words were being typed here. */
export async function keepWordsTyped(open: Open, view: VisitView): Promise<Done> {
  const typed = await wordsUnderWay(open, view);
  const drafts = typed.map(({ key }) => key);
  return keep(open, view.id, { ok: true, value: notesOf(open, view, typed) }, drafts);
}

/** Broken off: one transaction with what was being typed, and everything that was recorded stays and is sent. */
export async function abortVisit(
  open: Open,
  view: VisitView,
  cause: AbortCause,
  reason: string,
): Promise<Done> {
  const typed = await wordsUnderWay(open, view);
  const ask = { visit: view.id, lifecycle: visitLifecycle, id: view.id, facts: {} };
  const events = notesOf(open, view, typed);
  const exposed = cause === 'exposed';
  const aborted = decide(open, { ...ask, command: { type: 'abortVisit', reason, exposed, cause } });
  if (!aborted.ok) return aborted;
  const drafts = typed.map(({ key }) => key);
  return keep(open, view.id, { ok: true, value: [...events, ...aborted.value] }, drafts);
}
