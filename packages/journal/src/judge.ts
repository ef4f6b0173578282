import { checkKind } from './check-kind.ts';
import type { SealedEntry } from './compose.ts';
import { ZERO_HASH } from './digest.ts';
import type { Header, Subject } from './header.ts';
import type { KindRules } from './kind-rule.ts';
import type { HoldReason, RejectReason } from './reasons.ts';
import type { PreparedEntry, PreparedRun } from './wire.ts';
import type { KnownWriter } from './writer.ts';

/** What must be known of an entry that is already kept. */
export interface KeptEntry {
  readonly writer: string;
  readonly seq: number;
  readonly subject: Subject;
}

/** Read by the store inside the transaction that will write the verdicts. */
export interface AcceptFacts {
  /** Entries already kept (accepted or fork), by hash: at least those among `neededHashes`. */
  readonly kept: Pick<ReadonlyMap<string, KeptEntry>, 'get' | 'has'>;
  /** seq → hashes kept at that number of this writer: at least those among the run's numbers. */
  readonly keptAt: ReadonlyMap<number, readonly string[]>;
  readonly rules: KindRules;
  /** Hashes that a named person released from a hold. */
  readonly released: ReadonlySet<string>;
  /** Hashes whose sealed values do not open to their digests, for a store that holds the key and looked. */
  readonly unreadable?: ReadonlySet<string>;
}

export type Verdict =
  /** `kindKnown` false: kept and receipted; its subject waits unfolded for an upgrade, which runs checkKind again. */
  | { readonly verdict: 'accepted'; readonly kindKnown: boolean }
  /** The same bytes again: acknowledge again, and leave what is stored alone (it may have been erased since). */
  | { readonly verdict: 'duplicate' }
  /** Kept, receipted and ordered like an accepted entry, beside another one of its number; quarantine the writer's sessions. */
  | { readonly verdict: 'fork'; readonly kindKnown: boolean; readonly other: string }
  | { readonly verdict: 'held'; readonly reason: HoldReason; readonly missing: readonly string[] }
  | { readonly verdict: 'rejected'; readonly reason: RejectReason; readonly at: string };

export interface Judgement {
  /** Null when the bytes were too malformed to have a hash. */
  readonly hash: string | null;
  readonly seq: number | null;
  /** What to store, byte for byte; null when there is nothing fit to be stored. */
  readonly entry: SealedEntry | null;
  readonly verdict: Verdict;
}

/** Hashes that the facts must answer for: each entry, its predecessor, and everything it says it has seen. One query. */
export function neededHashes(prepared: {
  readonly entries: readonly { readonly hash: string; readonly header: Header }[];
}): string[] {
  const needed = new Set<string>();
  for (const { hash, header } of prepared.entries) {
    needed.add(hash);
    if (header.prev !== ZERO_HASH) needed.add(header.prev);
    for (const seen of header.after) needed.add(seen);
  }
  return [...needed];
}

function reject(reason: RejectReason, at: string): Verdict {
  return { verdict: 'rejected', reason, at };
}

/** Links to entries that we have, but that are not what the header takes them for. */
function findWrongLink(header: Header, kept: AcceptFacts['kept']): Verdict | null {
  const before = kept.get(header.prev);
  if (before !== undefined && (before.writer !== header.writer || before.seq !== header.seq - 1)) {
    return reject('chain.prev-wrong', 'header.prev');
  }
  const isOther = (subject: Subject) =>
    subject.type !== header.subject.type || subject.id !== header.subject.id;
  const stray = header.after.some((seen) => {
    const entry = kept.get(seen);
    return entry !== undefined && isOther(entry.subject);
  });
  return stray ? reject('entry.after-other-subject', 'header.after') : null;
}

/** Late arrivals wait for what they need; what comes after a revocation waits for a person. */
function findHold(
  entry: SealedEntry,
  writer: KnownWriter,
  facts: AcceptFacts,
  other: string | null,
): Verdict | null {
  const { header, hash } = entry;
  if (facts.released.has(hash)) return null;
  if (writer.revoked !== null) {
    const { lastSeq, lastHash } = writer.revoked;
    const isBeyond = header.seq > lastSeq || (header.seq === lastSeq && hash !== lastHash) || other !== null;
    if (isBeyond) return { verdict: 'held', reason: 'after-revocation', missing: [] };
  }
  if (header.prev !== ZERO_HASH && !facts.kept.has(header.prev)) {
    return { verdict: 'held', reason: 'predecessor-missing', missing: [header.prev] };
  }
  const missing = header.after.filter((seen) => !facts.kept.has(seen));
  if (missing.length > 0) return { verdict: 'held', reason: 'after-missing', missing };
  // A receipt promises the values. The header binds their digests alone, so the same entry may come again with bytes that open.
  return facts.unreadable?.has(hash) ? { verdict: 'held', reason: 'sealed-unreadable', missing: [] } : null;
}

/**
 * One entry whose run was signed: at its arrival, and again whenever something it waits for has arrived or been released.
 * A pure function of the entry and what is kept, so that the order of arrival cannot change what is kept in the end.
 */
export function judgeHeld(entry: SealedEntry, writer: KnownWriter, facts: AcceptFacts): Verdict {
  if (facts.kept.has(entry.hash)) return { verdict: 'duplicate' };
  const kind = checkKind(entry, writer, facts.rules);
  if (!kind.ok) return reject(kind.fault.code as RejectReason, kind.fault.at);
  const wrong = findWrongLink(entry.header, facts.kept);
  if (wrong !== null) return wrong;
  const other = facts.keptAt.get(entry.header.seq)?.find((hash) => hash !== entry.hash) ?? null;
  const held = findHold(entry, writer, facts, other);
  if (held !== null) return held;
  const { kindKnown } = kind.value;
  return other === null ? { verdict: 'accepted', kindKnown } : { verdict: 'fork', kindKnown, other };
}

function judgePrepared(prepared: PreparedEntry, writer: KnownWriter, facts: AcceptFacts): Judgement {
  const { header, bytes, hash, payload } = prepared;
  const seq = header.seq;
  if (payload.ok) {
    const entry = { header, bytes, hash, ...payload.value };
    return { hash, seq, entry, verdict: judgeHeld(entry, writer, facts) };
  }
  // The header is the identity: known bytes are acknowledged even when the tablet no longer has their values.
  const verdict: Verdict = facts.kept.has(hash)
    ? { verdict: 'duplicate' }
    : reject(payload.fault.code as RejectReason, payload.fault.at);
  return { hash, seq, entry: null, verdict };
}

/** Step 3, inside the transaction, synchronous: what becomes of each entry of a run whose signature stands. */
export function judgeRun(prepared: PreparedRun, writer: KnownWriter, facts: AcceptFacts): Judgement[] {
  const fresh = new Map<string, KeptEntry>();
  const kept = {
    get: (hash: string) => fresh.get(hash) ?? facts.kept.get(hash),
    has: (hash: string) => fresh.has(hash) || facts.kept.has(hash),
  };
  const judgements: Judgement[] = [];
  for (const entry of prepared.entries) {
    const judgement = judgePrepared(entry, writer, { ...facts, kept });
    judgements.push(judgement);
    const { header, hash } = entry;
    if (judgement.verdict.verdict === 'accepted' || judgement.verdict.verdict === 'fork') {
      fresh.set(hash, { writer: header.writer, seq: header.seq, subject: header.subject });
    }
  }
  return judgements;
}
