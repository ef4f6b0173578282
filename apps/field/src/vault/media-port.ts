import type { EvidenceDigests } from '@mingcha/journal';
import type { MediaWriter, OnSlice } from './media-writer.ts';

/** What a camera saw at one moment, as it gave it or as pixels. */
export type Frame = VideoFrame | ImageBitmap;

/** Bytes as they came, or the frame of a camera that has still to become bytes. Given away: the caller keeps nothing. */
export type StillSource = Uint8Array | Frame;

/** On its way through the worker; nothing of it is on the disk before that is asked for. */
export interface Still {
  readonly digests: Promise<EvidenceDigests>;
  /** Encrypted and on the disk when it resolves. Asked for as soon as the disk knows what it is, digests or not. */
  keep(): Promise<void>;
  /** A small picture of what was kept, beside it. Asked for last: neither disk nor entry need it. */
  thumb(): Promise<void>;
}

/** The heavy half of capturing, in a worker: the screen hands bytes over and gets digests back. */
export interface MediaPort {
  begin(medium: string, key: CryptoKey, onSlice: OnSlice): MediaWriter;
  still(medium: string, key: CryptoKey, source: StillSource): Still;
  /** A small picture for a recording, from one frame of it. */
  thumb(medium: string, key: CryptoKey, frame: ImageBitmap): Promise<void>;
  /** Tells of each small picture once it lies beside its medium. */
  onThumb(listener: (medium: string) => void): () => void;
}
