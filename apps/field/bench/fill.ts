import { visitLifecycle } from '@mingcha/domain/visits';
import type { Fix } from '../src/capture/position.ts';
import { newId, random } from '../src/keys/bytes.ts';
import type { Open } from '../src/state/tablet.ts';
import { createTablet } from '../src/state/tablet.ts';
import { openDeviceDb } from '../src/storage/move-database.ts';
import { openOpfsStore } from '../src/vault/opfs-store.ts';
import { actOnFinding, newFinding } from '../src/visit/finding-acts.ts';
import { keepPhoto } from '../src/visit/media-acts.ts';
import { startRecording } from '../src/visit/recording-acts.ts';
import { viewOf } from '../src/visit/view.ts';

// Fills the visit under way through the app's own acts: decided, signed, sealed and written as if somebody had pressed.

export interface Load {
  readonly findings: number;
  readonly photos: number;
  readonly photoBytes: number;
  readonly videos: number;
  readonly videoBytes: number;
}

let open: Open;
let visit: string;
const nowhere: Promise<Fix> = Promise.resolve({ position: null, noFix: 'off' });
const look = () => viewOf(open.notebook, open.pack.get(), visit);

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

export async function fill(load: Load): Promise<{ entries: number; seconds: number }> {
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
  const photo = await picture(load.photoBytes);
  for (let n = 0; n < load.photos; n += 1) {
    photo.set(random(32), photo.length - 32);
    const finding = ids[n % ids.length] ?? null;
    const { done } = await keepPhoto(open, photo.slice(), { visit, finding, position: nowhere });
    if (!done.ok) throw new Error(done.refusal.code);
  }
  const piece = random(256 * 1024);
  for (let n = 0; n < load.videos; n += 1) {
    const finding = ids[n] ?? null;
    const started = await startRecording(open, 'video', 'video/webm', { visit, finding, position: nowhere });
    // A task without moving pictures: the rest is measured all the same.
    if (!started.ok) break;
    for (let sent = 0; sent < load.videoBytes; sent += piece.length) {
      piece.set(random(32));
      await started.recording.push(piece.slice());
    }
    await started.recording.finish();
  }
  return { entries: await open.db.entries.count(), seconds: (performance.now() - began) / 1000 };
}

export interface Saved {
  readonly ms: number;
  readonly longest: number;
}

/** From the press to the return of the act: bytes hashed, sealed and on the disk, entries committed. */
export async function save(bytes: Uint8Array<ArrayBuffer>): Promise<Saved> {
  let longest = 0;
  const watch = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  watch.observe({ type: 'longtask' });
  const began = performance.now();
  const { done } = await keepPhoto(open, bytes, { visit, finding: null, position: nowhere });
  const ms = performance.now() - began;
  if (!done.ok) throw new Error(done.refusal.code);
  // What was observed is told a moment later.
  await new Promise((told) => setTimeout(told, 200));
  watch.disconnect();
  return { ms, longest };
}

/** The same many times, on pictures of their own. */
export async function saves(times: number, bytes: number): Promise<Saved[]> {
  const photo = await picture(bytes, 4000);
  const results: Saved[] = [];
  for (let n = 0; n < times; n += 1) {
    photo.set(random(32), photo.length - 32);
    results.push(await save(photo.slice()));
  }
  return results;
}
