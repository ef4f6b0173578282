import type { DestroyedKey, Receipt, TimeToken, WireEntry } from '@mingcha/journal';
import { z } from 'zod';
import { PackAnswer } from '../state/pack.ts';

// Answers of the server, as far as this tablet relies on them. Entries and receipts are checked by the journal, not here.
const Opaque = z.custom<WireEntry>((value) => typeof value === 'object' && value !== null);
const OpaqueReceipt = z.custom<Receipt>((value) => typeof value === 'object' && value !== null);

export const Token = z.custom<TimeToken>((value) => typeof value === 'object' && value !== null);

export const Challenge = z.object({ token: z.string() });
export const Session = z.object({ bearer: z.string(), expires: z.int(), revoked: z.boolean() });

export const PushAnswer = z.object({
  results: z.array(
    z.object({ hash: z.string().nullable(), verdict: z.string(), reason: z.string().optional() }),
  ),
  receipts: z.array(OpaqueReceipt),
});

/** The word itself is checked where it is acted on. */
export const Standing = z.object({ revocation: z.unknown() });

export const ReceiptsAnswer = z.object({ receipts: z.array(OpaqueReceipt) });

export const PullAnswer = z.object({
  revoked: z.boolean(),
  /** Null: this tablet has the newest one. */
  pack: PackAnswer.nullable(),
  visits: z.array(z.object({ id: z.string(), serverEntries: z.array(Opaque) })),
  /** Broken off, declared void or sealed: they are asked for no more, and whoever was on them is told. */
  ended: z.array(z.object({ id: z.string(), serverEntries: z.array(Opaque) })).default([]),
  /** Cases whose key the office lost, or destroyed. An older office says nothing of it. */
  lacking: z.array(z.string()).default([]),
  destroyed: z.array(z.custom<DestroyedKey>()).default([]),
});
