import type { PrintedPhoto } from '@mingcha/domain/bulletins';
import type { Plate } from './page/photo-plates.ts';

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

export interface TakenPhoto extends Plate {
  readonly bytes: Uint8Array;
  /** Rejected with `UnusablePhoto` where these are not the bytes that the view names, or cannot be printed. Nothing is drawn before. */
  readonly vouched: Promise<void>;
}

const sha256Of = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');

/**
 * Only the very bytes that the view names are printed, and only as JPEG in grey or RGB, the colours PDF/A declares here. They are hashed
 * on a thread of their own, while pages are laid out for them.
 */
export function takePhoto({ evidence, sha256, caption }: PrintedPhoto, bytes: Uint8Array): TakenPhoto {
  const frame = jpegFrame(bytes);
  const vouch = async (): Promise<void> => {
    if ((await sha256Of(bytes)) !== sha256) throw new UnusablePhoto(evidence, 'other-bytes');
    if (!frame) throw new UnusablePhoto(evidence, 'not-jpeg');
    if (frame.components !== 1 && frame.components !== 3) throw new UnusablePhoto(evidence, 'not-rgb');
  };
  const vouched = vouch();
  // Whoever laid out pages meanwhile and failed has told why already.
  vouched.catch(() => undefined);
  return { evidence, caption, bytes, width: frame?.width ?? 1, height: frame?.height ?? 1, vouched };
}

export async function takeVouched(photo: PrintedPhoto, bytes: Uint8Array): Promise<TakenPhoto> {
  const taken = takePhoto(photo, bytes);
  await taken.vouched;
  return taken;
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
