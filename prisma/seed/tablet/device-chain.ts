import {
  type Context,
  caseOf,
  isKind,
  type Lifecycle,
  type NewEvent,
  type PayloadOf,
  type Recorded,
  type Refusal,
  ruleOf,
  type Subject,
} from '@mingcha/domain';
import {
  type Aead,
  attest,
  type ChainHead,
  closeRun,
  composeEntry,
  EMPTY_CHAIN,
  hashHeader,
  headsOf,
  type JsonObject,
  nextInChain,
  openFields,
  orderCausally,
  type Ports,
  type SealedEntry,
  type Signer,
  toBase64url,
  type WireEntry,
  type WireRun,
} from '@mingcha/journal';

/** A rule said no to the tablet itself, before anything was written. */
export class TabletRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.facts)}`);
    this.refusal = refusal;
  }
}

export interface ChainSettings {
  readonly ports: Ports;
  readonly aead: Aead;
  readonly signer: Signer;
  readonly office: string;
  /** Case keys of the visits this tablet was given. */
  readonly caseKeys: Map<string, Uint8Array>;
}

/** An entry as fold sees it, with its place in its writer's chain. */
export type Kept = Recorded & { readonly seq: number };

export interface Member {
  readonly person: string;
  /** The person's own key on this tablet. */
  readonly signer: Signer;
}

/**
 * A tablet's journal without a tablet: the same composition, the same rules, the same chain; only the screen is missing.
 * The caller gives the clock with every act.
 */
export class DeviceChain {
  readonly #settings: ChainSettings;
  #head: ChainHead = EMPTY_CHAIN;
  #unsent: SealedEntry[] = [];
  #history = new Map<string, Kept[]>();
  #token: string | null = null;
  #boot = 'boot-1';

  constructor(settings: ChainSettings) {
    this.#settings = settings;
  }

  get writer(): string {
    return this.#settings.signer.writer;
  }

  /** The hash of the server's last time token, quoted by every entry from now on. */
  quoteToken(hash: string): void {
    this.#token = hash;
  }

  historyOf(subject: Subject): readonly Kept[] {
    return orderCausally(this.#history.get(keyOf(subject)) ?? []);
  }

  /** Entries of others about a subject, as pulled. */
  learn(subject: Subject, entries: readonly Kept[]): void {
    const known = this.#history.get(keyOf(subject)) ?? [];
    const hashes = new Set(known.map((entry) => entry.hash));
    this.#history.set(keyOf(subject), [...known, ...entries.filter((entry) => !hashes.has(entry.hash))]);
  }

  /** Entries as the server sent them: opened with the case keys this tablet has. */
  async learnWire(entries: readonly WireEntry[]): Promise<void> {
    const { ports, aead, caseKeys } = this.#settings;
    for (const { header, fields } of entries) {
      if (!isKind(header.kind)) continue;
      const keyring = { get: (kid: string) => caseKeys.get(kid) ?? null };
      const { payload } = await openFields(ports, aead, fields, keyring, ruleOf(header.kind));
      const { kind, schema, office, actor, writer, seq, after } = header;
      const subject = header.subject as Subject;
      const writerClass = writer === this.writer ? 'tablet' : 'server';
      const hash = hashHeader(ports, header);
      const at = header.time.clock;
      this.learn(subject, [
        { hash, kind, schema, subject, office, actor, writer, writerClass, seq, at, after, payload } as Kept,
      ]);
    }
  }

  stateOf<S, C, X>(lifecycle: Lifecycle<S, C, X>, subject: Subject): S {
    return this.historyOf(subject).reduce(
      (state, entry) => lifecycle.evolve(state, entry),
      lifecycle.initial,
    );
  }

  /** The rules decide, then the chain grows. Throws TabletRefused. */
  async act<S, C, X>(
    lifecycle: Lifecycle<S, C, X>,
    subject: Subject,
    command: C,
    by: Pick<Context, 'now' | 'person' | 'roles'>,
    facts: X,
  ): Promise<SealedEntry[]> {
    const base = { ...by, seat: null, office: this.#settings.office, newId: () => subject.id };
    const result = lifecycle.decide(this.stateOf(lifecycle, subject), command, { ...facts, ...base });
    if (!result.ok) throw new TabletRefused(result.refusal);
    const entries: SealedEntry[] = [];
    for (const event of result.value) entries.push(await this.append(event, by.person, by.now));
    return entries;
  }

  /** A member's own signature over an entry, as an entry. */
  async attest(subject: Subject, of: string, member: Member, at: number): Promise<SealedEntry> {
    const proof = await attest(member.signer, { person: member.person, of, method: 'pin' });
    const payload: PayloadOf<'attested'> = {
      of,
      person: member.person,
      key: toBase64url(member.signer.publicKey),
      alg: member.signer.alg === 'p256+sha256' ? 'p256' : 'ed25519',
      method: 'pin',
      proof: proof.sig,
    };
    return this.append({ kind: 'attested', subject, payload }, member.person, at);
  }

  async append(event: NewEvent, person: string, at: number): Promise<SealedEntry> {
    const { ports, aead, signer, office } = this.#settings;
    const rule = ruleOf(event.kind);
    const history = this.historyOf(event.subject);
    const entry = await composeEntry(
      ports,
      aead,
      {
        alg: signer.alg,
        writer: signer.writer,
        ...nextInChain(this.#head),
        kind: event.kind,
        schema: rule.schema,
        office,
        subject: event.subject,
        after: headsOf(history),
        actor: { person, seat: null },
        time: { clock: at, mono: this.#head.seq * 1000, boot: this.#boot, token: this.#token },
      },
      event.payload as unknown as JsonObject,
      rule,
      () => this.#caseKey(event, history),
    );
    this.#head = { seq: entry.header.seq, hash: entry.hash };
    this.#unsent.push(entry);
    this.learn(event.subject, [recorded(entry, event)]);
    return entry;
  }

  /** Closes what was not sent yet into one signed run; null when there is nothing. */
  async closeRun(): Promise<WireRun | null> {
    if (this.#unsent.length === 0) return null;
    const entries = this.#unsent;
    this.#unsent = [];
    const run = await closeRun(this.#settings.signer, entries);
    return { run, entries: entries.map(({ header, fields }) => ({ header, fields })) };
  }

  #caseKey(event: NewEvent, history: readonly Recorded[]): { kid: string; key: Uint8Array } {
    const kid = caseOf[event.subject.type] === 'visit' ? visitOf(event, history) : event.subject.id;
    const key = this.#settings.caseKeys.get(kid);
    if (!key) throw new Error(`this tablet was not given the key of ${kid}`);
    return { kid, key };
  }
}

export const keyOf = (subject: Subject): string => `${subject.type}/${subject.id}`;

function visitOf(event: NewEvent, history: readonly Recorded[]): string {
  for (const { payload } of [event, ...history])
    if ('visit' in payload && typeof payload.visit === 'string') return payload.visit;
  throw new Error(`${keyOf(event.subject)} names no visit`);
}

function recorded(entry: SealedEntry, event: NewEvent): Kept {
  const { header, hash } = entry;
  return {
    hash,
    kind: event.kind,
    schema: header.schema,
    subject: event.subject,
    office: header.office,
    actor: header.actor,
    writer: header.writer,
    writerClass: 'tablet',
    seq: header.seq,
    at: header.time.clock,
    after: header.after,
    payload: event.payload,
  } as Kept;
}
