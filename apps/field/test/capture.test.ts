import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { describe, expect, it, vi } from 'vitest';
import type { Fix } from '../src/capture/position.ts';
import { random } from '../src/keys/bytes.ts';
import type { Pack } from '../src/state/pack.ts';
import { readRange } from '../src/vault/media-reader.ts';
import { digestsOf, sliceSize } from '../src/vault/media-writer.ts';
import { areaKey } from '../src/visit/area.ts';
import { importFromGallery } from '../src/visit/import-acts.ts';
import { finishCutMedia, keepPhoto } from '../src/visit/media-acts.ts';
import { type KeptRecording, startRecording } from '../src/visit/recording-acts.ts';
import { type FieldVisit, runningVisit } from './helpers/field-visit.ts';

const here: Promise<Fix> = Promise.resolve({ position: { lat7: 1, lon7: 2, accuracyCm: 3 }, noFix: null });
const nowhere: Promise<Fix> = Promise.resolve({ position: null, noFix: 'timeout' });
const stateOf = ({ open }: Pick<FieldVisit, 'open'>, id: string) =>
  open.notebook.stateOf(evidenceLifecycle, id);

async function begin(field: FieldVisit, continues?: string): Promise<KeptRecording> {
  const begun = await startRecording(field.open, 'video', 'video/webm', {
    visit: field.visit,
    finding: null,
    position: nowhere,
    ...(continues === undefined ? {} : { continues }),
  });
  if (!begun.ok) throw new Error(begun.refusal.code);
  return begun.recording;
}

describe('a picture', () => {
  it('is on the disk as it came, hashed as it came, with its place or the reason why there is none', async () => {
    const field = await runningVisit(['photo']);
    const bytes = random(sliceSize + 7);
    const to = { visit: field.visit, finding: null };
    const placed = await keepPhoto(field.open, bytes.slice(), { ...to, position: here });
    const lost = await keepPhoto(field.open, bytes.slice(), { ...to, position: nowhere });
    const { sha256 } = await digestsOf(bytes);
    expect(stateOf(field, placed.id)).toMatchObject({ sha256, position: { accuracyCm: 3 }, noFix: null });
    expect(stateOf(field, lost.id)).toMatchObject({ sha256, position: null, noFix: 'timeout' });
    expect(await readRange(field.store, field.open.keys, placed.id, 0, bytes.length)).toEqual(bytes);
  });

  it('is not taken in a way the card does not allow, nor inside a prohibited area: nothing lies on the disk', async () => {
    const field = await runningVisit(['audio']);
    const asked = { visit: field.visit, finding: null, position: here };
    const refused = await keepPhoto(field.open, random(10), asked);
    expect(refused.done).toMatchObject({ refusal: { code: 'evidence.mode-not-allowed' } });

    const inside = await runningVisit(['photo', 'video']);
    await inside.open.drafts.write(areaKey(inside.visit), '母婴室');
    const shot = await keepPhoto(inside.open, random(10), { ...asked, visit: inside.visit });
    expect(shot.done).toMatchObject({
      refusal: { code: 'evidence.area-prohibited', facts: { area: '母婴室' } },
    });
    await expect(begin(inside)).rejects.toThrow('evidence.area-prohibited');
    for (const each of [field, inside]) {
      expect(each.store.files.size).toBe(0);
      expect(await each.open.db.media.count()).toBe(0);
    }
  });

  it('drawn on is another piece that names its original; the original stays as it was', async () => {
    const field = await runningVisit(['photo']);
    const original = random(500);
    const asked = { visit: field.visit, finding: null, position: here };
    const first = await keepPhoto(field.open, original.slice(), asked);
    const before = stateOf(field, first.id);
    const copy = await keepPhoto(
      field.open,
      random(400),
      { ...asked, finding: first.finding },
      { copy: { of: first.id, how: 'annotated' } },
    );
    expect(stateOf(field, copy.id).copy).toEqual({ of: first.id, how: 'annotated' });
    expect(stateOf(field, first.id)).toEqual(before);
    expect(await readRange(field.store, field.open.keys, first.id, 0, 500)).toEqual(original);
    const stray = await keepPhoto(field.open, random(400), asked, {
      copy: { of: copy.finding, how: 'annotated' },
    });
    expect(stray.done).toMatchObject({ refusal: { code: 'evidence.copy-of-nothing' } });
  });

  it('from the gallery says so, claims no place, and a file that is none is not taken', async () => {
    const field = await runningVisit(['photo', 'audio']);
    const to = { visit: field.visit, finding: null };
    const jpeg = new File([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])], 'IMG_1.jpg');
    const kept = await importFromGallery(field.open, jpeg, to);
    expect(stateOf(field, kept.id)).toMatchObject({ origin: 'gallery', position: null, noFix: 'not-native' });
    const sound = new File(['ID3', random(sliceSize * 2)], 'a.mp3');
    const heard = await importFromGallery(field.open, sound, to);
    expect(stateOf(field, heard.id)).toMatchObject({ medium: 'audio', origin: 'gallery', size: sound.size });
    const other = await importFromGallery(field.open, new File(['%PDF-1.7'], 'a.jpg'), to);
    expect(other.done).toMatchObject({ refusal: { code: 'evidence.file-kind' } });
    const film = new File([Uint8Array.from([0, 0, 0, 32]), 'ftypisom'], 'a.mp4');
    const unasked = await importFromGallery(field.open, film, to);
    expect(unasked.done).toMatchObject({ refusal: { code: 'evidence.mode-not-allowed' } });
  });
});

describe('a picture that was killed between its bytes and its entry', () => {
  it('gets its entry also when the visit was broken off elsewhere meanwhile and its card is gone', async () => {
    const field = await runningVisit(['photo']);
    const bytes = random(1000);
    const { promise: position, reject: die } = Promise.withResolvers<Fix>();
    const to = { visit: field.visit, finding: null, position };
    const shot = expect(keepPhoto(field.open, bytes.slice(), to)).rejects.toThrow('died');
    await vi.waitFor(() => expect(field.store.files.size).toBeGreaterThan(0));
    die(new Error('died'));
    await shot;
    const [row] = await field.open.db.media.toArray();
    expect(row).toMatchObject({ state: 'writing', entry: null });

    const after = { open: await field.again(field.fellow) };
    const subject = { type: 'visit' as const, id: field.visit };
    after.open.pack.set({ ...(after.open.pack.get() as Pack), assignments: [] });
    await after.open.notebook.append(
      field.visit,
      [{ kind: 'visit.aborted', subject, payload: { reason: '已撤离', exposed: false } }],
      { person: field.fellow, seat: null },
    );
    await finishCutMedia(after.open);
    expect(await after.open.db.media.get(row?.id ?? '')).toMatchObject({ state: 'whole', size: 1000 });
    expect(stateOf(after, row?.id ?? '')).toMatchObject({
      status: 'captured',
      sha256: (await digestsOf(bytes)).sha256,
      capturedBy: field.open.person,
    });
  });
});

describe('a recording', () => {
  it('that was killed is closed over what the disk has; what was told before is its beginning, and it says it was cut', async () => {
    const field = await runningVisit(['video']);
    const piece = await begin(field);
    const plain = random(sliceSize * 5 + 100);
    for (let at = 0; at < plain.length; at += 200_000) await piece.push(plain.slice(at, at + 200_000));
    const told = stateOf(field, piece.id).slices;
    expect(told.length, 'told while it ran').toBeGreaterThanOrEqual(4);

    const after = { open: await field.again() };
    expect(await finishCutMedia(after.open)).toBe(1);
    const closed = stateOf(after, piece.id);
    expect(closed).toMatchObject({ status: 'captured', sha256: (await digestsOf(plain)).sha256 });
    expect(closed.slices.slice(0, told.length)).toEqual(told);
    expect(closed.interruptions.map(({ why }) => why)).toEqual(['killed']);
    expect(await finishCutMedia(after.open), 'once').toBe(0);
  });

  it('that was killed under one member is closed when another opens the tablet, and stays the one’s who made it', async () => {
    const field = await runningVisit(['video']);
    const piece = await begin(field);
    await piece.push(random(sliceSize + 100));
    const after = { open: await field.again(field.fellow) };
    expect(await finishCutMedia(after.open)).toBe(1);
    expect(stateOf(after, piece.id)).toMatchObject({ status: 'captured', capturedBy: field.open.person });
    const authors = after.open.notebook
      .entriesOf({ type: 'evidence', id: piece.id })
      .map(({ header }) => header.actor.person);
    expect(authors.slice(-2), 'and what was done is signed by whoever did it').toEqual([
      field.fellow,
      field.fellow,
    ]);
  });

  it('is closed also when the visit was broken off elsewhere meanwhile', async () => {
    const field = await runningVisit(['video']);
    const piece = await begin(field);
    await piece.push(random(1000));
    field.open.pack.set({ ...(field.open.pack.get() as Pack), assignments: [] });
    const subject = { type: 'visit' as const, id: field.visit };
    await field.open.notebook.append(
      field.visit,
      [{ kind: 'visit.aborted', subject, payload: { reason: '已撤离', exposed: false } }],
      { person: field.fellow, seat: null },
    );
    await piece.finish();
    expect(stateOf(field, piece.id).status).toBe('captured');
  });

  it('whose disk takes no more is closed over what it took', async () => {
    const field = await runningVisit(['video']);
    const piece = await begin(field);
    const plain = random(sliceSize);
    await piece.push(plain.slice());
    field.store.failAfter(0);
    await expect(piece.push(random(1000))).rejects.toThrow('died');
    field.store.failAfter(Number.POSITIVE_INFINITY);
    await piece.close('storage');
    expect(stateOf(field, piece.id)).toMatchObject({
      status: 'captured',
      sha256: (await digestsOf(plain)).sha256,
      interruptions: [{ why: 'storage' }],
    });
  });

  it('that was interrupted says so with its time, and the next part names it and joins its finding', async () => {
    const field = await runningVisit(['video']);
    const first = await begin(field);
    await first.push(random(1000));
    await first.interrupt('track-ended');
    await first.finish();
    const next = await startRecording(field.open, 'video', 'video/webm', {
      visit: field.visit,
      finding: first.finding,
      position: nowhere,
      continues: first.id,
    });
    if (!next.ok) throw new Error(next.refusal.code);
    await next.recording.push(random(1000));
    await next.recording.finish();
    expect(stateOf(field, first.id).interruptions.map(({ why }) => why)).toEqual(['track-ended']);
    expect(stateOf(field, next.recording.id).continues).toBe(first.id);
    expect(next.recording.finding).toBe(first.finding);
  });
});
