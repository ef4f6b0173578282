import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { Base64Url, Hash, Instant, idOf, KeyAlgorithm, Reason, WriterId } from '../primitives.ts';
import { Role } from './roles.ts';

/** An `age` recipient. */
export const FerryKey = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

const ErasedEntries = z
  .array(z.strictObject({ hash: Hash, paths: z.array(z.string().min(1)).min(1) }))
  .min(1);

const count = z.int().min(0);

/** What went and what stayed on a tablet that was revoked: counts, and no word of what it was. */
export const PurgeReport = z.strictObject({
  at: Instant,
  /** Values of received entries and bytes of received recordings, which are gone. */
  entries: count,
  media: count,
  /** What no receipt covers: still there, closed. */
  keptEntries: count,
  keptMedia: count,
  /** The tablet's signature over all of this. */
  sig: Base64Url,
});

/** A tree head as it was signed. */
const SignedHead = z.strictObject({
  v: z.literal(1),
  alg: z.string(),
  key: WriterId,
  size: z.int().min(1),
  root: Hash,
  at: z.int().min(0),
  sig: Base64Url,
});

/** A receipt as it was signed. */
const SignedReceipt = z.strictObject({
  v: z.literal(1),
  alg: z.string(),
  key: WriterId,
  writer: WriterId,
  seq: z.int().min(1),
  hash: Hash,
  blobs: z.array(Hash),
  arrival: Instant,
  sig: Base64Url,
});

/** What a check of the whole installation looked at; the head that the log then had. */
const looked = {
  began: z.int().min(0),
  ended: z.int().min(0),
  entries: count,
  blobs: count,
  /** Clocks outside of what is proven and the like: for people to look at, and no change. */
  doubts: count,
  head: z.strictObject({ size: z.int().min(1), root: Hash }).nullable(),
};

export const accessKinds = {
  'role.granted': byServer(
    'role-grant',
    z.strictObject({ person: idOf('person'), role: Role, seat: idOf('seat').optional() }),
  ),
  'role.revoked': byServer(
    'role-grant',
    z.strictObject({ person: idOf('person'), role: Role, seat: idOf('seat').optional() }),
  ),
  'credential.set': byServer('account', z.strictObject({ person: idOf('person'), digest: Hash })),
  'account.opened': byServer(
    'account',
    z.strictObject({ person: idOf('person'), username: z.string().regex(/^[a-z0-9._-]{3,40}$/) }),
  ),
  'account.closed': byServer('account', z.strictObject({ reason: Reason })),
  'device.proposed': byServer(
    'device',
    z.strictObject({
      writer: WriterId,
      publicKey: Base64Url,
      alg: KeyAlgorithm,
      name: z.string().trim().min(1).max(60),
      persons: z.array(idOf('person')),
      /** The tablet that this one continues, and the last of its entries that was known when this one was let in. */
      predecessor: z
        .strictObject({
          device: idOf('device'),
          writer: WriterId,
          seq: z.int().min(0),
          hash: Hash.nullable(),
        })
        .optional(),
    }),
  ),
  /** Where to seal what is carried to this tablet by hand. */
  'device.addressed': byServer('device', z.strictObject({ recipient: FerryKey })),
  /** What a tablet held was read from its recovery kit. */
  'device.recovered': byServer(
    'device',
    z.strictObject({
      file: z.string().regex(/^[0-9a-f]{32}$/),
      /** When the kit was written, by the tablet's clock. */
      at: z.int().min(0),
      whole: z.boolean(),
      /** The last entry known before the kit was read, and the last one that the kit held; 0 for none. */
      had: z.int().min(0),
      held: z.int().min(0),
      /** Numbers that neither of the two had. */
      missing: z.array(z.strictObject({ from: z.int().min(1), to: z.int().min(1) })),
    }),
  ),
  'device.enrolled': byServer('device', z.strictObject({})),
  'device.refused': byServer('device', z.strictObject({ reason: Reason })),
  'device.revoked': byServer(
    'device',
    z.strictObject({ lastSeq: z.int().min(0), lastHash: Hash.nullable(), reason: Reason }),
  ),
  // What a revoked tablet says it did, under its own signature; the server only writes down that it said so.
  'device.purged': byServer('device', PurgeReport),
  'device.release-asked': byServer('device', z.strictObject({ reason: Reason })),
  'device.released': byServer('device', z.strictObject({})),
  // Two hands wrote under one key, or an older copy of the tablet came back. Told once, until a person has decided.
  'device.doubled': byServer(
    'device',
    z.strictObject({
      found: z.enum(['fork', 'rolled-back']),
      /** The number under which there are two; or the last one that the older copy has. */
      seq: z.int().min(0),
      shown: Hash.nullable(),
      known: Hash.nullable(),
      /** Sizes of the log: the newest head it showed now, and the newest it had shown before. */
      heads: z.strictObject({ shown: z.int().min(0), known: z.int().min(0) }).nullable(),
    }),
  ),
  // What was recorded is kept, both versions of it; named are the entries that stand beside another one of their number.
  'device.resolved': byServer(
    'device',
    z.strictObject({
      outcome: z.enum(['goes-on', 'revoked']),
      forks: z.array(Hash).max(1000),
      reason: Reason,
    }),
  ),
  'person-key.enrolled': byServer(
    'person-key',
    z.strictObject({
      person: idOf('person'),
      device: idOf('device'),
      publicKey: Base64Url,
      alg: KeyAlgorithm,
    }),
  ),
  'lane.opened': byServer(
    'lane',
    z.strictObject({ writer: WriterId, publicKey: Base64Url, alg: KeyAlgorithm }),
  ),
  'log.restored': byServer('lane', z.strictObject({ reason: Reason.optional() })),
  // Somebody keeps a signed head of the log that the log as it stands does not go on from. Both stand here for ever.
  'log.contradicted': byServer(
    'office',
    z.strictObject({
      /** Whose tablet showed it; null where a person at the desk did. */
      device: idOf('device').nullable(),
      person: idOf('person').nullable(),
      seen: SignedHead,
      /** The log at that size, or the whole of it where it is shorter. */
      found: z.strictObject({ size: z.int().min(0), root: Hash.nullable() }),
    }),
  ),
  // A tablet showed this server's own receipts for entries that are not here: they were acknowledged, and lost since.
  'log.entries-lost': byServer(
    'office',
    z.strictObject({
      device: idOf('device'),
      receipts: z.array(SignedReceipt).min(1).max(500),
      /** The log when it was seen. */
      found: z.strictObject({ size: z.int().min(0), root: Hash.nullable() }),
    }),
  ),
  // A tablet handed back the key of a case that was lost here. It was proven by what it opens, and nothing else was changed.
  'case-key.recovered': byServer(
    'office',
    z.strictObject({
      /** The case, which the key is named after. */
      case: z.string().min(3).max(80),
      device: idOf('device'),
      /** Of so many values sealed under it that stand here, it opens so many. */
      opens: z.int().min(1),
      of: z.int().min(1),
    }),
  ),
  // An authority outside of the house says that this head was there at that time. The token stays here for ever, with the
  // certificate that it was judged by, so that it can be judged again whatever is configured then.
  'log.stamped': byServer(
    'office',
    z.strictObject({
      /** By the calendar of the office. */
      day: z.iso.date(),
      head: SignedHead,
      /** What the authority says that the time was. */
      at: Instant,
      authority: z.string().min(1).max(300),
      policy: z.string().regex(/^[0-9.]{3,100}$/),
      serial: z.string().regex(/^[0-9a-f]{1,128}$/),
      /** RFC 3161 TimeStampToken over SHA-256 of the canonical text of the head. */
      token: Base64Url.max(200_000),
      /** The configured certificate that its chain ends in; null where none was configured. */
      anchor: Base64Url.max(20_000).nullable(),
    }),
  ),
  'verification.passed': byServer('office', z.strictObject(looked)),
  // What was found twice in a row. The places are those of `npm run verify`; no value stands here.
  'verification.failed': byServer(
    'office',
    z.strictObject({
      ...looked,
      faults: z.int().min(1),
      first: z
        .array(
          z.strictObject({
            check: z.string().max(40),
            code: z.string().max(80),
            place: z.string().max(300),
          }),
        )
        .min(1)
        .max(50),
    }),
  ),
  'access-log.anchored': byServer(
    'office',
    z.strictObject({ from: z.int().min(0), to: z.int().min(0), head: Hash }),
  ),
  /** The oldest stretch of the log went, by an approved list. Its head stays in the entry that anchored it. */
  'access-log.destroyed': byServer(
    'office',
    z.strictObject({
      list: idOf('destruction'),
      from: z.int().min(1),
      to: z.int().min(1),
      head: Hash,
      last: Instant,
      destroyed: z.int().min(0),
      /** Lines that stay for what they are about, and the hash over theirs, in order. */
      kept: z.strictObject({ lines: z.int().min(0), hash: Hash }),
      reason: Reason,
      approvals: z.tuple([idOf('person'), idOf('person')]),
    }),
  ),
  'hold.released': byServer('*', z.strictObject({ hash: Hash, reason: Reason })),
  'erasure.asked': byServer(
    'erasure',
    z.strictObject({ person: idOf('person'), entries: ErasedEntries, reason: Reason }),
  ),
  'erasure.approved': byServer('erasure', z.strictObject({})),
  'erasure.refused': byServer('erasure', z.strictObject({ reason: Reason })),
  'fields.erased': byServer(
    '*',
    z.strictObject({
      entries: ErasedEntries,
      /** Two persons, neither of them the other. */
      approvals: z.array(idOf('person')).min(2),
      reason: Reason,
    }),
  ),
};
