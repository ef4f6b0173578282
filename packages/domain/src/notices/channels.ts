import { z } from 'zod';

/** Ways out of the house that a person may choose beside the bell, which everybody has. */
export const outsideChannels = ['mail', 'message'] as const;
export const OutsideChannel = z.enum(outsideChannels);
export type OutsideChannel = z.infer<typeof OutsideChannel>;

/** Seconds until a message is tried again, by how often it failed. After the last one it is put aside for a person. */
export const retryAfter: readonly number[] = [10, 30, 120, 600, 1800, 7200, 21_600];

/** When to try again; null when it has been tried often enough. */
export const nextTry = (failed: number, now: number): number | null => {
  const seconds = retryAfter[failed - 1];
  return seconds === undefined ? null : now + seconds * 1000;
};
