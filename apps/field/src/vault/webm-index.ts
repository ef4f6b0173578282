/**
 * Where a recording can be entered. A browser's recorder writes WebM as a live stream: no duration, no cues, clusters of
 * unknown length. The bytes are evidence and stay as they came, so the way in is noted beside them while they pass by:
 * the clusters that begin with a key frame (of sound: every one), and the time of the last block.
 */
export interface WebmIndex {
  /** Bytes before the first cluster: what a player must be given first. */
  readonly init: number;
  readonly durationMs: number;
  /** `[offset, milliseconds]` of each cluster. */
  readonly clusters: readonly (readonly [number, number])[];
}

const ids = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  timecode: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;

/** Elements that are walked into, not over. */
const entered: readonly number[] = [ids.segment, ids.cluster, ids.blockGroup];

export interface WebmIndexer {
  push(bytes: Uint8Array): void;
  finish(): WebmIndex | null;
}

/** Reads element headers as they come and forgets everything else: an hour of video leaves a few thousand numbers. */
export function startWebmIndex(): WebmIndexer {
  let buffer = new Uint8Array(0);
  /** Where `buffer` begins in the file. */
  let base = 0;
  /** Bytes of a payload still to be passed over. */
  let skip = 0;
  let broken = false;
  let init = 0;
  let cluster = 0;
  let last = 0;
  const clusters: [number, number][] = [];

  /** A number of the format at `at`: its value and its length, or null while it is not all here. */
  function numberAt(
    at: number,
    keepMarker: boolean,
  ): { value: number; size: number; unknown: boolean } | null {
    const first = buffer[at];
    if (first === undefined) return null;
    if (first === 0) {
      broken = true;
      return null;
    }
    const size = Math.clz32(first) - 23;
    if (at + size > buffer.length) return null;
    let value = keepMarker ? first : first & (0xff >> size);
    let unknown = !keepMarker && value === 0xff >> size;
    for (let next = 1; next < size; next += 1) {
      const byte = buffer[at + next] ?? 0;
      value = value * 256 + byte;
      unknown &&= byte === 0xff;
    }
    return { value, size, unknown };
  }

  /** One element at `at`; answers where the next header begins, or null while more bytes are needed. */
  function step(at: number): number | null {
    const id = numberAt(at, true);
    if (id === null) return null;
    const size = numberAt(at + id.size, false);
    if (size === null) return null;
    const body = at + id.size + size.size;
    if (id.value === ids.cluster) {
      if (clusters.length === 0 && init === 0) init = base + at;
      clusters.push([base + at, last]);
    }
    if (entered.includes(id.value)) return body;
    if (size.unknown) {
      broken = true;
      return null;
    }
    if (id.value === ids.timecode) {
      if (body + size.value > buffer.length) return null;
      cluster = 0;
      for (let next = 0; next < size.value; next += 1) cluster = cluster * 256 + (buffer[body + next] ?? 0);
      const present = clusters.at(-1);
      if (present !== undefined) present[1] = cluster;
    }
    if (id.value === ids.simpleBlock || id.value === ids.block) {
      const track = numberAt(body, false);
      if (track === null || body + track.size + 2 > buffer.length) return null;
      const relative = ((buffer[body + track.size] ?? 0) << 8) | (buffer[body + track.size + 1] ?? 0);
      last = Math.max(last, cluster + ((relative << 16) >> 16));
    }
    return body + size.value;
  }

  return {
    push(bytes) {
      if (broken) return;
      let fresh = bytes;
      if (skip > 0) {
        const passed = Math.min(skip, fresh.length);
        skip -= passed;
        base += passed;
        fresh = fresh.subarray(passed);
        if (fresh.length === 0) return;
      }
      const joined = new Uint8Array(buffer.length + fresh.length);
      joined.set(buffer);
      joined.set(fresh, buffer.length);
      buffer = joined;
      let at = 0;
      for (;;) {
        const next = step(at);
        if (broken || next === null) break;
        if (next > buffer.length) {
          skip = next - buffer.length;
          at = buffer.length;
          break;
        }
        at = next;
      }
      base += at;
      buffer = buffer.slice(at);
    },
    finish: () =>
      clusters.length === 0 || (broken && clusters.length < 2) ? null : { init, durationMs: last, clusters },
  };
}
