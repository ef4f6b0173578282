import { HeldSecrecy, idOf } from '@mingcha/domain';
import { DispatchForm, DispatchText, dispatchStates, WithdrawnKind } from '@mingcha/domain/dispatches';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

export const DispatchesInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'draftedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  form: z.array(DispatchForm).optional(),
  state: z.array(z.enum(dispatchStates)).optional(),
  unit: idOf('unit').optional(),
  order: idOf('order').optional(),
  plan: idOf('plan').optional(),
  /** Notices that this document no longer stands. */
  withdraws: z.union([idOf('bulletin'), idOf('order'), idOf('dispatch')]).optional(),
  /** What waits for the reader's own signature. */
  toSign: z.boolean().optional(),
  text: z.string().trim().min(1).max(100).optional(),
});

export const DispatchRowOutput = z.object({
  id: z.string(),
  form: DispatchForm,
  title: z.string().nullable(),
  number: z.string().nullable(),
  unit: z.string().nullable(),
  state: z.enum(dispatchStates),
  drafter: z.string(),
  contested: z.boolean(),
  issuedAt: z.int().nullable(),
  changedAt: z.int(),
  version: z.int(),
});
export const DispatchPage = pageOf(DispatchRowOutput);

const WithdrawnLine = z.object({
  type: z.enum(['bulletin', 'order', 'dispatch']),
  id: z.string(),
  kind: WithdrawnKind,
  number: z.string().nullable(),
  title: z.string().nullable(),
});

/** Documents that went out, were revoked, and that no signed notice says so of. */
export const OwedNotices = z.array(
  WithdrawnLine.extend({
    secrecy: HeldSecrecy,
    /** Why it was revoked. */
    reason: z.string().nullable(),
    /** The notice that is being drafted. */
    draft: z.string().nullable(),
    to: z.array(z.string()),
  }),
);

export const DispatchDetail = z.object({
  dispatch: DispatchRowOutput.extend({
    order: z.string().nullable(),
    items: z.array(z.int()),
    plan: z.string().nullable(),
    findings: z.array(z.string()),
    series: z.string().nullable(),
    addressees: z.array(z.string()),
    secrecy: z.string(),
    text: DispatchText.nullable(),
    erased: z.boolean(),
    reviewedBy: z.string().nullable(),
    signedBy: z.string().nullable(),
    signedAt: z.int().nullable(),
    opinion: z.string().nullable(),
    reason: z.string().nullable(),
    viewHash: z.string().nullable(),
    sha256: z.string().nullable(),
    sealedBy: z.string().nullable(),
    sealedAt: z.int().nullable(),
    sealFile: z.string().nullable(),
    unsealed: z.boolean(),
    servedAt: z.int().nullable(),
    reviewDay: z.string().nullable(),
    reviewDue: z.int().nullable(),
  }),
  /** Of an urging slip: the order it urges. */
  order: z.object({ id: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
  plan: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** Of a withdrawal notice: what no longer stands. */
  withdraws: WithdrawnLine.nullable(),
  /** How it was served, for the office alone. */
  proof: z
    .object({ method: z.string(), receivedBy: z.string().nullable(), scan: FileRef.nullable() })
    .nullable(),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

/** What would be signed now, with the hash to sign and what no font here can print. */
export const DispatchPreview = z.object({
  viewHash: z.string(),
  /** Of the text, as the length guard counts them. */
  characters: z.int(),
  missing: z.array(z.object({ character: z.string(), codePoint: z.string() })),
});
