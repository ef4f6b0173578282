import type { NewEvent, Result } from '@mingcha/domain';
import {
  type AmendFinding,
  type FindingCommand,
  type FindingFacts,
  findingLifecycle,
  noClashes,
  type RecordFinding,
} from '@mingcha/domain/findings';
import type { z } from 'zod';
import type { Open } from '../state/tablet.ts';
import { decide } from './act.ts';
import type { VisitView } from './view.ts';
import { type Done, keep } from './visit-acts.ts';
import { timeFacts } from './watches.ts';

/** What a finding is told of its visit; `fresh` is evidence decided in the same breath and not yet appended. */
export function findingFacts(view: VisitView, fresh: readonly string[] = []): FindingFacts {
  const { state } = view;
  const covert = state.fields?.covert ?? false;
  return {
    visit: {
      id: view.id,
      status: state.status,
      members: state.fields?.members ?? [],
      startedAt: state.startedAt,
      covert,
      observation: state.observation,
    },
    evidence: [
      ...view.evidence.map((piece) => ({
        id: piece.id,
        status: piece.state.status,
        covert: piece.state.covert,
      })),
      ...fresh.map((id) => ({ id, status: 'captured' as const, covert })),
    ],
    taxonomy: view.pack?.taxonomy ?? { version: '', axes: [] },
    time: timeFacts(view.pack, state),
  };
}

export function decideFinding(
  open: Open,
  view: VisitView,
  id: string,
  command: FindingCommand,
  fresh: readonly string[] = [],
): Result<readonly NewEvent[]> {
  const clashes = view.findings.find((finding) => finding.id === id)?.clashes ?? noClashes;
  const facts = { ...findingFacts(view, fresh), clashes };
  return decide(open, { visit: view.id, lifecycle: findingLifecycle, id, command, facts });
}

export async function actOnFinding(
  open: Open,
  view: VisitView,
  id: string,
  command: FindingCommand,
  drafts: readonly string[] = [],
): Promise<Done> {
  return keep(open, view.id, decideFinding(open, view, id, command), drafts);
}

type Fields = z.input<typeof RecordFinding>;

/** What is known at the moment of the fact, and no word that nobody said; the rest may follow at a table. */
export function newFinding(
  view: VisitView,
  fact: { observation?: string; observedAt: number; evidence: readonly string[] },
  key: Pick<Fields, 'style' | 'subCode'> = { style: null, subCode: null },
): Extract<FindingCommand, { type: 'recordFinding' }> {
  const { fields } = view.state;
  return {
    type: 'recordFinding',
    visit: view.id,
    style: key.style,
    subCode: key.subCode,
    ...(fact.observation === undefined ? {} : { observation: fact.observation }),
    observedAt: fact.observedAt,
    unit: fields?.unit ?? null,
    ...(fields?.window === undefined ? {} : { window: fields.window }),
    evidence: [...fact.evidence],
  };
}

export type FindingChange = z.input<typeof AmendFinding>;

/** Only what differs is said again; nothing to say is no entry. */
export async function amend(
  open: Open,
  view: VisitView,
  id: string,
  change: FindingChange,
  drafts: readonly string[] = [],
): Promise<Done> {
  const done = await actOnFinding(open, view, id, { type: 'amendFinding', ...change }, drafts);
  if (!done.ok && done.refusal.code === 'finding.nothing-changed') return { ok: true };
  return done;
}
