import type { PrintedPhoto } from '@mingcha/domain/bulletins';
import type { Plate } from './page/photo-plates.ts';
import type { Digest } from './view-hash.ts';

export class UnusablePhoto extends Error {
  readonly code = 'document.unusable-photo';
  readonly evidence: string;
  readonly reason: 'other-bytes' | 'not-jpeg' | 'not-rgb';

  constructor(evidence: string, reason: UnusablePhoto['reason']) {
    super(`Photograph ${evidence} cannot be printed: ${reason}`);
    this.name = 'UnusablePhoto';
    this.evidence = evidence;
    this.reason = reason;
  }
}

export interface CheckedPhoto extends Plate {
  bytes: Uint8Array;
}

/** Only the very bytes that the view names are printed, and only as JPEG in grey or RGB, the colours PDF/A declares here. */
export function checkPhoto(
  { evidence, sha256, caption }: PrintedPhoto,
  bytes: Uint8Array,
  digest: Digest,
): CheckedPhoto {
  if (Buffer.from(digest(bytes)).toString('hex') !== sha256) throw new UnusablePhoto(evidence, 'other-bytes');
  const frame = jpegFrame(bytes);
  if (!frame) throw new UnusablePhoto(evidence, 'not-jpeg');
  if (frame.components !== 1 && frame.components !== 3) throw new UnusablePhoto(evidence, 'not-rgb');
  return { evidence, caption, bytes, width: frame.width, height: frame.height };
}

/** Size and colours from the start-of-frame segment (ITU-T T.81, B.2.2). */
export function jpegFrame(bytes: Uint8Array): { width: number; height: number; components: number } | null {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || data.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame)
      return {
        height: data.getUint16(at + 5),
        width: data.getUint16(at + 7),
        components: bytes[at + 9] ?? 0,
      };
    at += 2 + data.getUint16(at + 2);
  }
  return null;
}
