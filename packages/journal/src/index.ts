/**
 * The door of the journal. Signatures below are fixed; bodies move into their files as they are written.
 */
import type { AlgorithmId } from './algorithms.ts';
import type { Field, FieldState } from './field.ts';
import type { Actor, Header, SealedHeader, Subject, TimeBlock } from './header.ts';
import type { Json, JsonObject } from './json.ts';
import type { KindRule, KindRules, WriterClass } from './kind-rule.ts';
import type { Fault, Outcome } from './outcome.ts';
import type {
  Aead,
  CaseKey,
  DigestPort,
  Keyring,
  MaybePromise,
  Ports,
  Signer,
  StreamPorts,
  VerifyPorts,
} from './ports.ts';
import type { HoldReason, RejectReason } from './reasons.ts';

export * from './algorithms.ts';
export type * from './field.ts';
export type * from './header.ts';
export type * from './json.ts';
export type * from './kind-rule.ts';
export * from './outcome.ts';
export type * from './ports.ts';
export * from './reasons.ts';
export type { FieldState };

// ---- bytes -------------------------------------------------------------------------------------------------------
export declare const ZERO_HASH: string;
export declare function toHex(bytes: Uint8Array): string;
export declare function fromHex(text: string): Uint8Array;
export declare function toBase64url(bytes: Uint8Array): string;
/** Null unless `text` is the one canonical encoding of its bytes. */
export declare function fromBase64url(text: string): Uint8Array | null;
export declare function canonicalText(value: unknown): string;
export declare function canonicalBytes(value: unknown): Uint8Array;
export declare function writerIdOf(ports: DigestPort, publicKey: Uint8Array): string;

// ---- writing -----------------------------------------------------------------------------------------------------
/** Everything of a header but `v` and `payloadRoot`. */
export type EntryDraft = Omit<Header, 'v' | 'payloadRoot'>;
export interface ComposedFields {
  readonly fields: readonly Field[];
  readonly payloadRoot: string;
}
/** One entry ready to be stored: `bytes` is what was hashed; `fieldBytes` the canonical JSON of `fields`. */
export interface SealedEntry extends SealedHeader {
  readonly fields: readonly Field[];
  readonly fieldBytes: Uint8Array;
}
export type KeyFor<Key> = (path: string) => CaseKey<Key>;
/** Splits, salts and seals a payload. Throws UnfitPayload on floats, undefined, bad paths. */
export declare function composeFields<Key>(
  ports: Ports,
  aead: Aead<Key>,
  payload: JsonObject,
  rule: KindRule,
  keyFor: KeyFor<Key>,
): Promise<ComposedFields>;
/** Cheap and synchronous, for use under the lane's lock. */
export declare function sealEntry(
  ports: DigestPort,
  draft: EntryDraft,
  composed: ComposedFields,
): SealedEntry;
/** composeFields + sealEntry. */
export declare function composeEntry<Key>(
  ports: Ports,
  aead: Aead<Key>,
  draft: EntryDraft,
  payload: JsonObject,
  rule: KindRule,
  keyFor: KeyFor<Key>,
): Promise<SealedEntry>;
export declare function sealHeader(ports: DigestPort, header: Header): SealedHeader;
export declare function hashHeader(ports: DigestPort, header: Header): string;
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}
/** The head of a chain that has no entry yet: seq 0, 64 zeros. */
export declare const EMPTY_CHAIN: ChainHead;
/** `{seq, prev}` of the entry that follows. */
export declare function nextInChain(head: ChainHead): { seq: number; prev: string };

export interface Run {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly writer: string;
  readonly from: number;
  readonly to: number;
  readonly head: string;
  readonly sig: string;
}
export interface WireEntry {
  readonly header: Header;
  readonly fields: readonly Field[];
}
export interface WireRun {
  readonly run: Run;
  readonly entries: readonly WireEntry[];
}
/** Entries must follow one another; throws BrokenInvariant otherwise. */
export declare function closeRun(signer: Signer, entries: readonly SealedHeader[]): Promise<Run>;

// ---- stored bytes ------------------------------------------------------------------------------------------------
export declare function parseHeader(ports: DigestPort, unverifiedBytes: Uint8Array): Outcome<SealedHeader>;
export declare function parseFields(unverifiedBytes: Uint8Array): Outcome<readonly Field[]>;
export declare function encodeFields(fields: readonly Field[]): Uint8Array;
export declare function fieldState(field: Field): FieldState;
export declare function fieldDigest(ports: DigestPort, field: Field): string;
export declare function payloadRootOf(ports: DigestPort, fields: readonly Field[]): string;

// ---- reading -----------------------------------------------------------------------------------------------------
/** What stands in a payload where a value cannot be shown (已销毁). The same in all cases; `tombstones` says which. */
export declare const TOMBSTONE: { readonly erased: true };
export interface Tombstone {
  readonly path: string;
  readonly because: 'erased' | 'withheld' | 'key-missing' | 'damaged';
  readonly by: string | null;
}
export interface OpenedPayload {
  readonly payload: { [key: string]: Json };
  readonly tombstones: readonly Tombstone[];
}
export declare function openFields<Key>(
  ports: DigestPort,
  aead: Aead<Key>,
  fields: readonly Field[],
  keyring: Keyring<Key>,
  rule: Pick<KindRule, 'split'>,
): Promise<OpenedPayload>;
/** `paths` may name a field or a split key (then all its fields). `by` is the hash of the entry that ordered it. */
export declare function eraseFields(
  ports: DigestPort,
  fields: readonly Field[],
  paths: readonly string[],
  by: string,
): Field[];
export declare function withholdFields(
  ports: DigestPort,
  fields: readonly Field[],
  paths: readonly string[],
): Field[];

// ---- accepting ---------------------------------------------------------------------------------------------------
/** A run whose form, canonical bytes, hashes, inner chain and payload roots stand. Its signature is not yet checked. */
export interface PreparedRun {
  readonly run: Run;
  readonly entries: readonly SealedEntry[];
}
/** As registered: from the journal's own enrolment entries, never from the run. */
export interface KnownWriter {
  readonly writer: string;
  readonly alg: AlgorithmId;
  readonly publicKey: Uint8Array;
  readonly writerClass: WriterClass;
  /** Null: a server lane, which writes for every office. */
  readonly office: string | null;
  readonly enrolled: boolean;
  /** Everyone ever bound to this tablet; null for a server lane. */
  readonly persons: ReadonlySet<string> | null;
  /** The last head known when it was revoked. */
  readonly revoked: { readonly lastSeq: number; readonly lastHash: string } | null;
}
/** What the store must know of an entry that it keeps. */
export interface KeptEntry {
  readonly writer: string;
  readonly seq: number;
  readonly subject: Subject;
}
export interface AcceptFacts {
  /** Entries already kept, by hash: at least those among `neededHashes`. */
  readonly kept: ReadonlyMap<string, KeptEntry>;
  /** seq → hashes kept at that number for this writer: at least those among the run's numbers. */
  readonly keptAt: ReadonlyMap<number, readonly string[]>;
  readonly rules: KindRules;
  /** Hashes that a named person released from a hold. */
  readonly released: ReadonlySet<string>;
}
export type Verdict =
  /** `kindKnown` false: kept and receipted, its subject waits unfolded until an upgrade; then judge again with checkKind. */
  | { readonly verdict: 'accepted'; readonly kindKnown: boolean }
  | { readonly verdict: 'duplicate' }
  /** Kept like an accepted entry (same tables, receipt, causal order) beside another one of the same number; quarantine the writer's sessions. */
  | { readonly verdict: 'fork'; readonly kindKnown: boolean; readonly other: string }
  | { readonly verdict: 'held'; readonly reason: HoldReason; readonly missing: readonly string[] }
  | { readonly verdict: 'rejected'; readonly reason: RejectReason; readonly at: string };
export interface Judgement {
  /** Null when the bytes were too malformed to have a hash. */
  readonly hash: string | null;
  readonly seq: number | null;
  readonly entry: SealedEntry | null;
  readonly verdict: Verdict;
}
/** Step 1, no key, no database: form, limits, canonical bytes, hashes, payload roots, inner chain. Never throws on input. */
export declare function prepareRun(ports: DigestPort, unverifiedRun: unknown): Outcome<PreparedRun>;
/** Step 2, no database: the writer and its one signature. */
export declare function checkRun(
  ports: VerifyPorts,
  prepared: PreparedRun,
  writer: KnownWriter | null,
): Promise<Outcome<PreparedRun>>;
/** Hashes whose presence `judgeRun` needs to know: own, predecessor's, every `after`. One query for the store. */
export declare function neededHashes(prepared: PreparedRun): string[];
/** Step 3, inside the transaction, synchronous: what becomes of each entry. */
export declare function judgeRun(prepared: PreparedRun, writer: KnownWriter, facts: AcceptFacts): Judgement[];
/** All three steps for callers that have the facts at hand. */
export declare function accept(
  ports: VerifyPorts,
  unverifiedRun: unknown,
  context: AcceptFacts & { readonly writer: KnownWriter | null },
): Promise<Judgement[]>;
/** Steps 1 and 2 failed: one rejected verdict for each entry that can still be named. */
export declare function rejectRun(
  unverifiedRun: unknown,
  prepared: PreparedRun | null,
  fault: Fault,
): Judgement[];
/** One held entry again, after something arrived or a person released it. Its run's signature was checked when it was held. */
export declare function judgeHeld(entry: SealedEntry, writer: KnownWriter, facts: AcceptFacts): Verdict;
/** Writer class, subject, office, actor, personal fields: also run again when an upgrade makes a kind known. */
export declare function checkKind(
  entry: WireEntry,
  writer: KnownWriter,
  rules: KindRules,
): Outcome<{ kindKnown: boolean }>;

// ---- order -------------------------------------------------------------------------------------------------------
export interface CausalEntry {
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly after: readonly string[];
}
/** Ancestors first (`after`, then each writer's own chain), ties by (writer, seq, hash). Same set, same order. */
export declare function orderCausally<E extends CausalEntry>(entries: readonly E[]): E[];
/** Entries that no other one of the set has as ancestor: the `after` of whoever writes next. */
export declare function headsOf(entries: readonly CausalEntry[]): string[];
/** Pairs of incompatible kinds, neither an ancestor of the other; each pair sorted by hash, pairs sorted. */
export declare function contested(
  entries: readonly (CausalEntry & { readonly kind: string })[],
  incompatible: readonly (readonly [string, string])[],
): (readonly [string, string])[];
/** writer → the lowest number under which two entries stand. */
export declare function forkPoints(
  entries: readonly Pick<CausalEntry, 'hash' | 'writer' | 'seq'>[],
): Map<string, number>;

// ---- receipts, tokens, persons, sessions -------------------------------------------------------------------------
export interface Receipt {
  readonly v: 1;
  readonly alg: AlgorithmId;
  /** Writer id of the server lane or receipt key that signed. */
  readonly key: string;
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
  /** SHA-256 of each blob held and checked for this entry; sorted. */
  readonly blobs: readonly string[];
  readonly arrival: number;
  readonly sig: string;
}
export type PublicKeys = ReadonlyMap<string, { readonly alg: AlgorithmId; readonly publicKey: Uint8Array }>;
export declare function signReceipt(
  signer: Signer,
  fact: Pick<Receipt, 'writer' | 'seq' | 'hash' | 'blobs' | 'arrival'>,
): Promise<Receipt>;
/** `expect.blobs` must all be covered; an empty list asks for the entry alone. */
export declare function checkReceipt(
  ports: VerifyPorts,
  unverifiedReceipt: unknown,
  serverKeys: PublicKeys,
  expect: {
    readonly writer: string;
    readonly seq: number;
    readonly hash: string;
    readonly blobs: readonly string[];
  },
): Promise<Outcome<Receipt>>;
export interface TimeToken {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly key: string;
  /** The writer it was issued to. */
  readonly writer: string;
  readonly at: number;
  readonly nonce: string;
  readonly sig: string;
}
export declare function issueToken(
  ports: Ports,
  signer: Signer,
  fact: { readonly writer: string; readonly at: number },
): Promise<TimeToken>;
export declare function checkToken(
  ports: VerifyPorts,
  unverifiedToken: unknown,
  serverKeys: PublicKeys,
  writer: string,
): Promise<Outcome<TimeToken>>;
/** What `header.time.token` carries. */
export declare function tokenHash(ports: DigestPort, token: TimeToken): string;
export type AttestMethod = 'pin' | 'passkey' | 'session' | 'paper';
export interface Attestation {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly key: string;
  readonly person: string;
  readonly of: string;
  readonly method: AttestMethod;
  readonly sig: string;
}
export declare function attest(
  signer: Signer,
  fact: { readonly person: string; readonly of: string; readonly method: AttestMethod },
): Promise<Attestation>;
export declare function checkAttestation(
  ports: VerifyPorts,
  unverifiedAttestation: unknown,
  expect: {
    readonly person: string;
    readonly of: string;
    readonly key: { readonly alg: AlgorithmId; readonly publicKey: Uint8Array };
  },
): Promise<Outcome<Attestation>>;
export interface SessionProof {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly writer: string;
  /** The server's challenge. */
  readonly token: string;
  readonly sig: string;
}
export declare function proveSession(signer: Signer, token: string): Promise<SessionProof>;
export declare function checkSession(
  ports: VerifyPorts,
  unverifiedProof: unknown,
  expect: { readonly writer: KnownWriter; readonly token: string },
): Promise<Outcome<SessionProof>>;

// ---- evidence ----------------------------------------------------------------------------------------------------
export interface EvidenceDigests {
  readonly size: number;
  readonly sliceSize: number;
  /** SHA-256 of each plaintext slice, in order. */
  readonly slices: readonly string[];
  /** RFC 9162 root over the raw slice digests. */
  readonly root: string;
  readonly sha256: string;
}
export interface Slicer {
  /** Feeds bytes of any length; answers the digests of the slices that became whole. */
  push(bytes: Uint8Array): string[];
  /** Closes the last, shorter slice. */
  finish(): EvidenceDigests;
}
export declare function startSlicer(ports: StreamPorts, sliceSize: number): Slicer;
export declare function sliceDigests(
  ports: StreamPorts,
  sliceSize: number,
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<EvidenceDigests>;
export declare function evidenceRoot(ports: DigestPort, slices: readonly string[]): string;

// ---- upcasting ---------------------------------------------------------------------------------------------------
export interface Upcaster {
  readonly kind: string;
  readonly from: number;
  /** Payload of schema `from` → payload of schema `from + 1`. Must pass tombstones on. */
  readonly up: (payload: { [key: string]: Json }) => { [key: string]: Json };
}
export interface Upcasters {
  /** Null for a kind or schema this build does not know: the subject waits. */
  upcast(kind: string, schema: number, payload: { [key: string]: Json }): { [key: string]: Json } | null;
}
export declare function createUpcasters(rules: KindRules, upcasters: readonly Upcaster[]): Upcasters;

// ---- tree (RFC 9162) ---------------------------------------------------------------------------------------------
export declare function leafHash(ports: DigestPort, leaf: Uint8Array): Uint8Array;
export declare function merkleRoot(ports: DigestPort, leafHashes: readonly Uint8Array[]): Uint8Array;
export declare function inclusionProof(
  ports: DigestPort,
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array[];
export declare function consistencyProof(
  ports: DigestPort,
  leafHashes: readonly Uint8Array[],
  from: number,
): Uint8Array[];

export type { Actor, Header, KindRule, MaybePromise, SealedHeader, TimeBlock };
