import { isTombstone, type Recorded } from '@mingcha/domain';
import { type EvidenceState, evidenceLifecycle } from '@mingcha/domain/evidence';
import {
  type Clashes,
  clashesOf,
  type FindingState,
  findingLifecycle,
  noClashes,
} from '@mingcha/domain/findings';
import { type VisitState, visitLifecycle } from '@mingcha/domain/visits';
import { contested } from '@mingcha/journal';
import type { EntryState } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { nameIn, type Pack, type PackAssignment } from '../state/pack.ts';

export interface FindingView {
  readonly id: string;
  readonly state: FindingState;
  /** Empty while nobody has said any, and where they were erased by law. */
  readonly words: string;
  readonly place: string;
  readonly observedAt: number;
  readonly evidence: readonly string[];
  /** Where it is: the least safe of its entries. */
  readonly where: EntryState;
  /** Recorded on the team's other tablet. */
  readonly theirs: boolean;
  /** What the two tablets said differently and nobody has chosen yet. */
  readonly clashes: Clashes;
}

export interface NoteView {
  readonly hash: string;
  readonly at: number;
  readonly text: string;
  readonly where: EntryState;
  readonly theirs: boolean;
}

export interface EvidenceView {
  readonly id: string;
  readonly state: EvidenceState;
  readonly where: EntryState;
  /** Its bytes were recorded by the team's other tablet. */
  readonly theirs: boolean;
}

/** An act of this tablet that the other one had done already: that one counts, this one is kept without effect. */
export interface Crossed {
  readonly hash: string;
  readonly kind: CrossedKind;
  readonly by: string;
  readonly at: number;
}

export interface VisitView {
  readonly id: string;
  readonly state: VisitState;
  /** The reference data that this visit goes by. */
  readonly pack: Pack | null;
  readonly assignment: PackAssignment | null;
  readonly unitName: string;
  readonly findings: readonly FindingView[];
  readonly notes: readonly NoteView[];
  readonly evidence: readonly EvidenceView[];
  readonly crossed: readonly Crossed[];
  /** What the reviewer asked for when the paper last came back. */
  readonly returnedPoints: readonly string[];
  /** Newest known entries of each finding and each piece of evidence, sorted: what is put before the members. */
  readonly heads: readonly string[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const rank: Record<EntryState, number> = { aside: 0, kept: 1, sent: 2, received: 3 };

function whereOf(notebook: Notebook, hashes: readonly string[]): EntryState {
  let worst: EntryState = 'received';
  for (const hash of hashes) {
    const state = notebook.stateOfEntry(hash) ?? 'received';
    if (rank[state] < rank[worst]) worst = state;
  }
  return worst;
}

export const ownHashes = (notebook: Notebook, type: 'finding' | 'evidence' | 'visit', id: string) =>
  notebook.entriesOf({ type, id }).flatMap((known) => (known.own ? [known.hash] : []));

const isTheirs = (notebook: Notebook, type: 'finding' | 'evidence', id: string): boolean =>
  notebook.entriesOf({ type, id })[0]?.own === false;

function clashesAbout(notebook: Notebook, id: string): Clashes {
  const known = notebook.entriesOf({ type: 'finding', id });
  // Whoever writes alone contradicts nobody.
  if (known.every(({ own }) => own)) return noClashes;
  const causal = known.map(({ hash, header: { writer, seq, after, kind } }) => ({
    hash,
    writer,
    seq,
    after,
    kind,
  }));
  const entries = known.flatMap(({ recorded }) => recorded ?? []);
  return clashesOf(entries, contested(causal, findingLifecycle.incompatible));
}

const crossing = [
  'visit.started',
  'visit.ended',
  'visit.presented',
  'visit.submitted',
  'visit.aborted',
] as const;
export type CrossedKind = (typeof crossing)[number];
const isCrossing = (kind: string | undefined): kind is CrossedKind =>
  (crossing as readonly (string | undefined)[]).includes(kind);

/** Own acts that found the visit elsewhere already, each with the act of the other tablet that counts. */
function crossedIn(notebook: Notebook, state: VisitState, visit: string): readonly Crossed[] {
  const known = notebook.entriesOf({ type: 'visit', id: visit });
  return known.flatMap(({ hash, own, recorded }) => {
    const kind = recorded?.kind;
    if (!own || !state.outOfPlace.includes(hash) || !isCrossing(kind)) return [];
    const theirs = known.filter((other) => !other.own && isCrossing(other.recorded?.kind));
    const winner = theirs.find((other) => other.recorded?.kind === kind) ?? theirs.at(-1);
    const said = winner?.recorded;
    return said == null ? [] : [{ hash, kind, by: said.actor.person, at: said.at }];
  });
}

export function headOf(notebook: Notebook, type: 'finding' | 'evidence', id: string): string | null {
  // What the server adds meanwhile (bytes received) is not on the paper and does not unsettle it.
  const own = notebook.entriesOf({ type, id }).filter(({ recorded }) => recorded?.writerClass === 'tablet');
  return own.at(-1)?.hash ?? null;
}

function findingsOf(notebook: Notebook, visit: string): FindingView[] {
  return notebook.subjects('finding').flatMap((id) => {
    const state = notebook.stateOf(findingLifecycle, id);
    if (state.fields?.visit !== visit) return [];
    const clashes = clashesAbout(notebook, id);
    // Left out here and worked on there: it is shown until somebody has chosen.
    if (state.status === 'dropped' && clashes.parts.length === 0) return [];
    return [
      {
        id,
        state,
        words: text(state.fields.observation),
        place: text(state.fields.place),
        observedAt: state.fields.observedAt,
        evidence: state.fields.evidence,
        where: whereOf(notebook, ownHashes(notebook, 'finding', id)),
        theirs: isTheirs(notebook, 'finding', id),
        clashes,
      },
    ];
  });
}

function notesOf(notebook: Notebook, visit: string): NoteView[] {
  return notebook.entriesOf({ type: 'visit', id: visit }).flatMap(({ hash, own, recorded }) => {
    const note = recorded as Recorded | null;
    if (note?.kind !== 'visit.noted') return [];
    return [
      { hash, at: note.at, text: text(note.payload.text), where: whereOf(notebook, [hash]), theirs: !own },
    ];
  });
}

function pointsOf(notebook: Notebook, visit: string): readonly string[] {
  const last = notebook
    .entriesOf({ type: 'visit', id: visit })
    .findLast(({ recorded }) => recorded?.kind === 'visit.returned')?.recorded;
  return last?.kind === 'visit.returned' && !isTombstone(last.payload.points) ? last.payload.points : [];
}

/** Everything the screens show of one visit, read from the journal and named from the pack. */
export function viewOf(notebook: Notebook, pack: Pack | null, visit: string): VisitView {
  const state = notebook.stateOf(visitLifecycle, visit);
  const findings = findingsOf(notebook, visit);
  const evidence = notebook.subjects('evidence').flatMap((id) => {
    const piece = notebook.stateOf(evidenceLifecycle, id);
    if (piece.visit !== visit) return [];
    return [
      {
        id,
        state: piece,
        where: whereOf(notebook, ownHashes(notebook, 'evidence', id)),
        theirs: isTheirs(notebook, 'evidence', id),
      },
    ];
  });
  const heads = [
    ...findings.map((finding) => headOf(notebook, 'finding', finding.id)),
    ...evidence.map((piece) => headOf(notebook, 'evidence', piece.id)),
  ].flatMap((hash) => hash ?? []);
  return {
    id: visit,
    state,
    pack,
    assignment: pack?.assignments.find((each) => each.id === state.fields?.assignment) ?? null,
    unitName: nameIn(pack?.units ?? [], state.fields?.unit) ?? '',
    findings: findings.sort((a, b) => b.observedAt - a.observedAt),
    notes: notesOf(notebook, visit),
    evidence,
    crossed: crossedIn(notebook, state, visit),
    returnedPoints: pointsOf(notebook, visit),
    heads: heads.sort(),
  };
}
