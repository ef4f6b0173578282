import type { NewEvent } from '@mingcha/domain';
import {
  type EvidenceFacts,
  evidenceLifecycle,
  type Interruption,
  type NoFix,
} from '@mingcha/domain/evidence';
import { findingLifecycle } from '@mingcha/domain/findings';
import { visitLifecycle } from '@mingcha/domain/visits';
import type { EvidenceDigests } from '@mingcha/journal';
import type { Fix } from '../capture/position.ts';
import { newId } from '../keys/bytes.ts';
import type { Open } from '../state/tablet.ts';
import type { Still, StillSource } from '../vault/media-port.ts';
import { readIndex, sealFromDisk } from '../vault/media-reader.ts';
import { digestsOf, sealWhole } from '../vault/media-writer.ts';
import { authorOf, decide } from './act.ts';
import { areaOf } from './area.ts';
import { decideFinding, newFinding } from './finding-acts.ts';
import { type MediaPlan, newPlan, planKey } from './media-plan.ts';
import { offerPiece } from './undo-acts.ts';
import type { VisitView } from './view.ts';
import { look } from './view-now.ts';
import type { Done } from './visit-acts.ts';

/** How the visit stands, or how it stood when the rules were `asked`: then nothing is read from the disk for it. */
export async function evidenceFacts(
  open: Open,
  view: VisitView,
  copyOf?: string,
  asked?: EvidenceFacts['visit'],
): Promise<EvidenceFacts> {
  return {
    visit: asked ?? {
      status: view.state.status,
      modes: view.assignment?.modes ?? [],
      area: await areaOf(open, view.id),
    },
    ...(copyOf === undefined ? {} : { original: open.notebook.stateOf(evidenceLifecycle, copyOf) }),
  };
}

export const rowOf = (id: string, { visit, mime }: MediaPlan) => ({
  id,
  visit,
  mime,
  state: 'writing' as const,
  size: 0,
  sha256: '',
  entry: null,
  uploadUrl: null,
  sentBytes: 0,
});

/** Says on the disk what the bytes to come belong to, before the first of them is written. */
export async function announce(open: Open, id: string, plan: MediaPlan): Promise<void> {
  const { db, drafts } = open;
  const sealed = await drafts.seal(planKey(id), plan);
  await db.transaction('rw', db.drafts, db.media, async () => {
    await db.drafts.put(sealed);
    await db.media.put(rowOf(id, plan));
  });
}

/** The medium's entry, its finding and its row in one transaction: from here on the picture is a fact. */
export async function finish(
  open: Open,
  id: string,
  plan: MediaPlan,
  digests: EvidenceDigests,
  cut?: { readonly at: number; readonly why: Interruption },
): Promise<Done> {
  const view = look(open, plan.visit);
  const { copy, page, origin, asked } = plan;
  const captured = decide(open, {
    visit: plan.visit,
    lifecycle: evidenceLifecycle,
    id,
    facts: await evidenceFacts(open, view, copy?.of, asked),
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
      ...(plan.position === null && plan.noFix ? { noFix: plan.noFix } : {}),
      covert: plan.covert,
      ...(origin === undefined ? {} : { origin }),
      ...(copy === undefined ? {} : { copy }),
      ...(page === undefined ? {} : { page }),
      // Closed after a kill by another of the team: the record says who took it.
      ...(plan.person === open.person ? {} : { takenBy: plan.person }),
    },
  });
  if (!captured.ok) return captured;
  const broken = cut === undefined ? null : decideCut(open, plan.visit, id, cut.at, cut.why);
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
  const before: readonly NewEvent[] = broken?.ok === true ? broken.value : [];
  const events: NewEvent[] = [...before, ...captured.value, ...(told.ok ? told.value : [])];
  await open.notebook.append(plan.visit, events, authorOf(open), async (entries) => {
    const entry = entries[before.length];
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

export const decideCut = (open: Open, visit: string, id: string, at: number, why: Interruption) =>
  decide(open, {
    visit,
    lifecycle: evidenceLifecycle,
    id,
    facts: {},
    command: { type: 'interruptRecording', at, why },
  });

export interface NewMedium {
  readonly visit: string;
  /** An existing finding gets the piece; without one, a new finding is made of it. */
  readonly finding: string | null;
  /** A question of the checklist that gets it instead. */
  readonly answer?: string | undefined;
  readonly position: Promise<Fix>;
}

/** What else is said of a still: that it is a page of a scan, a copy of another piece, or came from the gallery. */
export interface StillSaid extends Pick<MediaPlan, 'copy' | 'page' | 'origin'> {
  readonly medium?: 'photo' | 'scan';
  readonly mime?: string;
  /** Given where the caller has to name the piece before it exists. */
  readonly id?: string;
}

export interface KeptPhoto {
  readonly id: string;
  readonly finding: string;
  readonly done: Done;
}

/** What a picture that was not taken here and now says in place of a position. */
export const notNative: Promise<Fix> = Promise.resolve({ position: null, noFix: 'not-native' as NoFix });

/**
 * One still: encoded, hashed and sealed in the worker while the plan goes to the disk; then its bytes, then its entry, then
 * its small picture. The source is given away. What the card does not allow is refused before a byte is written.
 */
export async function keepPhoto(
  open: Open,
  source: StillSource,
  { visit, finding, answer, position }: NewMedium,
  said: StillSaid = {},
): Promise<KeptPhoto> {
  const { medium = 'photo', mime = 'image/jpeg', id = newId('evd'), ...also } = said;
  const view = look(open, visit);
  const [key, facts] = await Promise.all([open.keys.mediumKey(id), evidenceFacts(open, view, also.copy?.of)]);
  const plan = {
    ...newPlan(open, view, medium, mime, { visit, finding, answer }),
    ...also,
    asked: facts.visit,
  };
  const refused = refusedStill(open, plan, facts);
  if (refused !== null) {
    if (!(source instanceof Uint8Array)) source.close();
    return { id, finding: plan.finding, done: refused };
  }
  const still = stillOf(open, id, key, source);
  await announce(open, id, plan);
  const kept = still.keep();
  kept.catch(() => {});
  const [digests, fix] = await Promise.all([still.digests, position]);
  await kept;
  const done = await finish(open, id, { ...plan, ...fix }, digests);
  // Only now: a kilobyte for lists must not stand before what the picture is taken for.
  void still.thumb().catch(() => {});
  return { id, finding: plan.finding, done };
}

function stillOf(open: Open, id: string, key: CryptoKey, source: StillSource): Still {
  const { store } = open;
  if (store.port !== undefined) return store.port.still(id, key, source);
  if (!(source instanceof Uint8Array)) throw new Error('a frame needs the worker');
  const keep = async () => {
    for (const { name, bytes } of await sealWhole(key, id, source)) await store.write(id, name, bytes);
  };
  return { digests: digestsOf(source), keep, thumb: async () => {} };
}

/** The rules are asked before the shutter's bytes go anywhere; digests stand in that no rule looks at. */
function refusedStill(
  open: Open,
  plan: MediaPlan,
  facts: EvidenceFacts,
): Extract<Done, { ok: false }> | null {
  const blank = '0'.repeat(64);
  const asked = decide(open, {
    visit: plan.visit,
    lifecycle: evidenceLifecycle,
    id: newId('evd'),
    facts,
    command: {
      type: 'captureEvidence',
      visit: plan.visit,
      medium: plan.medium,
      mime: plan.mime,
      size: 1,
      sliceSize: 1024,
      slices: [blank],
      root: blank,
      sha256: blank,
      capturedAt: plan.capturedAt,
      position: null,
      covert: plan.covert,
      ...(plan.copy === undefined ? {} : { copy: plan.copy }),
    },
  });
  return asked.ok ? null : asked;
}

/** After a kill: every medium that was being written is closed over what reached the disk, as an entry of its own. */
export async function finishCutMedia(open: Open): Promise<number> {
  const cut = await open.db.media.where('state').equals('writing').toArray();
  let finished = 0;
  for (const row of cut) if (await closeFromDisk(open, row.id, 'killed')) finished += 1;
  return finished;
}

/** Closes one medium over what reached the disk; a recording says what cut it and when its last word was written. */
export async function closeFromDisk(open: Open, id: string, why: Interruption): Promise<boolean> {
  const plan = await open.drafts.read<MediaPlan>(planKey(id));
  const digests = await sealFromDisk(open.store, open.keys, id);
  if (plan === null || digests === null) {
    // Not one byte had reached the disk: there is nothing to prove and nothing to lose.
    if (digests === null) await open.db.media.delete(id);
    return false;
  }
  const recording = open.notebook.stateOf(evidenceLifecycle, id).status === 'recording';
  const index = await readIndex(open.store, open.keys, id);
  const at = Math.min(plan.capturedAt + (index?.durationMs ?? 0), Date.now());
  const done = await finish(open, id, plan, digests, recording ? { at, why } : undefined);
  return done.ok;
}
