import { closeStream, openForVideo } from '../src/capture/camera.ts';
import { mimeFor, record } from '../src/capture/recorder.ts';
import { type Bytes, concat } from '../src/keys/bytes.ts';
import { startWebmIndex } from '../src/vault/webm-index.ts';

/** A few seconds as the tablet's recorder gives them, to be gone through again and again: a film of any length. */
export interface Reel {
  readonly mime: string;
  readonly head: Bytes;
  readonly clusters: readonly { readonly at: number; readonly body: Bytes }[];
  readonly lasts: number;
}

async function recorded(seconds: number): Promise<Bytes> {
  const stream = await openForVideo();
  const parts: Uint8Array[] = [];
  await new Promise<void>((done) => {
    const running = record(stream, 'video', {
      onBytes: async (bytes) => void parts.push(bytes),
      onCut: () => {},
      onEnd: done,
    });
    setTimeout(() => void running.stop(), seconds * 1000);
  });
  closeStream(stream);
  return concat(...parts);
}

/** Behind the length of a cluster and its time, both of which every round of the reel says anew. */
function bodyOf(cluster: Bytes): Bytes {
  const sizeLength = Math.clz32(cluster[4] ?? 0) - 23;
  const time = 4 + sizeLength;
  if (cluster[time] !== 0xe7) throw new Error('a cluster that does not begin with its time');
  return cluster.subarray(time + 2 + ((cluster[time + 1] ?? 0) & 0x7f));
}

export async function recordReel(seconds = 6): Promise<Reel> {
  const bytes = await recorded(seconds);
  const indexer = startWebmIndex();
  indexer.push(bytes);
  const index = indexer.finish();
  if (index === null) throw new Error('the recorder gave no film');
  const clusters = index.clusters.map(([from, at], n) => ({
    at,
    body: bodyOf(bytes.subarray(from, index.clusters[n + 1]?.[0] ?? bytes.length)),
  }));
  return { mime: mimeFor('video'), head: bytes.slice(0, index.init), clusters, lasts: index.durationMs + 40 };
}

/** A cluster of unknown length, as recorders write it, with its time in four bytes. */
function clusterAt(ms: number, body: Bytes, weight: number): Bytes {
  const head = new Uint8Array(18);
  head.set([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xe7, 0x84]);
  new DataView(head.buffer).setUint32(14, ms);
  const lacking = weight - head.length - body.length - 9;
  if (lacking <= 0) return concat(head, body);
  // What stands for nothing and is passed over: a drawn camera gives less than one in a hall.
  const nothing = new Uint8Array(9 + lacking);
  nothing[0] = 0xec;
  new DataView(nothing.buffer).setUint32(1, 0x01_00_00_00);
  new DataView(nothing.buffer).setUint32(5, lacking);
  return concat(head, body, nothing);
}

/** So many seconds of it, each as heavy as asked, in pieces as a recorder hands them over. */
export function* filmOf(reel: Reel, seconds: number, bytesPerSecond: number): Generator<Bytes> {
  yield reel.head;
  for (let round = 0; round * reel.lasts < seconds * 1000; round += 1) {
    for (const [n, { at, body }] of reel.clusters.entries()) {
      const until = reel.clusters[n + 1]?.at ?? reel.lasts;
      yield clusterAt(round * reel.lasts + at, body, Math.round(((until - at) / 1000) * bytesPerSecond));
    }
  }
}
