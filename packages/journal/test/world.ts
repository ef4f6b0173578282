import {
  type AcceptFacts,
  type CaseKey,
  closeRun,
  composeEntry,
  EMPTY_CHAIN,
  type EntryDraft,
  type JsonObject,
  type KindRule,
  type KnownWriter,
  nextInChain,
  type Run,
  type SealedEntry,
  type Signer,
  type Subject,
  type WireRun,
} from '../src/index.ts';
import { namedSigner, nodeAead, nodePorts, seededPorts } from './node-ports.ts';

/** A small vocabulary of our own: enough kinds to have every rule, and no inspection. */
export const RULES: ReadonlyMap<string, KindRule> = new Map(
  (
    [
      {
        kind: 'finding.recorded',
        schema: 1,
        writerClass: 'tablet',
        subject: 'finding',
        personal: ['observation'],
        split: [],
      },
      {
        kind: 'finding.proposed',
        schema: 1,
        writerClass: 'tablet',
        subject: 'finding',
        personal: [],
        split: [],
      },
      {
        kind: 'finding.confirmed',
        schema: 1,
        writerClass: 'server',
        subject: 'finding',
        personal: ['opinion'],
        split: [],
      },
      {
        kind: 'visit.answered',
        schema: 1,
        writerClass: 'tablet',
        subject: 'visit',
        personal: [],
        split: ['answers'],
      },
      {
        kind: 'evidence.captured',
        schema: 1,
        writerClass: 'tablet',
        subject: 'evidence',
        personal: [],
        split: [],
      },
      { kind: 'attested', schema: 1, writerClass: 'either', subject: '*', personal: [], split: [] },
    ] satisfies KindRule[]
  ).map((rule) => [rule.kind, rule]),
);

export const OFFICE = 'off_demo';
export const PERSON = 'per_li';
export const CASE: CaseKey = { kid: 'vis_case', key: nodePorts.sha256(new TextEncoder().encode('case key')) };
export const KEYRING = { get: (kid: string) => (kid === CASE.kid ? CASE.key : null) };

export const FINDING: Subject = { type: 'finding', id: 'fnd_a' };

export interface Pen {
  readonly signer: Signer;
  readonly written: readonly SealedEntry[];
  /** Composes the next entry of the chain; `change` overrides any part of the draft. */
  write(kind: string, payload: JsonObject, change?: Partial<EntryDraft>): Promise<SealedEntry>;
  /** A second hand with the same key, standing where this one stands now: a copied device. */
  copy(seed: string): Pen;
}

export function createPen(name: string, alg: Signer['alg'] = 'ed25519+sha256'): Pen {
  return penAt(namedSigner(name, alg), [], name);
}

function penAt(signer: Signer, before: readonly SealedEntry[], seed: string): Pen {
  const written = [...before];
  const ports = seededPorts(`pen ${seed}`);
  let head = written.at(-1)
    ? { seq: written.length, hash: (written.at(-1) as SealedEntry).hash }
    : EMPTY_CHAIN;
  return {
    signer,
    written,
    async write(kind, payload, change = {}) {
      const rule = RULES.get(kind) ?? {
        kind,
        schema: 1,
        writerClass: 'either',
        subject: '*',
        personal: [],
        split: [],
      };
      const draft: EntryDraft = {
        alg: signer.alg,
        writer: signer.writer,
        ...nextInChain(head),
        kind,
        schema: rule.schema,
        office: OFFICE,
        subject: FINDING,
        after: [],
        actor: { person: PERSON, seat: null },
        time: {
          clock: 1_760_000_000_000 + head.seq,
          mono: head.seq * 1000,
          boot: seed.replaceAll(' ', '-'),
          token: null,
        },
        ...change,
      };
      // Signs whatever it is told to: an honest tablet would not, and the tests need the other kind.
      const asTold = { ...rule, kind: draft.kind, schema: draft.schema };
      const entry = await composeEntry(ports, nodeAead, draft, payload, asTold, () => CASE);
      written.push(entry);
      head = { seq: entry.header.seq, hash: entry.hash };
      return entry;
    },
    copy: (other) => penAt(signer, written, other),
  };
}

export async function wire(signer: Signer, entries: readonly SealedEntry[]): Promise<WireRun> {
  const run: Run = await closeRun(signer, entries);
  return onTheWire({ run, entries: entries.map(({ header, fields }) => ({ header, fields })) });
}

/** What arrives has been JSON: no shared objects, no undefined. */
export function onTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export function tablet(signer: Signer, change: Partial<KnownWriter> = {}): KnownWriter {
  return {
    writer: signer.writer,
    alg: signer.alg,
    publicKey: signer.publicKey,
    writerClass: 'tablet',
    office: OFFICE,
    enrolled: true,
    persons: new Set([PERSON]),
    revoked: null,
    ...change,
  };
}

export function lane(signer: Signer): KnownWriter {
  return tablet(signer, { writerClass: 'server', office: null, persons: null });
}

export function factsWith(change: Partial<AcceptFacts> = {}): AcceptFacts {
  return { kept: new Map(), keptAt: new Map(), rules: RULES, released: new Set(), ...change };
}

/** Facts as a store would answer them after keeping these entries. */
export function kept(...entries: readonly SealedEntry[]): Pick<AcceptFacts, 'kept' | 'keptAt'> {
  const numbers = new Map<number, string[]>();
  for (const { header, hash } of entries) numbers.set(header.seq, [...(numbers.get(header.seq) ?? []), hash]);
  return {
    kept: new Map(
      entries.map(({ hash, header: { writer, seq, subject } }) => [hash, { writer, seq, subject }]),
    ),
    keptAt: numbers,
  };
}
