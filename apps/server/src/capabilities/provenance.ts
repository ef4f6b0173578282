import { Instant } from '@mingcha/domain';
import { Interruption } from '@mingcha/domain/evidence';
import { z } from 'zod';

/** What is said of a piece wherever it is shown: whether it was taken here, and what it is a copy, a page or a part of. */
export const provenance = {
  origin: z.string(),
  noFix: z.string().nullable(),
  copyOf: z.string().nullable(),
  copyHow: z.string().nullable(),
  pageSet: z.string().nullable(),
  pageNumber: z.int().nullable(),
  continues: z.string().nullable(),
  interruptions: z.array(z.object({ at: Instant, why: Interruption })),
};
