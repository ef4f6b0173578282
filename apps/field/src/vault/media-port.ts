import type { EvidenceDigests } from '@mingcha/journal';
import type { MediaWriter, OnSlice } from './media-writer.ts';

/** Bytes as they came, or the frame of a camera that has still to become bytes. Given away: the caller keeps nothing. */
export type StillSource = Uint8Array | ImageBitmap;

/** Encoded and hashed, and not yet on the disk. */
export interface Still {
  readonly digests: EvidenceDigests;
  /** Encrypted and on the disk when it resolves, with its thumbnail. */
  keep(): Promise<void>;
}

/** The heavy half of capturing, in a worker: the screen hands bytes over and gets digests back. */
export interface MediaPort {
  begin(medium: string, key: CryptoKey, onSlice: OnSlice): MediaWriter;
  still(medium: string, key: CryptoKey, source: StillSource): Promise<Still>;
  /** A small picture for a recording, from one frame of it. */
  thumb(medium: string, key: CryptoKey, frame: ImageBitmap): Promise<void>;
}
