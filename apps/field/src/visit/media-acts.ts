import type { NewEvent, Position } from '@mingcha/domain';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { findingLifecycle } from '@mingcha/domain/findings';
import { visitLifecycle } from '@mingcha/domain/visits';
import type { EvidenceDigests } from '@mingcha/journal';
import { newId } from '../keys/bytes.ts';
import type { Open } from '../state/tablet.ts';
import { sealFromDisk } from '../vault/media-reader.ts';
import { type MediaWriter, openMediaWriter, sliceSize } from '../vault/media-writer.ts';
import { authorOf, decide } from './act.ts';
import { decideFinding, newFinding } from './finding-acts.ts';
import { type MediaPlan, planKey } from './media-plan.ts';
import { offerPiece } from './undo-acts.ts';
import { type VisitView, viewOf } from './view.ts';
import type { Done } from './visit-acts.ts';

const look = (open: Open, visit: string): VisitView =>
  viewOf(open.notebook, open.shelf.packFor(visit), visit);

const evidenceFacts = (view: VisitView) => ({
  visit: { status: view.state.status, modes: view.assignment?.modes ?? [] },
});

/** Says on the disk what the bytes to come belong to, before the first of them is written. */
async function begin(open: Open, id: string, plan: MediaPlan): Promise<MediaWriter> {
  await open.drafts.write(planKey(id), plan);
  await open.db.media.put({
    id,
    visit: plan.visit,
    mime: plan.mime,
    state: 'writing',
    size: 0,
    sha256: '',
    entry: null,
    uploadUrl: null,
    sentBytes: 0,
  });
  return openMediaWriter(open.store, open.keys, id);
}

/** The medium's entry, its finding and its row in one transaction: from here on the picture is a fact. */
async function finish(open: Open, id: string, plan: MediaPlan, digests: EvidenceDigests): Promise<Done> {
  const view = look(open, plan.visit);
  const captured = decide(open, {
    visit: plan.visit,
    lifecycle: evidenceLifecycle,
    id,
    facts: evidenceFacts(view),
    command: {
      type: 'captureEvidence',
      visit: plan.visit,
      ...(plan.answer === undefined ? { finding: plan.finding } : {}),
      medium: plan.medium,
      mime: plan.mime,
      size: digests.size,
      sliceSize: digests.sliceSize,
      slices: [...digests.slices],
      root: digests.root,
      sha256: digests.sha256,
      capturedAt: plan.capturedAt,
      position: plan.position,
      covert: plan.covert,
    },
  });
  if (!captured.ok) return captured;
  const finding = open.notebook.stateOf(findingLifecycle, plan.finding);
  const told =
    plan.answer !== undefined
      ? decide(open, {
          visit: plan.visit,
          lifecycle: visitLifecycle,
          id: plan.visit,
          facts: {},
          command: { type: 'answerQuestions', answers: {}, evidence: { [plan.answer]: [id] } },
        })
      : finding.fields === null
        ? decideFinding(
            open,
            view,
            plan.finding,
            newFinding(view, { observedAt: plan.capturedAt, evidence: [id] }),
            [id],
          )
        : decideFinding(
            open,
            view,
            plan.finding,
            { type: 'amendFinding', evidence: [...finding.fields.evidence, id] },
            [id],
          );
  // A visit that no longer takes findings still keeps the evidence it was allowed to take.
  const events: NewEvent[] = [...captured.value, ...(told.ok ? told.value : [])];
  await open.notebook.append(plan.visit, events, authorOf(open), async ([entry]) => {
    await open.db.media.update(id, {
      state: 'whole',
      size: digests.size,
      sha256: digests.sha256,
      entry: entry?.hash ?? null,
    });
    await open.db.drafts.delete(planKey(id));
  });
  if (told.ok) offerPiece(open, plan.visit, { id, finding: plan.finding, alone: finding.fields === null });
  open.sync.nudge();
  return told.ok ? { ok: true } : told;
}

export interface NewMedium {
  readonly visit: string;
  /** An existing finding gets the piece; without one, a new finding is made of it. */
  readonly finding: string | null;
  /** A question of the checklist that gets it instead. */
  readonly answer?: string | undefined;
  readonly position: Promise<Position | null>;
}

export interface KeptPhoto {
  readonly id: string;
  readonly finding: string;
  readonly done: Done;
}

export async function keepPhoto(
  open: Open,
  bytes: Uint8Array,
  { visit, finding, answer, position }: NewMedium,
): Promise<KeptPhoto> {
  const id = newId('evd');
  const view = look(open, visit);
  const plan: MediaPlan = {
    medium: 'photo',
    visit,
    finding: finding ?? newId('fnd'),
    existing: finding !== null,
    ...(answer === undefined ? {} : { answer }),
    mime: 'image/jpeg',
    capturedAt: Date.now(),
    position: null,
    covert: view.state.fields?.covert ?? false,
    person: open.person,
  };
  const writer = await begin(open, id, plan);
  await writer.push(bytes);
  const placed = { ...plan, position: await position };
  await open.drafts.write(planKey(id), placed);
  const done = await finish(open, id, placed, await writer.finish());
  return { id, finding: plan.finding, done };
}

export interface KeptRecording {
  readonly id: string;
  readonly finding: string;
  push(bytes: Uint8Array): Promise<void>;
  finish(): Promise<Done>;
}

/** Slices of a recording go into the chain in groups, so that a killed recording is proven up to its last group. */
const sliceGroup = 4;

export async function startRecording(
  open: Open,
  medium: 'audio' | 'video',
  mime: string,
  { visit, finding, position }: NewMedium,
): Promise<{ ok: true; recording: KeptRecording } | Extract<Done, { ok: false }>> {
  const id = newId('evd');
  const view = look(open, visit);
  const plan: MediaPlan = {
    medium,
    visit,
    finding: finding ?? newId('fnd'),
    existing: finding !== null,
    mime,
    capturedAt: Date.now(),
    position: await position,
    covert: view.state.fields?.covert ?? false,
    person: open.person,
  };
  const started = decide(open, {
    visit,
    lifecycle: evidenceLifecycle,
    id,
    facts: evidenceFacts(view),
    command: {
      type: 'startRecording',
      visit,
      finding: plan.finding,
      medium,
      mime,
      sliceSize,
      device: open.enrolment.device,
    },
  });
  if (!started.ok) return started;
  await open.drafts.write(planKey(id), plan);
  await open.notebook.append(visit, started.value, authorOf(open), async () => {
    await open.db.media.put({
      id,
      visit,
      mime,
      state: 'writing',
      size: 0,
      sha256: '',
      entry: null,
      uploadUrl: null,
      sentBytes: 0,
    });
  });

  let told = 0;
  let fresh: string[] = [];
  const tell = async () => {
    const digests = fresh;
    fresh = [];
    const decided = decide(open, {
      visit,
      lifecycle: evidenceLifecycle,
      id,
      facts: {},
      command: { type: 'addSlices', index: told, digests },
    });
    told += digests.length;
    if (decided.ok) await open.notebook.append(visit, decided.value, authorOf(open));
  };
  const writer = await openMediaWriter(open.store, open.keys, id, (_index, digest) => {
    fresh.push(digest);
  });
  return {
    ok: true,
    recording: {
      id,
      finding: plan.finding,
      async push(bytes) {
        await writer.push(bytes);
        if (fresh.length >= sliceGroup) await tell();
      },
      finish: async () => finish(open, id, plan, await writer.finish()),
    },
  };
}

/** After a kill: every medium that was being written is closed over what reached the disk, as an entry of its own. */
export async function finishCutMedia(open: Open): Promise<number> {
  const cut = await open.db.media.where('state').equals('writing').toArray();
  let finished = 0;
  for (const row of cut) {
    const plan = await open.drafts.read<MediaPlan>(planKey(row.id));
    const digests = await sealFromDisk(open.store, open.keys, row.id);
    if (plan === null || digests === null) {
      // Not one byte had reached the disk: there is nothing to prove and nothing to lose.
      if (digests === null) await open.db.media.delete(row.id);
      continue;
    }
    await finish(open, row.id, plan, digests);
    finished += 1;
  }
  return finished;
}
