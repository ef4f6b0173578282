import { z } from 'zod';

/** What an entry can be about, with the prefix of its identifiers. A series has a readable identifier of its own. */
export const subjectPrefixes = {
  office: 'off',
  unit: 'unt',
  person: 'per',
  seat: 'sea',
  window: 'win',
  post: 'pst',
  'service-item': 'sit',
  area: 'are',
  recorder: 'rcd',
  calendar: 'cal',
  taxonomy: 'tax',
  checklist: 'chk',
  relation: 'rel',
  account: 'acc',
  'role-grant': 'rgt',
  device: 'dev',
  'person-key': 'pky',
  erasure: 'ers',
  hold: 'hld',
  destruction: 'dst',
  lane: 'lan',
  'server-key': 'svk',
  plan: 'pln',
  assignment: 'asg',
  visit: 'vis',
  evidence: 'evd',
  finding: 'fnd',
  bulletin: 'bul',
  intercession: 'itc',
  series: 'srs',
  paper: 'ppr',
  pass: 'pas',
  confirmation: 'cnf',
  order: 'ord',
  'look-back': 'lbk',
  case: 'cas',
  appeal: 'apl',
  handover: 'hov',
  leave: 'lea',
  package: 'pkg',
  dispatch: 'dsp',
} as const;

export type SubjectType = keyof typeof subjectPrefixes;
export const subjectTypes = Object.keys(subjectPrefixes) as readonly SubjectType[];

export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
}

/** `<prefix>_<26 lowercase base32 characters>` */
export const idOf = (type: SubjectType) =>
  z.string().regex(new RegExp(`^${subjectPrefixes[type]}_[a-z0-9]{26}$`), `id.${type}`);

/** The office's own clock as an actor: it has no account, no seat, and acts only where a table names the scheduler. */
export const officeClock = `per_${'0'.repeat(26)}`;

/** Journal instants: whole milliseconds since 1970, UTC. */
export const Instant = z.int().min(0);
/** A day in the office's zone, without a time: 2026-11-21. */
export const Day = z.iso.date();
/** Lowercase hexadecimal SHA-256. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
/** First 32 hexadecimal characters of SHA-256 over the raw public key. */
export const WriterId = z.string().regex(/^[0-9a-f]{32}$/);
/** Keys, signatures, proofs: base64url without padding. */
export const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);
export const KeyAlgorithm = z.enum(['ed25519', 'p256']);

export const ShortText = z.string().trim().min(1).max(200);
export const LongText = z.string().trim().min(1).max(4000);
export const Reason = z.string().trim().min(2).max(1000);

/** An older fix than this says nothing of where a tablet is now. */
export const positionAgeLimit = 600;

/** Degrees in units of 1e-7 and accuracy in centimetres, since the journal holds integers only. */
export const Position = z.strictObject({
  lat7: z.int().min(-900_000_000).max(900_000_000),
  lon7: z.int().min(-1_800_000_000).max(1_800_000_000),
  accuracyCm: z.int().min(0),
  /** How long before the act the tablet was there; absent where that is no more than a quarter of a minute. */
  ageSeconds: z.int().min(1).max(positionAgeLimit).optional(),
});
export type Position = z.infer<typeof Position>;

/** What is allowed as a way of recording on a visit; fixed or unattended devices are no such way. */
export const RecordingMode = z.enum(['photo', 'audio', 'video', 'scan', 'note']);
export type RecordingMode = z.infer<typeof RecordingMode>;

/** Secrecy marks this system may hold. Anything above belongs on a classified network. */
export const HeldSecrecy = z.enum(['none', 'internal', 'work-secret']);
/** Marks a person may choose; the last three are refused, in words, and never stored. */
export const ChosenSecrecy = z.enum([
  'none',
  'internal',
  'work-secret',
  'secret',
  'confidential',
  'top-secret',
]);
export type ChosenSecrecy = z.infer<typeof ChosenSecrecy>;

/** The value of a lawfully erased or unreadable field, as fold and readers see it. */
export const Tombstone = z.object({ erased: z.literal(true) });
export type Tombstone = z.infer<typeof Tombstone>;
export const TOMBSTONE: Tombstone = Object.freeze({ erased: true });

export const isTombstone = (value: unknown): value is Tombstone =>
  typeof value === 'object' && value !== null && 'erased' in value && value.erased === true;
