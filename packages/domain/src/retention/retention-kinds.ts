import { z } from 'zod';
import { Role } from '../access/roles.ts';
import { byServer } from '../kind-rule.ts';
import { Hash, Instant, idOf, Reason } from '../primitives.ts';

/** What a hold can lie on. It reaches every recording below it. */
export const heldTypes = ['visit', 'finding', 'evidence', 'case'] as const;
export const HoldAbout = z
  .strictObject({ type: z.enum(heldTypes), id: z.string() })
  .refine(({ type, id }) => idOf(type).safeParse(id).success, { path: ['id'], error: 'id.about' });
export type HoldAbout = z.infer<typeof HoldAbout>;

/** By which line of the schedule something may go. */
export const DueRule = z.enum(['covert-unused', 'working-paper']);
export type DueRule = z.infer<typeof DueRule>;

const Bytes = z.strictObject({ sha256: Hash, size: z.int().min(1) });

/** One recording on a list, by the hash of its bytes; its masked copy goes only where the list names it too. */
export const DestructionItem = Bytes.extend({
  evidence: idOf('evidence'),
  masked: Bytes.optional(),
  rule: DueRule,
  /** Kept until then. */
  until: Instant,
});
export type DestructionItem = z.infer<typeof DestructionItem>;

/** Why a recording is kept, or was kept after all when its turn came. */
export const KeptBecause = z.enum([
  'held',
  'visit-open',
  'finding-open',
  'finding',
  'bulletin',
  'order',
  'case',
  'not-yet',
  'no-bytes',
  'named-elsewhere',
]);
export type KeptBecause = z.infer<typeof KeptBecause>;

/** The oldest stretch of the access log, up to where its head stands in the journal. */
export const LogStretch = z.strictObject({
  from: z.int().min(1),
  to: z.int().min(1),
  head: Hash,
  lines: z.int().min(1),
  /** When the latest of them was written. */
  last: Instant,
  /** How long lines are kept here, by the schedule of that day. */
  days: z.int().min(1),
});
export type LogStretch = z.infer<typeof LogStretch>;

export const retentionKinds = {
  'hold.placed': byServer('hold', z.strictObject({ about: HoldAbout, reason: Reason })),
  'hold.lifted': byServer('hold', z.strictObject({ reason: Reason })),
  'destruction.listed': byServer(
    'destruction',
    z.strictObject({
      items: z.array(DestructionItem).min(1).max(500),
      /** The duty in which it was drawn up: whoever approves it has another one. */
      duty: Role,
      reason: Reason,
    }),
  ),
  'destruction.log-listed': byServer(
    'destruction',
    z.strictObject({ log: LogStretch, duty: Role, reason: Reason }),
  ),
  'destruction.approved': byServer('destruction', z.strictObject({ duty: Role })),
  'destruction.refused': byServer('destruction', z.strictObject({ reason: Reason })),
  'destruction.carried-out': byServer(
    'destruction',
    z.strictObject({
      destroyed: z.int().min(0),
      kept: z.array(z.strictObject({ evidence: idOf('evidence'), because: KeptBecause })),
    }),
  ),
};
