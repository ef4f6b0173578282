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

const ways = z.array(z.object({ size: z.int(), path: z.unknown() }));
const LogRecord = z.object({ is: z.literal('log'), head: z.unknown(), extensions: ways });
export type LogRecord = z.infer<typeof LogRecord>;

/** Before all else: each change of the office's key, and that the log goes on to it from each head that this tablet may keep. */
const KeysRecord = z.object({
  is: z.literal('keys'),
  changes: z
    .array(z.looseObject({ change: z.looseObject({ key: z.string(), from: z.int() }), extensions: ways }))
    .max(99),
});
export type KeyChanges = z.infer<typeof KeysRecord>['changes'];
export const readKeys = (unverified: unknown): KeyChanges =>
  KeysRecord.safeParse(unverified).data?.changes ?? [];

/** What an office writes for one tablet. A record that this version does not know is passed over. */
export const InRecord = z.discriminatedUnion('is', [
  z.object({ is: z.literal('pack'), pack: z.unknown() }),
  /** The newest head, and that the log goes on to it from each head that this tablet may keep. */
  LogRecord,
  z.object({ is: z.literal('places'), placements: z.array(z.unknown()) }),
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
