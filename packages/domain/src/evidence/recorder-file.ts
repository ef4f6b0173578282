import type { Medium } from './evidence-kinds.ts';

/** Two hours of a camera's video. */
export const recorderFileLimit = 4 * 1024 ** 3;
/** Enough of a file's beginning to know it by. */
export const recorderFileHead = 12;

export interface RecorderFile {
  readonly medium: Medium;
  readonly mime: string;
}

const text = (head: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...head.subarray(from, Math.min(to, head.length)));

/** What a recorder's or camera's file is by its first bytes, whatever it is called; null for what nobody records in. */
export function recorderFileOf(head: Uint8Array): RecorderFile | null {
  const [first, second] = head;
  if (first === 0xff && second === 0xd8) return { medium: 'photo', mime: 'image/jpeg' };
  if (text(head, 1, 4) === 'PNG') return { medium: 'photo', mime: 'image/png' };
  if (text(head, 0, 4) === 'RIFF') {
    const form = text(head, 8, 12);
    if (form === 'WAVE') return { medium: 'audio', mime: 'audio/wav' };
    if (form === 'AVI ') return { medium: 'video', mime: 'video/x-msvideo' };
    if (form === 'WEBP') return { medium: 'photo', mime: 'image/webp' };
    return null;
  }
  if (text(head, 0, 4) === 'OggS') return { medium: 'audio', mime: 'audio/ogg' };
  if (text(head, 0, 3) === 'ID3') return { medium: 'audio', mime: 'audio/mpeg' };
  // A frame of MPEG audio: eleven bits set, layer III.
  if (first === 0xff && second !== undefined && (second & 0xe6) === 0xe2)
    return { medium: 'audio', mime: 'audio/mpeg' };
  if (text(head, 4, 8) === 'ftyp') {
    const brand = text(head, 8, 12);
    if (brand.startsWith('M4A')) return { medium: 'audio', mime: 'audio/mp4' };
    if (brand.startsWith('qt')) return { medium: 'video', mime: 'video/quicktime' };
    if (brand.startsWith('hei') || brand.startsWith('mif') || brand.startsWith('avi')) return null;
    return { medium: 'video', mime: 'video/mp4' };
  }
  if (first === 0x1a && second === 0x45) return { medium: 'video', mime: 'video/webm' };
  return null;
}
