import { z } from 'zod';

/** What a tablet looks at in itself before it is carried into a hall. */
export const selfTestParts = [
  'browser',
  'storage',
  'space',
  'battery',
  'clock',
  'key',
  'canary',
  'camera',
  'microphone',
  'position',
  'screen',
  'shell',
  'pack',
  'version',
] as const;
export const SelfTestPart = z.enum(selfTestParts);
export type SelfTestPart = z.infer<typeof SelfTestPart>;

/** look: the browser does not tell, a person has to look. */
export const selfTestOutcomes = ['good', 'fault', 'look'] as const;
export const SelfTestOutcome = z.enum(selfTestOutcomes);
export type SelfTestOutcome = z.infer<typeof SelfTestOutcome>;

/** The outcome as it was when the visit began: facts about the tablet, nothing about a person. */
export const SelfTest = z.strictObject({
  app: z.string().max(80),
  parts: z.partialRecord(SelfTestPart, SelfTestOutcome),
  /** Bytes free, and bytes that this visit is expected to need. */
  free: z.int().min(0).nullable(),
  need: z.int().min(0),
  /** Hundredths of a full battery; null where the browser does not tell. */
  battery: z.int().min(0).max(100).nullable(),
  /** This clock less the server's, in milliseconds, when they last met; null where they never did. */
  clockOff: z.int().nullable(),
});
export type SelfTest = z.infer<typeof SelfTest>;

/** Bytes a minute of what ordinary tablets record, on the generous side (domain notes 6: 720p, 64 kbit/s, 12 MP). */
const perVisit = {
  photo: 60 * 5_000_000,
  audio: 60 * 600_000,
  video: 20 * 40_000_000,
  scan: 20 * 1_000_000,
  note: 1_000_000,
} as const;

const always = 50_000_000;

/** Room that a visit is expected to need by what its card allows: an hour in a hall, and as much again to be safe. */
export const expectedNeed = (modes: readonly (keyof typeof perVisit)[]): number =>
  always + 2 * [...new Set(modes)].reduce((sum, mode) => sum + perVisit[mode], 0);
