import { checkRecordedPayload, isKind, type Kind, type Recorded } from '@mingcha/domain';
import { type Aead, createUpcasters, openFields, type Ports, type Upcaster } from '@mingcha/journal';
import type { CaseKeys } from '../types.ts';
import { journalRules } from './rules.ts';
import type { KeptEntry } from './stored.ts';

/** Why a subject waits without rows. */
export interface Wait {
  readonly reason: 'kind-unknown' | 'payload-unfit' | 'fold-failed';
  readonly entry: KeptEntry;
}

export interface Opened {
  readonly recorded: readonly Recorded[];
  readonly waits: readonly Wait[];
}

export interface Opener {
  /** Keeps the order given. What is unknown or unfit is left out of `recorded` and named in `waits`. */
  openAll(entries: readonly KeptEntry[]): Promise<Opened>;
}

export function makeOpener(
  ports: Ports,
  aead: Aead,
  keys: CaseKeys,
  upcasters: readonly Upcaster[] = [],
): Opener {
  const casts = createUpcasters(journalRules, upcasters);

  async function open(entry: KeptEntry): Promise<Recorded | Wait['reason']> {
    const { header } = entry;
    const rule = journalRules.get(header.kind);
    if (!rule || !isKind(header.kind) || header.schema > rule.schema) return 'kind-unknown';
    const { payload } = await openFields(ports, aead, entry.fields, keys, rule);
    const now = casts.upcast(header.kind, header.schema, payload);
    if (now === null) return 'kind-unknown';
    const checked = checkRecordedPayload(header.kind, now);
    if (!checked.success) return 'payload-unfit';
    return recordedOf(entry, header.kind, now);
  }

  return {
    async openAll(entries) {
      const recorded: Recorded[] = [];
      const waits: Wait[] = [];
      for (const entry of entries) {
        const opened = await open(entry);
        if (typeof opened === 'string') waits.push({ reason: opened, entry });
        else recorded.push(opened);
      }
      return { recorded, waits };
    },
  };
}

function recordedOf(entry: KeptEntry, kind: Kind, payload: object): Recorded {
  const { header } = entry;
  return {
    hash: entry.hash,
    kind,
    schema: header.schema,
    subject: header.subject,
    office: header.office,
    actor: header.actor,
    writer: header.writer,
    writerClass: entry.writerClass,
    at: header.time.clock,
    after: header.after,
    ...(header.expected === undefined ? {} : { expected: header.expected }),
    payload,
  } as Recorded;
}
