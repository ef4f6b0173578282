import type { Receipt, TimeToken, WireEntry, WireRun } from '@mingcha/journal';
import { z } from 'zod';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
/** Journal values are read by the journal's own checks, not here. */
const opaque = <T>() => z.custom<T>(isObject);

/** A signed run, and beside each entry the visit that it belongs to. */
export const RunRecord = z.object({
  is: z.literal('run'),
  run: opaque<WireRun['run']>(),
  entries: z.array(opaque<WireEntry>()),
  visits: z.array(z.string().nullable()),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** What an office writes for one tablet. A record that this version does not know is passed over. */
export const InRecord = z.discriminatedUnion('is', [
  z.object({ is: z.literal('pack'), pack: z.unknown() }),
  z.object({ is: z.literal('visit'), id: z.string(), entries: z.array(opaque<WireEntry>()) }),
  /** A visit that is over, whether this tablet has heard of it or not. */
  z.object({ is: z.literal('ended'), id: z.string(), entries: z.array(opaque<WireEntry>()) }),
  z.object({ is: z.literal('receipts'), receipts: z.array(opaque<Receipt>()) }),
  /** Recordings whose bytes lie at the office, each handed over and checked. */
  z.object({ is: z.literal('arrived'), evidence: z.array(z.string()) }),
  z.object({ is: z.literal('aside'), entries: z.array(z.object({ hash: z.string(), reason: z.string() })) }),
  z.object({ is: z.literal('token'), token: opaque<TimeToken>() }),
  /** Under the office's signature, for this very tablet. */
  z.object({ is: z.literal('revoked'), revocation: z.unknown() }),
]);
export type InRecord = z.infer<typeof InRecord>;
