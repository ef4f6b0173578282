import { fromHex, toHex } from './bytes.ts';
import { BrokenInvariant } from './errors.ts';
import { leafHash, merkleRoot } from './merkle.ts';
import type { DigestPort, StreamPorts } from './ports.ts';

/** What a recording is bound by: each plaintext slice, their root, and the whole. */
export interface EvidenceDigests {
  readonly size: number;
  readonly sliceSize: number;
  /** SHA-256 of each plaintext slice, in order; only the last may be shorter than sliceSize. */
  readonly slices: readonly string[];
  /** RFC 9162 root over the raw slice digests. */
  readonly root: string;
  readonly sha256: string;
}

export interface Slicer {
  /** Feeds bytes of any length; answers the digests of the slices that became whole, to be put on record at once. */
  push(bytes: Uint8Array): string[];
  /** Closes the last, shorter slice; once, and nothing after it. */
  finish(): EvidenceDigests;
}

export function evidenceRoot(ports: DigestPort, slices: readonly string[]): string {
  return toHex(
    merkleRoot(
      ports,
      slices.map((slice) => leafHash(ports, fromHex(slice))),
    ),
  );
}

/** Digests while recording, so that a recording that was killed is proven up to the last slice on record. */
export function startSlicer(ports: StreamPorts, sliceSize: number): Slicer {
  if (!Number.isSafeInteger(sliceSize) || sliceSize < 1)
    throw new BrokenInvariant('slice size', { sliceSize });
  const whole = ports.startSha256();
  let slice = ports.startSha256();
  const slices: string[] = [];
  let filled = 0;
  let size = 0;

  function closeSlice(): void {
    slices.push(toHex(slice.finish()));
    slice = ports.startSha256();
    filled = 0;
  }

  return {
    push(bytes) {
      const before = slices.length;
      whole.update(bytes);
      size += bytes.length;
      for (let at = 0; at < bytes.length; ) {
        const taken = Math.min(sliceSize - filled, bytes.length - at);
        slice.update(bytes.subarray(at, at + taken));
        at += taken;
        filled += taken;
        if (filled === sliceSize) closeSlice();
      }
      return slices.slice(before);
    },
    finish() {
      if (filled > 0) closeSlice();
      return { size, sliceSize, slices, root: evidenceRoot(ports, slices), sha256: toHex(whole.finish()) };
    },
  };
}

export async function sliceDigests(
  ports: StreamPorts,
  sliceSize: number,
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<EvidenceDigests> {
  const slicer = startSlicer(ports, sliceSize);
  for await (const bytes of stream) slicer.push(bytes);
  return slicer.finish();
}
