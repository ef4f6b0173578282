import { type Medium, recorderFileHead, recorderFileOf } from '@mingcha/domain/evidence';
import { newId } from '../keys/bytes.ts';
import type { Open } from '../state/tablet.ts';
import { openMediaWriter } from '../vault/media-writer.ts';
import { announce, finish, type KeptPhoto, keepPhoto, type NewMedium, notNative } from './media-acts.ts';
import { type MediaPlan, newPlan } from './media-plan.ts';
import { look } from './view-now.ts';
import type { Done } from './visit-acts.ts';

async function kindOf(file: File): Promise<{ medium: Medium; mime: string } | null> {
  const head = new Uint8Array(await file.slice(0, recorderFileHead).arrayBuffer());
  const known = recorderFileOf(head);
  if (known !== null) return known;
  if (/^image\/[a-z0-9.+-]+$/.test(file.type)) return { medium: 'photo', mime: file.type };
  return null;
}

/** Pictures that fit in one breath; everything else goes through a few slices at a time. */
const small = 32 * 1024 * 1024;

const refused = (code: 'evidence.file-kind' | 'evidence.mode-not-allowed', medium = ''): Done => ({
  ok: false,
  refusal: { code, facts: code === 'evidence.file-kind' ? {} : { medium: `medium.${medium}` } },
});

/**
 * A file from the tablet's own gallery. It is evidence like the others, under the same rules, and says for ever that it
 * was not taken here: neither time nor place of the picture are known, only when it was brought in.
 */
export async function importFromGallery(
  open: Open,
  file: File,
  { visit, finding, answer }: Omit<NewMedium, 'position'>,
): Promise<KeptPhoto> {
  const id = newId('evd');
  const kind = await kindOf(file);
  const nobody = { id, finding: finding ?? '' };
  if (kind === null) return { ...nobody, done: refused('evidence.file-kind') };
  const view = look(open, visit);
  const { medium, mime } = kind;
  if (!(view.assignment?.modes ?? []).includes(medium))
    return { ...nobody, done: refused('evidence.mode-not-allowed', medium) };
  if (medium === 'photo' && file.size <= small) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return keepPhoto(
      open,
      bytes,
      { visit, finding, answer, position: notNative },
      { id, mime, origin: 'gallery' },
    );
  }
  const plan: MediaPlan = {
    ...newPlan(open, view, medium, mime, { visit, finding, answer }),
    noFix: 'not-native',
    origin: 'gallery',
  };
  await announce(open, id, plan);
  const writer = await openMediaWriter(open.store, open.keys, id);
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    await writer.push(new Uint8Array(value));
  }
  return { id, finding: plan.finding, done: await finish(open, id, plan, await writer.finish()) };
}
