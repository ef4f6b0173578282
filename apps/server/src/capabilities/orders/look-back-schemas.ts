import { idOf } from '@mingcha/domain';
import { LookBackMethod, LookBackResult, lookBackStates } from '@mingcha/domain/orders';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';

/** What waits of look-backs, as the list of orders filters it: to go, to confirm, and for the director all that is not done. */
export const LookBackWaiting = z.enum(['due', 'to-confirm', 'open']);

export const AboutOrder = z.object({ id: idOf('order') });

export const LookBackRow = z.object({
  id: z.string(),
  state: z.enum(lookBackStates),
  closedOn: z.string(),
  dueDay: z.string(),
  items: z.array(z.int()),
  /** Whoever inspected, verified or closed. */
  before: z.array(z.string()),
  method: LookBackMethod.nullable(),
  on: z.string().nullable(),
  results: z.array(
    z.object({
      n: z.int(),
      result: LookBackResult,
      finding: z.string().optional(),
      /** Null where it was erased. */
      seen: z.string().nullable(),
    }),
  ),
  scan: z.array(FileRef),
  visit: z.string().nullable(),
  recordedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  returnedBy: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  /** Why this reader takes no next step in it, as a refusal's code; null where they may. */
  aside: z.string().nullable(),
  history: z.array(HistoryLine),
});

export const LookBacksAbout = z.object({
  /** The day on which somebody is to look again, where nobody is asked to yet. */
  dueDay: z.string().nullable(),
  rows: z.array(LookBackRow),
  names: z.record(z.string(), z.string()),
});
