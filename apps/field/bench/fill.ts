import { visitLifecycle } from '@mingcha/domain/visits';
import type { Fix } from '../src/capture/position.ts';
import { newId, random } from '../src/keys/bytes.ts';
import type { Open } from '../src/state/tablet.ts';
import { createTablet } from '../src/state/tablet.ts';
import { openDeviceDb } from '../src/storage/move-database.ts';
import type { StillSource } from '../src/vault/media-port.ts';
import { openOpfsStore } from '../src/vault/opfs-store.ts';
import { actOnFinding, newFinding } from '../src/visit/finding-acts.ts';
import { keepPhoto } from '../src/visit/media-acts.ts';
import { startRecording } from '../src/visit/recording-acts.ts';
import { look as lookAt } from '../src/visit/view-now.ts';
import { filmOf, type Reel, recordReel } from './film.ts';

// Fills the visit under way through the app's own acts: decided, signed, sealed and written as if somebody had pressed.

export interface Load {
  readonly findings: number;
  readonly photos: number;
  /** So many of them belong to one finding. */
  readonly together: number;
  readonly photoBytes: number;
  /** Parts of the recording, how long each is, and how heavy. */
  readonly films: number;
  readonly filmSeconds: number;
  readonly bytesPerSecond: number;
}

export interface Filled {
  readonly visit: string;
  readonly entries: number;
  readonly seconds: number;
  /** Where the pictures lie together, and where each part of the film lies. */
  readonly album: string;
  readonly films: readonly { readonly finding: string; readonly bytes: number }[];
}

let open: Open;
let visit: string;
const nowhere: Promise<Fix> = Promise.resolve({ position: null, noFix: 'off' });
const look = () => lookAt(open, visit);

/** While there is a network: afterwards the worker's script could not be fetched. */
export async function unlock(pin: string): Promise<void> {
  const tablet = await createTablet({
    db: await openDeviceDb(),
    store: openOpfsStore(),
    now: () => Date.now(),
  });
  await tablet.start();
  await tablet.unlock(pin);
  const stage = tablet.stage.get();
  if (stage.name !== 'open') throw new Error(`not opened but ${stage.name}`);
  open = stage.open;
  const running = open.notebook
    .subjects('visit')
    .find((id) => open.notebook.stateOf(visitLifecycle, id).status === 'started');
  if (running === undefined) throw new Error('no visit is under way');
  visit = running;
}

/** A picture of about this many bytes: a real one, and after its end what makes it as large as from a camera. */
export async function picture(bytes: number, side = 1600): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(side, Math.round((side * 3) / 4));
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  for (let n = 0; n < 400; n += 1) {
    brush.fillStyle = `hsl(${(n * 47) % 360} 60% 50%)`;
    brush.fillRect((n * 131) % side, (n * 71) % canvas.height, 120, 90);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const drawn = new Uint8Array(await blob.arrayBuffer());
  const whole = new Uint8Array(Math.max(bytes, drawn.length));
  whole.set(drawn);
  whole.set(random(whole.length - drawn.length), drawn.length);
  return whole;
}

async function keepFilm(reel: Reel, finding: string, load: Load): Promise<number> {
  const started = await startRecording(open, 'video', reel.mime, { visit, finding, position: nowhere });
  if (!started.ok) throw new Error(started.refusal.code);
  let bytes = 0;
  for (const piece of filmOf(reel, load.filmSeconds, load.bytesPerSecond)) {
    bytes += piece.length;
    await started.recording.push(piece.slice());
  }
  const done = await started.recording.finish();
  if (!done.ok) throw new Error(done.refusal.code);
  return bytes;
}

export async function fill(load: Load): Promise<Filled> {
  const began = performance.now();
  const ids: string[] = [];
  for (let n = 0; n < load.findings; n += 1) {
    const id = newId('fnd');
    const words = `第${n + 1}条：${n % 24}时${n % 60}分，${(n % 9) + 1}号窗口工作人员离岗${(n % 40) + 3}分钟，群众排队${n % 30}人，无顶岗安排。`;
    const fact = { observation: words, observedAt: Date.now(), evidence: [] };
    const done = await actOnFinding(open, look(), id, newFinding(look(), fact));
    if (!done.ok) throw new Error(done.refusal.code);
    ids.push(id);
  }
  const [album = ''] = ids;
  await photographs(load.photos, load.photoBytes, (n) =>
    n < load.together ? album : (ids[n % ids.length] ?? null),
  );
  const reel = await recordReel();
  const films: { finding: string; bytes: number }[] = [];
  for (const finding of ids.slice(1, 1 + load.films))
    films.push({ finding, bytes: await keepFilm(reel, finding, load) });
  const entries = await open.db.entries.count();
  return { visit, entries, seconds: (performance.now() - began) / 1000, album, films };
}

/** Pictures of their own digests; each belongs to a finding, or is one. */
export async function photographs(
  count: number,
  bytes: number,
  of: (n: number) => string | null = () => null,
): Promise<void> {
  const photo = await picture(bytes);
  for (let n = 0; n < count; n += 1) {
    photo.set(random(32), photo.length - 32);
    const { done } = await keepPhoto(open, photo.slice(), { visit, finding: of(n), position: nowhere });
    if (!done.ok) throw new Error(done.refusal.code);
  }
}

export interface Saved {
  readonly ms: number;
  readonly longest: number;
}

/** What a camera of twelve megapixels gives for a moment: light and dark with the grain of a cheap sensor. */
function frame(): VideoFrame {
  const [width, height] = [4000, 3000];
  const grain = random(width);
  const pixels = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      pixels[row * width + column] =
        ((row + column) >> 5) + ((grain[(column + row * 7) % width] ?? 0) & 15) + ((row >> 7) & 1) * 40;
  return new VideoFrame(pixels, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: 0 });
}

/** From the press to the return of the act: bytes hashed, sealed and flushed, entries committed. */
async function save(source: StillSource): Promise<Saved> {
  let longest = 0;
  const watch = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  watch.observe({ type: 'longtask' });
  const began = performance.now();
  const { done } = await keepPhoto(open, source, { visit, finding: null, position: nowhere });
  const ms = performance.now() - began;
  if (!done.ok) throw new Error(done.refusal.code);
  // What was observed is told a moment later; nobody takes two within a second, and the small picture of this one is made.
  await new Promise((told) => setTimeout(told, 1_000));
  watch.disconnect();
  return { ms, longest };
}

/** The same many times: a file as a camera writes it, or a frame that has still to become one. */
export async function saves(what: 'file' | 'frame', times: number, bytes: number): Promise<Saved[]> {
  const photo = what === 'file' ? await picture(bytes, 4000) : null;
  const shot = photo === null ? frame() : null;
  // What it took to make them is no part of it.
  await new Promise((rested) => setTimeout(rested, 500));
  const results: Saved[] = [];
  for (let n = 0; n < times; n += 1) {
    photo?.set(random(32), photo.length - 32);
    const source = photo?.slice() ?? shot?.clone();
    // What it took to make it is no part of it either.
    await new Promise((rested) => setTimeout(rested, 100));
    if (source !== undefined) results.push(await save(source));
  }
  shot?.close();
  return results;
}
