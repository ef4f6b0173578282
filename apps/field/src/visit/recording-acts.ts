import { evidenceLifecycle, type Interruption } from '@mingcha/domain/evidence';
import { newId } from '../keys/bytes.ts';
import type { Open } from '../state/tablet.ts';
import { openMediaWriter, sliceSize } from '../vault/media-writer.ts';
import { authorOf, decide } from './act.ts';
import { closeFromDisk, decideCut, evidenceFacts, finish, type NewMedium, rowOf } from './media-acts.ts';
import { newPlan, planKey } from './media-plan.ts';
import { look } from './view-now.ts';
import type { Done } from './visit-acts.ts';

export interface KeptRecording {
  readonly id: string;
  readonly finding: string;
  push(bytes: Uint8Array): Promise<void>;
  /** Says on the record that something cut it, or may have left a gap, at the moment it is known. */
  interrupt(why: Interruption): Promise<void>;
  finish(): Promise<Done>;
  /** What the disk has, when it takes no more. */
  close(why: Interruption): Promise<void>;
}

export interface NewRecording extends NewMedium {
  /** The part before, which something cut short. */
  readonly continues?: string;
}

/** Slices of a recording go into the chain in groups, so that a killed recording is proven up to its last group. */
const sliceGroup = 4;
/** A slow recording does not wait for a group to fill. */
const longest = 4_000;

export async function startRecording(
  open: Open,
  medium: 'audio' | 'video',
  mime: string,
  { visit, finding, position, continues }: NewRecording,
): Promise<{ ok: true; recording: KeptRecording } | Extract<Done, { ok: false }>> {
  const id = newId('evd');
  const view = look(open, visit);
  const plan = { ...newPlan(open, view, medium, mime, { visit, finding }), ...(await position) };
  const started = decide(open, {
    visit,
    lifecycle: evidenceLifecycle,
    id,
    facts: await evidenceFacts(open, view),
    command: {
      type: 'startRecording',
      visit,
      finding: plan.finding,
      medium,
      mime,
      sliceSize,
      device: open.enrolment.device,
      ...(continues === undefined ? {} : { continues }),
    },
  });
  if (!started.ok) return started;
  const sealed = await open.drafts.seal(planKey(id), plan);
  await open.notebook.append(visit, started.value, authorOf(open), async () => {
    await open.db.drafts.put(sealed);
    await open.db.media.put(rowOf(id, plan));
  });

  let told = 0;
  let toldAt = Date.now();
  let fresh: string[] = [];
  const tell = async () => {
    const digests = fresh;
    fresh = [];
    toldAt = Date.now();
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
        const due = fresh.length >= sliceGroup || (fresh.length > 0 && Date.now() - toldAt >= longest);
        if (due) await tell();
      },
      async interrupt(why) {
        const decided = decideCut(open, visit, id, Date.now(), why);
        if (decided.ok) await open.notebook.append(visit, decided.value, authorOf(open));
      },
      finish: async () => finish(open, id, plan, await writer.finish()),
      close: async (why) => void (await closeFromDisk(open, id, why)),
    },
  };
}
