import type { SubjectReading } from '../folds/read-subject.ts';
import type { Before } from '../folds/write-readings.ts';
import type { KeptEntry } from '../journal/stored.ts';
import type { CaseKeys, WriterRecord } from '../types.ts';

// What this process last committed, of writers and subjects. Nothing here is believed: a push prepared from it carries its
// assumptions with it, the database compares them under the locks, and on any difference nothing of it is committed. So what
// is remembered may be as old as it likes, and whoever else writes need not tell.

/** A subject as a committed transaction left it. */
export interface KnownSubject {
  readonly entries: readonly KeptEntry[];
  readonly before: Before;
  /** The rows that stand. */
  readonly reading: SubjectReading;
  /** The remaking of tables (a rebuild, an erasure) that this was read after. */
  readonly remade: number;
}

/** Only what a reading of its entries says again: a subject that waits is read whenever it is needed. */
export function knownOf(
  { entries, before, remade }: Omit<KnownSubject, 'reading' | 'remade'> & { readonly remade: number | null },
  reading: SubjectReading,
): KnownSubject | null {
  const waits = ['Unfolded', 'Contradiction'] as const;
  if (reading.unopened || waits.some((model) => (reading.marks.get(model) ?? []).length > 0)) return null;
  return remade === null ? null : { entries, before, reading, remade };
}

/** What one transaction knows when it has committed. Null: whatever was known holds no more. */
export interface Learned {
  readonly subjects: ReadonlyMap<string, KnownSubject | null>;
  readonly writers: ReadonlyMap<string, WriterRecord | null>;
}

/** How pushes were prepared: from memory, by reading, or by reading after what was remembered turned out to be wrong. */
export interface PushCounts {
  readonly remembered: number;
  readonly read: number;
  readonly corrected: number;
}

export interface Memory {
  writer(id: string): WriterRecord | null;
  /** Null where nothing is known that may still be used: a key that was destroyed since takes with it what it opened. */
  subject(key: string): KnownSubject | null;
  /** The last remaking of tables that anything here was read after; negative while nothing was. */
  readonly remade: number;
  learn(learned: Learned): void;
  /** Lets go of what nobody asked for in a long time. */
  sweep(): void;
  readonly counts: { -readonly [K in keyof PushCounts]: PushCounts[K] };
}

export interface MemoryLimits {
  readonly subjects: number;
  readonly bytes: number;
  readonly writers: number;
  readonly ageMs: number;
}

const ordinary: MemoryLimits = { subjects: 4000, bytes: 16 * 2 ** 20, writers: 2000, ageMs: 60 * 60_000 };

interface Kept {
  readonly known: KnownSubject;
  readonly kids: readonly string[];
  readonly bytes: number;
  readonly at: number;
}

export function openMemory(keys: CaseKeys, now: () => number, limits: MemoryLimits = ordinary): Memory {
  // A Map keeps the order of insertion; whatever is used is inserted anew, so the oldest stand first.
  const subjects = new Map<string, Kept>();
  const writers = new Map<string, WriterRecord>();
  let bytes = 0;
  let remade = -1;

  function drop(key: string): void {
    const kept = subjects.get(key);
    if (!kept) return;
    bytes -= kept.bytes;
    subjects.delete(key);
  }

  function put(key: string, kept: Omit<Kept, 'at'>): void {
    drop(key);
    subjects.set(key, { ...kept, at: now() });
    bytes += kept.bytes;
  }

  function sweep(): void {
    const oldest = now() - limits.ageMs;
    for (const [key, { at }] of subjects) {
      if (subjects.size <= limits.subjects && bytes <= limits.bytes && at >= oldest) return;
      drop(key);
    }
  }

  function keep(key: string, known: KnownSubject): void {
    const kids = new Set<string>();
    let size = 0;
    for (const { fields, bytes: header, fieldBytes } of known.entries) {
      size += header.length + fieldBytes.length;
      for (const field of fields) if ('ct' in field) kids.add(field.kid);
    }
    put(key, { known, kids: [...kids], bytes: size });
    if (known.remade > remade) remade = known.remade;
  }

  return {
    counts: { remembered: 0, read: 0, corrected: 0 },
    get remade() {
      return remade;
    },
    writer: (id) => writers.get(id) ?? null,
    subject(key) {
      const kept = subjects.get(key);
      if (!kept) return null;
      if (kept.known.remade !== remade || kept.kids.some((kid) => keys.get(kid) === null)) {
        drop(key);
        return null;
      }
      put(key, kept);
      return kept.known;
    },
    learn(learned) {
      for (const [key, known] of learned.subjects) {
        if (known === null) drop(key);
        else keep(key, known);
      }
      for (const [id, record] of learned.writers) {
        writers.delete(id);
        if (record !== null) writers.set(id, record);
      }
      for (const id of writers.keys()) {
        if (writers.size <= limits.writers) break;
        writers.delete(id);
      }
      sweep();
    },
    sweep,
  };
}
