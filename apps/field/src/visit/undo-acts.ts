import type { NewEvent } from '@mingcha/domain';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { type FindingCommand, findingLifecycle } from '@mingcha/domain/findings';
import type { Open } from '../state/tablet.ts';
import { authorOf, decide } from './act.ts';
import { actOnFinding, amend, decideFinding, type FindingChange } from './finding-acts.ts';
import type { VisitView } from './view.ts';
import { look } from './view-now.ts';
import { type Done, keep } from './visit-acts.ts';

/** A new finding, which for ten seconds is dropped again by one touch: with its words, as an entry. */
export async function recordWithUndo(
  open: Open,
  view: VisitView,
  finding: string,
  command: Extract<FindingCommand, { type: 'recordFinding' }>,
  drafts: readonly string[],
): Promise<Done> {
  const done = await actOnFinding(open, view, finding, command, drafts);
  if (!done.ok) return done;
  open.undo.add('finding', async (reason) =>
    keep(open, view.id, decideFinding(open, look(open, view.id), finding, { type: 'dropFinding', reason })),
  );
  return done;
}

/**
 * A change, which for ten seconds is followed by the change back. What had no value before cannot be unsaid by saying
 * something else, but for the words, which can be taken back whole; where more than that was added, nothing is offered.
 */
export async function amendWithUndo(
  open: Open,
  view: VisitView,
  finding: string,
  change: FindingChange,
  drafts: readonly string[] = [],
): Promise<Done> {
  const before = (open.notebook.stateOf(findingLifecycle, finding).fields ?? {}) as Record<string, unknown>;
  const done = await amend(open, view, finding, change, drafts);
  const keys = Object.keys(change).filter((key) => change[key as keyof FindingChange] !== undefined);
  const lost = keys.some((key) => before[key] === undefined && key !== 'observation');
  if (!done.ok || lost) return done;
  const back = Object.fromEntries(keys.map((key) => [key, before[key] ?? null])) as FindingChange;
  open.undo.add(keys.includes('observation') ? 'words' : 'key', () =>
    amend(open, look(open, view.id), finding, back),
  );
  return done;
}

/** The piece stays in the journal with its hash, taken back; its bytes are handed over like all others. */
export function offerPiece(
  open: Open,
  visit: string,
  piece: { readonly id: string; readonly finding: string; readonly alone: boolean },
): void {
  const medium = open.notebook.stateOf(evidenceLifecycle, piece.id).medium;
  open.undo.add(medium === 'photo' || medium === 'scan' ? 'photo' : 'recording', (reason) =>
    discardPiece(open, visit, piece, reason),
  );
}

async function discardPiece(
  open: Open,
  visit: string,
  { id, finding, alone }: { readonly id: string; readonly finding: string; readonly alone: boolean },
  reason: string,
): Promise<Done> {
  const view = look(open, visit);
  const { sha256 } = open.notebook.stateOf(evidenceLifecycle, id);
  const gone = decide(open, {
    visit,
    lifecycle: evidenceLifecycle,
    id,
    facts: { visit: { status: view.state.status, modes: view.assignment?.modes ?? [] } },
    command: { type: 'discardEvidence', sha256: sha256 ?? '' },
  });
  if (!gone.ok) return gone;
  const { fields } = open.notebook.stateOf(findingLifecycle, finding);
  const others = (fields?.evidence ?? []).filter((each) => each !== id);
  // A finding that is nothing but this piece goes with it.
  const bare = alone && others.length === 0 && fields?.observation === undefined;
  const told = decideFinding(
    open,
    view,
    finding,
    bare ? { type: 'dropFinding', reason } : { type: 'amendFinding', evidence: others },
  );
  const events: NewEvent[] = [...gone.value, ...(told.ok ? told.value : [])];
  await open.notebook.append(visit, events, authorOf(open));
  open.sync.nudge();
  return { ok: true };
}
