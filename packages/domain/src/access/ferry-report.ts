import { z } from 'zod';

const count = z.int().min(0);

/** What reading a file that came by hand came to, for whoever brought it. */
export const FerryReport = z.object({
  device: z.string(),
  name: z.string(),
  purpose: z.enum(['out', 'kit']),
  /** When it was written, by the tablet's clock. */
  at: z.int(),
  /** Read to its signed end. What came before a cut or a changed byte was taken all the same. */
  whole: z.boolean(),
  entries: z.object({ accepted: count, duplicate: count, held: count, rejected: count }),
  media: z.object({
    received: count,
    known: count,
    /** Other bytes than the entry says. */
    broken: count,
    /** Cut off, or without an entry that stands. */
    left: count,
  }),
  /** Number of the last entry held here before and after. */
  had: count,
  head: count,
  /** Numbers up to the last one that this file or this office knows of, which neither has. */
  missing: z.array(z.object({ from: z.int(), to: z.int() })),
});
export type FerryReport = z.infer<typeof FerryReport>;
