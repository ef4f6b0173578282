import { roles } from '@mingcha/domain';
import { z } from 'zod';
import { ServerKey } from '../../exchange/wire.ts';
import { ActedOutput } from '../acted.ts';
import { pageOf } from '../keyset.ts';

const instant = z.int().nullable();
const person = z.string().nullable();

export const AccountPage = pageOf(
  z.object({
    id: z.string(),
    person: z.string(),
    username: z.string(),
    open: z.boolean(),
    openedBy: z.string(),
    openedAt: z.int(),
    closedAt: instant,
    reason: z.string().nullable(),
    digestSetAt: instant,
    /** After five wrong passwords; null when it can sign in. */
    lockedUntil: instant,
    version: z.int(),
  }),
);
export const OpenedAccount = ActedOutput.extend({ password: z.string() });
export const ResetAccount = z.object({ id: z.string(), password: z.string() });
export const AccountId = z.object({ id: z.string() });

export const RolePage = pageOf(
  z.object({
    id: z.string(),
    person: z.string(),
    role: z.enum(roles),
    seat: z.string().nullable(),
    active: z.boolean(),
    grantedBy: z.string(),
    grantedAt: z.int(),
    revokedBy: person,
    revokedAt: instant,
    version: z.int(),
  }),
);

const DeviceState = z.enum(['proposed', 'enrolled', 'refused', 'revoked', 'released']);
export const RecoveredKit = z.object({
  at: z.int(),
  readAt: z.int(),
  whole: z.boolean(),
  had: z.int(),
  held: z.int(),
  missing: z.array(z.object({ from: z.int(), to: z.int() })),
});
export const DevicePage = pageOf(
  z.object({
    id: z.string(),
    name: z.string(),
    state: DeviceState,
    persons: z.array(z.string()),
    writer: z.string(),
    /** Whether there are digits with which it can be let in. They stand on the tablet and are told nowhere else. */
    comparable: z.boolean(),
    /** How often somebody else claimed with the same code afterwards. */
    strangers: z.int(),
    proposedBy: z.string(),
    proposedAt: z.int(),
    enrolledBy: person,
    enrolledAt: instant,
    revokedBy: person,
    revokedAt: instant,
    lastSeq: z.int().nullable(),
    /** It has said where files for it are sealed. */
    ferry: z.boolean(),
    predecessor: z.string().nullable(),
    predecessorSeq: z.int().nullable(),
    /** Number of its last entry that is held here. */
    head: z.int(),
    recovered: RecoveredKit.nullable(),
    reason: z.string().nullable(),
    /** When a revoked tablet was heard of and purged what it could; what it still holds, as it says itself. */
    purgedAt: instant,
    keptEntries: z.int().nullable(),
    keptMedia: z.int().nullable(),
    releaseAskedBy: person,
    releaseReason: z.string().nullable(),
    /** Who invited it to compare the server's key anew, while its digits wait for another person. */
    repin: person,
    /** There are two versions of it, and nobody has decided yet. */
    doubled: z.enum(['fork', 'rolled-back']).nullable(),
    doubledSeq: z.int().nullable(),
    doubledAt: instant,
    /** Entries that stand beside another one of their number, of this tablet. */
    forks: z.int(),
    resolved: z.enum(['goes-on', 'revoked']).nullable(),
    resolvedBy: person,
    resolvedAt: instant,
    resolvedReason: z.string().nullable(),
    releasedBy: person,
    releasedAt: instant,
    version: z.int(),
  }),
);
export const StartedEnrolment = z.object({ code: z.string(), expires: z.int(), qr: z.string() });
const Ground = z.object({
  office: z.string(),
  serverKeys: z.array(ServerKey).min(1),
  recoveryKey: z.string(),
});
export const OfferedEnrolment = z.object({ commitment: z.string() });
export const ClaimedDevice = z.object({ deviceId: z.string(), value: z.string(), ground: Ground });
export const EnrolmentStatus = z.object({
  state: z.enum(['waiting', ...DeviceState.options]),
  reason: z.string().nullable(),
  enrolment: Ground.extend({ device: z.string(), writer: z.string(), officeName: z.string() }).nullable(),
});

/** Lines written until then are no longer here, but for those that are kept for what they are about. */
export const LogCutShown = z.object({ until: z.int(), entry: z.string() });
export const LogPage = z.object({
  rows: z.array(
    z.object({
      seq: z.int(),
      at: z.int(),
      person: z.string(),
      seat: z.string().nullable(),
      action: z.string(),
      noun: z.string(),
      target: z.string().nullable(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
      hash: z.string(),
    }),
  ),
  next: z.string().nullable(),
  cut: LogCutShown.nullable(),
  /** Lines up to this one are anchored in the journal. */
  sealedUntil: z.int().nullable(),
  names: z.record(z.string(), z.string()),
});
