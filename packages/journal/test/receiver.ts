import {
  type AcceptFacts,
  accept,
  forkPoints,
  type HeldEntry,
  type KeptEntry,
  type KnownWriter,
  type SealedEntry,
  settleHeld,
  type WireRun,
} from '../src/index.ts';
import { nodePorts } from './node-ports.ts';
import { RULES } from './world.ts';

/** The simplest store there can be: what accept keeps, what it holds, and nothing else. */
export function createReceiver(writers: ReadonlyMap<string, KnownWriter>) {
  const entries = new Map<string, SealedEntry>();
  const held = new Map<string, HeldEntry>();
  const rejected = new Map<string, string>();

  const factsOf = (writer: string): AcceptFacts => {
    const kept = new Map<string, KeptEntry>();
    const keptAt = new Map<number, string[]>();
    for (const { hash, header } of entries.values()) {
      kept.set(hash, { writer: header.writer, seq: header.seq, subject: header.subject });
      if (header.writer === writer) keptAt.set(header.seq, [...(keptAt.get(header.seq) ?? []), hash]);
    }
    return { kept, keptAt, rules: RULES, released: new Set() };
  };

  return {
    entries,
    held,
    rejected,
    async receive(push: WireRun) {
      const writer = writers.get(push.run.writer) ?? null;
      for (const { entry, hash, verdict } of await accept(nodePorts, push, {
        ...factsOf(push.run.writer),
        writer,
      })) {
        if (verdict.verdict === 'rejected') rejected.set(String(hash), verdict.reason);
        if (entry === null || writer === null) continue;
        if (verdict.verdict === 'held') held.set(entry.hash, { entry, writer });
        if (verdict.verdict === 'accepted' || verdict.verdict === 'fork') entries.set(entry.hash, entry);
      }
      for (const { entry, verdict } of settleHeld([...held.values()], factsOf)) {
        held.delete(entry.hash);
        if (verdict.verdict === 'rejected') rejected.set(entry.hash, verdict.reason);
        else entries.set(entry.hash, entry);
      }
    },
    forks: () => forkPoints([...entries.values()].map(({ hash, header }) => ({ ...header, hash }))),
  };
}
