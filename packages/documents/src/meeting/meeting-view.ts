import { z } from 'zod';
import { LedgerRow } from '../ledger/ledger-view.ts';

const Text = z.string().min(1).max(400);

export const MeetingPhoto = z.strictObject({
  /** By what its bytes are asked for. */
  evidence: z.string().min(1).max(120),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  caption: z.string().min(1).max(120),
});
export type MeetingPhoto = z.infer<typeof MeetingPhoto>;

/** What one unit is asked about: the same rows as in the ledger, and what it looked like before and after. */
export const MeetingUnit = z.strictObject({
  unit: Text,
  /** In the order of printing: what is late first. */
  rows: z.array(LedgerRow).min(1).max(500),
  before: MeetingPhoto.nullable(),
  after: MeetingPhoto.nullable(),
});
export type MeetingUnit = z.infer<typeof MeetingUnit>;

/** The frozen view of a meeting pack: one page of A4 for each unit, with problem, promise, progress and two photographs. */
export const MeetingView = z
  .strictObject({
    v: z.literal(1),
    document: z.literal('meeting'),
    language: z.literal('zh-CN'),
    issuer: Text,
    day: z.iso.date(),
    /** May leave the office: only photographs that a second person looked at, so never what a unit sent in. */
    outward: z.boolean(),
    units: z.array(MeetingUnit).min(1).max(400),
  })
  .refine(({ outward, units }) => !outward || units.every(({ after }) => after === null), {
    message: 'what a unit sent in was looked at by nobody and does not leave the office',
  });
export type MeetingView = z.infer<typeof MeetingView>;
