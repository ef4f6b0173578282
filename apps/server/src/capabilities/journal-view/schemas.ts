import { Hash, Instant, kinds, subjectTypes } from '@mingcha/domain';
import type { Placement, ShownChange, TreeHead } from '@mingcha/journal';
import { z } from 'zod';
import { ProvenTime } from '../../journal/proven-time.ts';
import { stampFaults } from '../../stamps/faults.ts';
import { pageInput, pageOf } from '../keyset.ts';

const direction = z.enum(['asc', 'desc']).default('desc');

export const EntriesInput = z.object({
  ...pageInput,
  direction,
  kind: z.array(z.enum(kinds as [string, ...string[]])).optional(),
  subjectType: z.enum(subjectTypes as [string, ...string[]]).optional(),
  subjectId: z.string().max(120).optional(),
  person: z.string().max(40).optional(),
  writer: z.string().max(40).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  /** Only what was doubtful when it arrived. */
  doubtful: z.boolean().optional(),
});

/** Who, when, about what, in which order: never the content. */
export const EntryRow = z.object({
  hash: z.string(),
  writer: z.string(),
  seq: z.int(),
  kind: z.string(),
  schema: z.int(),
  subjectType: z.string(),
  subjectId: z.string(),
  person: z.string(),
  seat: z.string().nullable(),
  clock: z.int(),
  arrival: z.int(),
  doubt: z.string().nullable(),
});
export const EntryPage = pageOf(EntryRow);

export const OneEntry = z.object({ hash: Hash });

export const EntryDetail = z.object({
  entry: EntryRow,
  /** As hashed: RFC 8785 over this object gives the entry's hash. */
  header: z.record(z.string(), z.unknown()),
  fields: z.array(z.object({ path: z.string(), state: z.string(), digest: z.string() })),
  writer: z.object({
    id: z.string(),
    class: z.string(),
    alg: z.string(),
    publicKey: z.string(),
    state: z.string(),
  }),
  /** Its place in the one order; null while it is still pending. */
  position: z.int().nullable(),
  proven: ProvenTime,
  /** The first head over it that an authority outside of the house stamped; null: none yet. */
  stamp: z.object({ at: z.int(), authority: z.string(), day: z.string() }).nullable(),
  /** The server time that it quotes. `at` is null: that token is not kept here. Null: it quotes none. */
  token: z.object({ hash: z.string(), at: z.int().nullable() }).nullable(),
  names: z.record(z.string(), z.string()),
});

/** Each check by name, whether it stood, and the code of what did not. */
export const EntryVerdict = z.object({
  hash: z.string(),
  checks: z.array(
    z.object({
      check: z.enum(['entry', 'chain', 'run', 'order']),
      stands: z.boolean(),
      fault: z.string().nullable(),
    }),
  ),
});

export const HeldInput = z.object({ ...pageInput, direction });
export const HeldPage = pageOf(
  z.object({
    hash: z.string(),
    writer: z.string(),
    seq: z.int(),
    kind: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    person: z.string(),
    reason: z.string(),
    missing: z.array(z.string()),
    since: z.int(),
  }),
);
export const Release = z.object({ hash: Hash, reason: z.string().trim().min(2).max(1000) });
export const Released = z.object({ hash: z.string(), verdict: z.string(), reason: z.string().nullable() });

export const RejectedInput = z.object({ ...pageInput, direction });
export const RejectedPage = pageOf(
  z.object({
    id: z.string(),
    writer: z.string().nullable(),
    seq: z.int().nullable(),
    hash: z.string().nullable(),
    reason: z.string(),
    place: z.string(),
    arrival: z.int(),
  }),
);

/** Two acts on one subject that contradict, neither of whose authors had seen the other's. */
export const ContestedInput = z.object({ ...pageInput, direction: z.enum(['asc', 'desc']).default('asc') });
export const ContestedPage = pageOf(
  z.object({
    id: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    one: EntryRow.nullable(),
    other: EntryRow.nullable(),
  }),
);

/** Two entries of one tablet under one number: both are kept, and a person decides what became of the tablet. */
export const ForksInput = z.object({ ...pageInput, direction });
export const ForksPage = pageOf(
  z.object({
    hash: z.string(),
    seq: z.int(),
    arrival: z.int(),
    device: z.string().nullable(),
    /** Which came first; null: not for this reader. */
    one: EntryRow.nullable(),
    other: EntryRow.nullable(),
    waits: z.boolean(),
  }),
);

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const Head = z.custom<TreeHead>(isObject);

/** The newest head that this browser has checked. */
export const FollowInput = z.object({
  seen: Head.nullable(),
  /** The key that this browser believes; absent where it believes none yet. */
  key: z.string().max(64).optional(),
});
export const Followed = z.object({
  head: Head.nullable(),
  /** Hex, RFC 9162 §2.1.4. */
  extension: z.array(z.string()).nullable(),
  key: z.object({ key: z.string(), alg: z.string(), publicKey: z.string() }),
  /** What became of the key that this browser believes. */
  changes: z.array(z.custom<ShownChange>(isObject)),
});

/** Under the head of this size, which the asker has checked. */
export const PlacementInput = z.object({ hash: Hash, size: z.int().min(1) });
/** Null: it has its place behind that head, or none yet. */
export const Placed = z.object({ placement: z.custom<Placement>(isObject).nullable() });

/** Both ends belong to it. */
const Stretch = z.object({ from: z.int(), to: z.int() });
const HeadLine = z.object({ size: z.int(), root: z.string(), at: z.int() });
export const LogHeads = z.object({
  /** The last head of each day, newest first, by the office's calendar. */
  days: z.array(
    HeadLine.extend({
      day: z.string(),
      /** Given by an authority outside of the house; the token stands in the entry. */
      stamp: z.object({ at: z.int(), authority: z.string(), entry: z.string() }).nullable(),
    }),
  ),
  /** Whether anybody is asked for time-stamps, and the last failure where one is waited for. */
  stamping: z.object({
    asked: z.boolean(),
    waits: z
      .object({
        day: z.string(),
        since: z.int(),
        tries: z.int(),
        nextAt: z.int(),
        failure: z.enum(stampFaults),
      })
      .nullable(),
  }),
  /** Heads that somebody kept and that the log does not go on from. */
  contradictions: z.array(
    z.object({
      hash: z.string(),
      at: z.int(),
      person: z.string().nullable(),
      device: z.string().nullable(),
      seen: HeadLine,
      found: z.object({ size: z.int(), root: z.string().nullable() }),
    }),
  ),
  /** Entries that this office had acknowledged and then no longer had. */
  losses: z.array(
    z.object({
      hash: z.string(),
      at: z.int(),
      device: z.string(),
      numbers: z.array(Stretch),
      /** Of these, what is not here again by now. */
      missing: z.array(Stretch),
      /** When they had arrived, by the receipts. */
      acknowledged: z.object({ first: z.int(), last: z.int() }),
    }),
  ),
  /** Keys of cases that were lost here and that a tablet handed back. */
  keys: z.array(
    z.object({
      hash: z.string(),
      at: z.int(),
      device: z.string(),
      case: z.string(),
      /** Of so many values that stood under it then, it opened so many. */
      opens: z.int(),
      of: z.int(),
    }),
  ),
  names: z.record(z.string(), z.string()),
});
