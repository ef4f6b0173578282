import { z } from 'zod';
import { Hash } from '../primitives.ts';
import { type Refusal, refusal } from '../refusals.ts';

/** What a hand-written, stamped or photographed sheet may come in as: what every browser shows and every printer prints. */
export const AttachmentType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type AttachmentType = z.infer<typeof AttachmentType>;

export const attachmentLimit = 20 * 1024 * 1024;

/** A file whose bytes lie in the store under their hash. An entry that names it vouches for exactly these bytes. */
export const FileRef = z.strictObject({
  sha256: Hash,
  size: z.int().min(1).max(attachmentLimit),
  mime: AttachmentType,
  name: z.string().trim().min(1).max(120),
});
export type FileRef = z.infer<typeof FileRef>;

const signatures: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** Enough of a file's beginning to know it by. */
export const sniffLength = 8;

/** What the bytes are, whatever they are called. */
export const sniffed = (head: Uint8Array): AttachmentType | null =>
  signatures.find(([, signature]) => signature.every((byte, at) => head[at] === byte))?.[0] ?? null;

export function attachmentRefusal(head: Uint8Array, size: number, said: string | null): Refusal | null {
  if (size === 0) return refusal('attachment.empty');
  if (size > attachmentLimit)
    return refusal('attachment.too-large', { megabytes: attachmentLimit / (1024 * 1024) });
  const found = sniffed(head);
  return found === null || found !== said ? refusal('attachment.type') : null;
}
