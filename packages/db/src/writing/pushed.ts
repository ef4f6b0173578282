import type { Fault, Ports, PreparedRun, WireRun } from '@mingcha/journal';
import type { Opener } from '../journal/open-entries.ts';
import type { PushFacts, WriterRecord } from '../types.ts';
import type { Memory } from './memory.ts';

export interface AcceptPorts {
  readonly ports: Ports;
  readonly now: () => number;
  readonly memory: Memory;
  /** Keys by writer id. An id is made of its key, so what is remembered cannot become wrong. */
  readonly writers: Map<string, WriterRecord>;
  readonly opener: Opener;
}

/** One pushed run with what its caller knows about it. */
export interface Pushed {
  readonly unit: WireRun;
  readonly facts: PushFacts;
}

/** One signature covers the run, so one false word in it sets the whole run aside, and the chain goes no further. */
export function refusing(prepared: PreparedRun | Fault, { refuse }: PushFacts): PreparedRun | Fault {
  if ('code' in prepared || !refuse) return prepared;
  for (const { header, hash } of prepared.entries) {
    const code = refuse(header);
    if (code !== null) return { code, at: hash };
  }
  return prepared;
}

/** Opens everything: the fold needs it, and no receipt is given for a value that is not there. */
export async function unreadableOf(runs: readonly PreparedRun[], opener: Opener): Promise<Set<string>> {
  const unreadable = new Set<string>();
  const entries = runs.flatMap((run) => run.entries);
  opener.ahead(
    entries.flatMap(({ header, payload }) => (payload.ok ? [{ header, fields: payload.value.fields }] : [])),
  );
  for (const { hash, header, payload } of entries) {
    if (!payload.ok) continue;
    if (await opener.isUnreadable({ header, fields: payload.value.fields })) unreadable.add(hash);
  }
  return unreadable;
}
