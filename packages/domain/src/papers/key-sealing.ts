import { z } from 'zod';
import { Hash, Instant } from '../primitives.ts';
import { seenLine } from '../printed.ts';

const sealing = {
  size: z.int().min(1),
  /** The sealed file begins with so many bytes, which are what was printed for the seal. */
  unsigned: Hash,
  unsignedSize: z.int().min(1),
  fingerprint: z.string().min(1).max(200),
  /** The service that sealed it. */
  service: z.string().min(1).max(40),
  certificate: z.strictObject({
    subject: z.string().min(1).max(500),
    issuer: z.string().min(1).max(500),
    serial: z.string().min(1).max(80),
    digest: Hash,
    notBefore: Instant,
    notAfter: Instant,
  }),
  /** The time another house put on it, where one was asked and answered. */
  stamp: z.strictObject({ at: Instant, authority: z.string().min(1).max(300) }).optional(),
};

/** 电子用印: what an entry holds of a document that was sealed by a key whose certificate says whose seal it is. */
export const KeySealing = z.strictObject({
  viewHash: Hash,
  /** Of the sealed file. */
  sha256: Hash,
  ...sealing,
});
export type KeySealing = z.infer<typeof KeySealing>;

/**
 * The same of a text about a person. Its file lies in the entry itself, sealed like the view that it was printed from, so that
 * an erasure takes both: nothing of it stands in the store of files.
 */
export const HeldSealing = z.strictObject({
  /** Of the text that was decided, as the code on its page says it. */
  frozen: Hash,
  /** SHA-256 of the sealed file. */
  sealed: Hash,
  ...sealing,
  /** The number that the organ wrote on it, which keeps a register of its own: after the seal nobody writes on it any more. */
  number: seenLine(60).optional(),
  /** The sealed file, base64. */
  file: z.base64().min(1).max(12_000_000),
});
export type HeldSealing = z.infer<typeof HeldSealing>;
