import { checkKind } from './check-kind.ts';
import type { SealedEntry } from './compose.ts';
import { ZERO_HASH } from './digest.ts';
import type { Erasures } from './erasures.ts';
import { fieldState } from './field.ts';
import type { Header } from './header.ts';
import type { KindRules } from './kind-rule.ts';
import type { Fault } from './outcome.ts';
import type { VerifyPorts } from './ports.ts';
import { checkRunShape, checkSignedRun } from './run.ts';
import { type UnverifiedEntry, verifyEntry } from './verify-entry.ts';
import type { KnownWriter } from './writer.ts';

export interface ChainReport {
  /** No fault. What a person released (`released`) is not a fault, and is still said. */
  readonly ok: boolean;
  readonly entries: number;
  readonly faults: readonly Fault[];
  /** Hashes at a gap, at a fork or after a revocation that a named person released. */
  readonly released: readonly string[];
}

/** Feed every entry of one writer in ascending seq (all branches), then every run, then ask for the report. */
export interface ChainVerifier {
  entry(unverified: UnverifiedEntry): Looked;
  run(unverifiedRun: unknown): Promise<Fault[]>;
  finish(): ChainReport;
}

export interface Looked {
  readonly faults: readonly Fault[];
  /** What was read, where it can be read and is its writer's. */
  readonly entry: SealedEntry | null;
}

interface Link {
  readonly seq: number;
  readonly prev: string;
  signed: boolean;
}

/** What the verdict stands on: all of it is needed, none of it has a default. */
export interface ChainGround {
  readonly writer: KnownWriter;
  readonly rules: KindRules;
  /** Hashes released from a hold, as the journal's own `hold.released` entries say. */
  readonly released: ReadonlySet<string>;
  /** What the journal's own erasing entries ordered. */
  readonly erasures: Erasures;
  /** True for an export, which says with the digest alone what it does not show; false for a store, which must hold everything. */
  readonly mayWithhold: boolean;
}

/** Every link, hash, payload root, signature, and the right of this writer to say each thing. One pass, one link in memory an entry. */
export function startChain(ports: VerifyPorts, ground: ChainGround): ChainVerifier {
  const { writer, rules, released, erasures, mayWithhold } = ground;
  const links = new Map<string, Link>();
  const numbers = new Map<number, string>();
  const faults: Fault[] = [];
  const excused = new Set<string>();
  /** Entries that were told as faults themselves; what only follows from them is not told again. */
  const unread = new Set<string>();
  const cuts: number[] = [];

  const linkFault = (header: Header, hash: string): Fault | null => {
    if (header.writer !== writer.writer) return { code: 'chain.writer-wrong', at: hash };
    if (header.alg !== writer.alg) return { code: 'header.algorithm-wrong', at: hash };
    const before = links.get(header.prev);
    if (before !== undefined && before.seq !== header.seq - 1) return { code: 'chain.seq-wrong', at: hash };
    return null;
  };

  /** Gaps, forks, words after a revocation: told either as a fault or as something a person answered for. */
  const tellBreaks = (header: Header, hash: string): Fault[] => {
    const other = numbers.get(header.seq);
    const breaks: Fault[] = [];
    if (header.prev !== ZERO_HASH && !links.has(header.prev) && !unread.has(header.prev))
      breaks.push({ code: 'chain.gap', at: hash });
    if (other !== undefined && other !== hash) breaks.push({ code: 'chain.fork', at: hash });
    const last = writer.revoked;
    if (
      last !== null &&
      (header.seq > last.lastSeq || (header.seq === last.lastSeq && hash !== last.lastHash))
    ) {
      breaks.push({ code: 'chain.after-revocation', at: hash });
    }
    if (breaks.length > 0 && released.has(hash)) {
      excused.add(hash);
      return [];
    }
    return breaks;
  };

  /** Values that are not there, and that nobody was allowed to take away. */
  const tellMissing = ({ fields, hash }: SealedEntry): Fault[] =>
    fields.flatMap((field): Fault[] => {
      const at = `${hash} ${field.path}`;
      if ('by' in field) {
        return erasures.allows(field.by, hash, field.path)
          ? []
          : [{ code: 'field.erased-without-order', at }];
      }
      return fieldState(field) === 'withheld' && !mayWithhold ? [{ code: 'field.missing', at }] : [];
    });

  const report = (found: Fault[]): Fault[] => {
    faults.push(...found);
    return found;
  };

  const refuse = (hash: string, fault: Fault): Looked => {
    unread.add(hash);
    return { faults: report([fault]), entry: null };
  };

  /** Past an entry that cannot be read no signature reaches down: it is the fault, not those right before it. */
  const hidden = (): ReadonlySet<string> => {
    const below = new Set<string>();
    for (const cut of cuts)
      for (
        let seq = cut - 1, hash = numbers.get(seq);
        hash !== undefined;
        seq -= 1, hash = numbers.get(seq)
      ) {
        if (links.get(hash)?.signed !== false) break;
        below.add(hash);
      }
    return below;
  };

  return {
    entry(unverified) {
      const entry = verifyEntry(ports, unverified);
      if (!entry.ok)
        return refuse(unverified.hash, {
          code: entry.fault.code,
          at: `${unverified.hash} ${entry.fault.at}`.trim(),
        });
      const { header, hash } = entry.value;
      const link = linkFault(header, hash);
      if (link !== null) return refuse(hash, link);
      const kind = checkKind(entry.value, writer, rules);
      const found = [...tellBreaks(header, hash), ...tellMissing(entry.value)];
      if (!kind.ok) found.push({ code: kind.fault.code, at: `${hash} ${kind.fault.at}` });
      links.set(hash, { seq: header.seq, prev: header.prev, signed: false });
      if (!numbers.has(header.seq)) numbers.set(header.seq, hash);
      return { faults: report(found), entry: entry.value };
    },

    async run(unverifiedRun) {
      const shaped = checkRunShape(unverifiedRun);
      if (!shaped.ok) return report([shaped.fault]);
      const run = shaped.value;
      const signed = await checkSignedRun(ports, run, writer);
      if (!signed.ok) return report([{ code: signed.fault.code, at: run.head }]);
      if (unread.has(run.head)) {
        cuts.push(run.to);
        return [];
      }
      if (links.get(run.head)?.seq !== run.to) return report([{ code: 'run.head-wrong', at: run.head }]);
      // One signature covers every ancestor; walking stops where an earlier run has already been.
      for (let link = links.get(run.head); link !== undefined && !link.signed; link = links.get(link.prev)) {
        link.signed = true;
        if (unread.has(link.prev)) cuts.push(link.seq - 1);
      }
      return [];
    },

    finish() {
      const excusable = hidden();
      const bare = [...links].filter(([hash, link]) => !link.signed && !excusable.has(hash));
      const all = [...faults, ...bare.map(([hash]): Fault => ({ code: 'chain.not-signed', at: hash }))];
      return { ok: all.length === 0, entries: links.size, faults: all, released: [...excused].sort() };
    },
  };
}

/** The same over what fits in memory. */
export async function verifyChain(
  ports: VerifyPorts,
  ground: ChainGround,
  unverified: { readonly entries: readonly UnverifiedEntry[]; readonly runs: readonly unknown[] },
): Promise<ChainReport> {
  const chain = startChain(ports, ground);
  for (const entry of unverified.entries) chain.entry(entry);
  for (const run of unverified.runs) await chain.run(run);
  return chain.finish();
}
