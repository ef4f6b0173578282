import { idOf } from '@mingcha/domain';
import { AskErasure, erasureStates, RefuseErasure } from '@mingcha/domain/access';
import { z } from 'zod';
import { seen } from '../acted.ts';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

const target = { id: idOf('erasure'), ...seen };

export const Ask = AskErasure;
export const Approve = z.object(target);
export const Refuse = RefuseErasure.extend(target);

export const ErasuresInput = z.object({
  ...pageInput,
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.enum(erasureStates).optional(),
  person: idOf('person').optional(),
});

const Line = z.object({
  hash: z.string(),
  kind: z.string(),
  at: z.int(),
  paths: z.array(z.string()),
});

/** What is held of a person, by entry and name of field; never the values. */
export const HeldFields = z.object({
  person: z.string(),
  entries: z.array(Line),
  inOffice: z.boolean(),
  names: z.record(z.string(), z.string()),
});

export const ErasureRow = z.object({
  id: z.string(),
  person: z.string(),
  ground: z.string(),
  state: z.enum(erasureStates),
  /** How many fields. */
  fields: z.int(),
  askedBy: z.string(),
  askedAt: z.int(),
  decidedBy: z.string().nullable(),
  decidedAt: z.int().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
});
export const ErasurePage = pageOf(ErasureRow);

export const ErasureDetail = z.object({
  erasure: ErasureRow,
  entries: z.array(Line),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});
