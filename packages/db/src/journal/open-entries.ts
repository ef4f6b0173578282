import {
  checkRecordedPayload,
  isKind,
  type Kind,
  type Recorded,
  upcasters as shipped,
} from '@mingcha/domain';
import { type Aead, createUpcasters, openFields, type Ports, type Upcaster } from '@mingcha/journal';
import { verifySealed } from '@mingcha/journal/verify';
import type { CaseKeys } from '../types.ts';
import { journalRules } from './rules.ts';
import type { FoldEntry } from './stored.ts';

/** Why a subject waits without rows. */
export interface Wait {
  readonly reason: 'kind-unknown' | 'payload-unfit' | 'fold-failed' | 'row-taken';
  readonly entry: FoldEntry;
}

export interface Opened {
  readonly recorded: readonly Recorded[];
  readonly waits: readonly Wait[];
  /** A sealed value could not be opened though nobody erased it. */
  readonly unopened: boolean;
}

export interface Opener {
  /** Keeps the order given. What is unknown or unfit is left out of `recorded` and named in `waits`. */
  openAll(entries: readonly FoldEntry[]): Promise<Opened>;
  /** One, for whoever carries it on with the entry: `openAll` then does not open it again. */
  open(entry: Sealed): Promise<OpenedEntry>;
  /** Begins with entries that will be asked for: there is time while the database answers. */
  ahead(entries: readonly Sealed[]): void;
  /** A sealed value whose key is here does not open to what the header's digests say. */
  isUnreadable(entry: Sealed): Promise<boolean>;
}

type Sealed = Pick<FoldEntry, 'header' | 'fields'>;

export interface OpenedEntry {
  /** Null: the subject waits. */
  readonly payload: object | null;
  readonly wait: Wait['reason'] | null;
  readonly unopened: boolean;
  readonly unreadable: boolean;
  /** Of a kind that is known, and every sealed value opened to what the header's digests say. */
  readonly whole: boolean;
}

const waiting = (wait: Wait['reason'], unreadable: boolean, whole = false): OpenedEntry => ({
  payload: null,
  wait,
  unopened: false,
  unreadable,
  whole,
});

export function makeOpener(
  ports: Ports,
  aead: Aead,
  keys: Pick<CaseKeys, 'get'>,
  /** Opening is dear, and of what was pushed each entry is looked at several times; remembered as long as somebody holds its fields. */
  remembers: boolean,
  upcasters: readonly Upcaster[] = shipped,
): Opener {
  const casts = createUpcasters(journalRules, upcasters);
  const opened = new WeakMap<object, Promise<OpenedEntry>>();

  async function openNew({ header, fields }: Sealed): Promise<OpenedEntry> {
    const rule = journalRules.get(header.kind);
    if (!rule || !isKind(header.kind) || header.schema > rule.schema) {
      const faults = await verifySealed(ports, aead, fields, keys);
      return waiting(
        'kind-unknown',
        faults.some(({ code }) => code !== 'sealed.key-missing'),
      );
    }
    const { payload, tombstones } = await openFields(ports, aead, fields, keys, rule);
    const now = casts.upcast(header.kind, header.schema, payload);
    const unreadable = tombstones.some(({ because }) => because === 'damaged');
    const unopened = tombstones.some(({ because }) => because !== 'erased');
    if (now === null) return waiting('kind-unknown', unreadable, !unopened);
    if (!checkRecordedPayload(header.kind, now).success)
      return waiting('payload-unfit', unreadable, !unopened);
    return { payload: now, wait: null, unopened, unreadable, whole: !unopened };
  }

  function openOnce(entry: Sealed): Promise<OpenedEntry> {
    const known = opened.get(entry.fields);
    if (known) return known;
    const opening = openNew(entry);
    opened.set(entry.fields, opening);
    return opening;
  }
  const open = remembers ? openOnce : openNew;

  return {
    open,
    async openAll(entries) {
      const recorded: Recorded[] = [];
      const waits: Wait[] = [];
      let unopened = false;
      for (const entry of entries) {
        const { payload, wait, unopened: closed } = entry.opened ?? (await open(entry));
        if (wait !== null || payload === null) waits.push({ reason: wait ?? 'payload-unfit', entry });
        else {
          unopened ||= closed;
          recorded.push(recordedOf(entry, entry.header.kind as Kind, payload));
        }
      }
      return { recorded, waits, unopened };
    },
    ahead(entries) {
      // A failure is told by whoever needs the payload.
      for (const entry of entries) open(entry).catch(() => {});
    },
    isUnreadable: async (entry) =>
      entry.fields.some((field) => 'ct' in field) && (await open(entry)).unreadable,
  };
}

function recordedOf(entry: FoldEntry, kind: Kind, payload: object): Recorded {
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
