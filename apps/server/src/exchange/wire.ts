import { FerryKey } from '@mingcha/domain/access';
import {
  CardTarget,
  FellowTablet,
  Named,
  PackReference,
  PackTask,
  SealedCard,
} from '@mingcha/domain/registry';
import type {
  DestroyedKey,
  Letter as JournalLetter,
  Receipt as JournalReceipt,
  WireEntry as JournalWireEntry,
  WireRun as JournalWireRun,
  Placement,
  Revocation,
  ShownChange,
  TreeHead,
} from '@mingcha/journal';
import { z } from 'zod';

/** Journal values pass through unparsed here: the journal's own checks read them, byte for byte, and name what is wrong. */
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
export const WireRun = z.custom<JournalWireRun>(isObject);
export const WireEntry = z.custom<JournalWireEntry>(isObject);
export const Receipt = z.custom<JournalReceipt>(isObject);

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const SignatureAlgorithm = z.enum(['ed25519+sha256', 'p256+sha256']);
export const ServerKey = z.object({ key: z.string(), alg: SignatureAlgorithm, publicKey: z.string() });

export const Challenge = z.object({ token: z.string() });
export const OpenSession = z.object({ writer: z.string(), token: z.string(), sig: z.string() });
export const Bearer = z.object({
  bearer: z.string(),
  expires: z.int(),
  device: z.string(),
  revoked: z.boolean(),
});

export const PushRuns = z.object({ runs: z.array(WireRun).min(1).max(200) });
export const PushResult = z.object({
  hash: z.string().nullable(),
  seq: z.int().nullable(),
  verdict: z.enum(['accepted', 'duplicate', 'held', 'rejected', 'fork']),
  reason: z.string().optional(),
});
export const Pushed = z.object({ results: z.array(PushResult), receipts: z.array(Receipt) });

export const AskReceipts = z.object({ hashes: z.array(Hash).max(2000) });
export const Receipts = z.object({ receipts: z.array(Receipt) });

/** Of entries that were acknowledged once and are sent again, as they were signed. */
export const ShownReceipts = z.object({ receipts: z.array(Receipt).min(1).max(500) });

/** The newest head of the log that the tablet keeps, unchecked, and the entries whose place it does not know yet. */
export const AskLog = z.object({
  seen: z.custom<TreeHead>(isObject).nullable(),
  hashes: z.array(Hash).max(2000),
  /** The end of its own chain; absent where it is older than this question. */
  chain: z.object({ seq: z.int().min(0), hash: Hash.nullable() }).optional(),
});
/** Receipt v2. */
export const LogFollowed = z.object({
  head: z.custom<TreeHead>(isObject).nullable(),
  extension: z.array(Hash).nullable(),
  placements: z.array(z.custom<Placement>(isObject)),
  /** Of the entries that were asked after, those that this tablet has never handed in here. */
  unknown: z.array(Hash),
});

/** The key that the tablet believes, and the size of the newest head it keeps. */
export const AskKeys = z.object({ key: z.string().max(64), size: z.int().min(0) });
/** Checked by whoever asked: nothing of it is believed because it was sent. */
export const KeysShown = z.object({ changes: z.array(z.custom<ShownChange>(isObject)) });

/** What the tablet has: the pack's version, and the hashes of the entries it knows of each visit. */
export const AskPull = z.object({
  known: z.object({
    pack: z.string().nullable(),
    /** By name, the hash of each part of the pack that the tablet holds: it is not sent again. */
    parts: z.record(z.string(), z.string()).optional(),
    visits: z.record(z.string(), z.array(Hash)),
  }),
});

/** 介绍信; checked by whoever reads it. */
const SignedLetter = z.custom<JournalLetter>(isObject);

export const PackAssignment = PackTask.extend({
  plan: z.string(),
  letter: SignedLetter.nullable(),
  /** Null once it was opened: then the task says it all. */
  card: SealedCard.nullable(),
});

/** What is in a sealed card, with the entries that name the target, whole. */
export const Card = CardTarget.extend({ entries: z.array(WireEntry) });
export type Card = z.infer<typeof Card>;

export const PackParts = PackReference.extend({
  units: z.array(Named.extend({ parent: z.string().nullable() })),
  checklists: z.array(PackReference.shape.checklists.element.extend({ adoptedAt: z.int() })),
});
export type PackParts = z.infer<typeof PackParts>;

export const Pack = z.object({
  /** Changes exactly when something in the pack does. */
  version: z.string(),
  at: z.int(),
  assignments: z.array(PackAssignment),
  /** The hash of every part; a part that the tablet holds already is left out. */
  hashes: z.record(z.string(), z.string()),
  parts: PackParts.partial(),
  /** Base64url, 32 bytes, by case: what this team's entries are sealed under. */
  caseKeys: z.record(z.string(), z.string()),
  fellows: z.array(FellowTablet),
});
export type Pack = z.infer<typeof Pack>;

export const Address = z.object({ recipient: FerryKey });
export const Addressed = z.object({ recipient: z.string() });

export const PulledVisit = z.object({
  id: z.string(),
  state: z.string(),
  assignment: z.string(),
  plan: z.string(),
  /** Null while the card is sealed. */
  unit: z.string().nullable(),
  window: z.string().nullable(),
  covert: z.boolean(),
  lead: z.string(),
  members: z.array(z.string()),
  dueBack: z.int(),
  /** Entries of the visit, its findings and its evidence that the tablet did not name as known. */
  serverEntries: z.array(WireEntry),
});

export type PulledVisit = z.infer<typeof PulledVisit>;

/** A visit that was broken off, declared void or sealed: what of its own entries the tablet did not name as known. */
export const EndedVisit = PulledVisit.pick({ id: true, serverEntries: true });
export type EndedVisit = z.infer<typeof EndedVisit>;

export const Pulled = z.object({
  revoked: z.boolean(),
  /** Null when the tablet has this version already, or is revoked. */
  pack: Pack.nullable(),
  visits: z.array(PulledVisit),
  ended: z.array(EndedVisit),
  /** Cases whose key was lost here while values wait for it: the tablet may hand it back. */
  lacking: z.array(z.string()),
  /** Cases whose key was destroyed here: signed, for this tablet alone. */
  destroyed: z.array(z.custom<DestroyedKey>(isObject)),
});

/** An `age` file in base64url, for the office's recovery key. */
export const HandedBack = z.object({ kid: z.string().max(80), sealed: z.string().max(4000) });

const count = z.int().min(0);
export const Standing = z.object({
  /** Signed; null while the tablet stands. */
  revocation: z.custom<Revocation>((value) => typeof value === 'object' && value !== null).nullable(),
});
export const Purged = z.strictObject({
  at: count,
  entries: count,
  media: count,
  keptEntries: count,
  keptMedia: count,
  sig: z.string().max(100),
});
export const Noted = z.object({ noted: z.literal(true) });
export const AskVault = z.strictObject({
  recipient: z.string().max(200),
  at: count,
  sig: z.string().max(100),
  /** The vault's secret as the tablet sealed it for the office's recovery key on its first day. */
  sealed: z.string().max(4000),
});
export const VaultReleased = z.object({ secret: z.string() });
