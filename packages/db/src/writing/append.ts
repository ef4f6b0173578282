import { checkPayload } from '@mingcha/domain';
import {
  type Aead,
  closeRun,
  composeFields,
  EMPTY_CHAIN,
  headsOf,
  type JsonObject,
  nextInChain,
  type Ports,
  type SealedHeader,
  type Signer,
  sealEntry,
} from '@mingcha/journal';
import { DbError } from '../errors.ts';
import { journalRuleOf } from '../journal/rules.ts';
import { insertRuns, sealedUnder } from '../journal/statements.ts';
import { causal, type KeptEntry } from '../journal/stored.ts';
import { successorOf } from '../keyring.ts';
import type { Appended, CaseKeys, Draft } from '../types.ts';
import { type LanePool, laneLocked } from './lanes.ts';
import type { Transaction } from './transaction.ts';

export interface AppendPorts {
  readonly ports: Ports;
  readonly aead: Aead;
  readonly keyring: CaseKeys;
  readonly now: () => number;
  /** Names this start of the process, as `boot` in every header. */
  readonly boot: string;
}

interface LaneRow {
  readonly head_seq: number;
  readonly head_hash: string | null;
  readonly ours: boolean | null;
}

/** The lane that one transaction writes on: taken at its first append, closed by one signature before its commit. */
export class LaneUse {
  readonly #tx: Transaction;
  readonly #lanes: LanePool;
  readonly #with: AppendPorts;
  #lane: Signer | null = null;
  #head = EMPTY_CHAIN;
  #written: SealedHeader[] = [];

  constructor(tx: Transaction, lanes: LanePool, ports: AppendPorts) {
    this.#tx = tx;
    this.#lanes = lanes;
    this.#with = ports;
  }

  async #open(): Promise<Signer> {
    if (this.#lane) return this.#lane;
    const lane = await this.#lanes.take();
    this.#lane = lane;
    this.#tx.hasLane = true;
    const row = (
      await this.#tx.run<{ [K in keyof LaneRow]: LaneRow[K] }>(laneLocked(lane.writer, this.#lanes.holder))
    ).rows[0];
    if (row?.ours !== true) throw new DbError('lane-lost', { lanes: lane.writer });
    if (row.head_hash !== null) this.#head = { seq: row.head_seq, hash: row.head_hash };
    return lane;
  }

  async append(drafts: readonly Draft[]): Promise<readonly Appended[]> {
    for (const { subject } of drafts) {
      if (!this.#tx.isLocked(subject)) {
        throw new DbError('lock-order', { subject: `${subject.type}/${subject.id}`, reason: 'not-locked' });
      }
    }
    const kids: (string | undefined)[] = [];
    for (const draft of drafts) kids.push(await this.#keyNameFor(draft));
    const composed = await Promise.all(drafts.map((draft, index) => this.#compose(draft, kids[index])));
    const lane = await this.#open();
    return drafts.map((draft, index) => {
      const fields = composed[index];
      if (!fields) throw new DbError('chain-broken', { kind: draft.kind });
      return this.#write(lane, draft, fields);
    });
  }

  /** The dear part, before the lane is locked. */
  #compose({ kind, payload }: Draft, kid: string | undefined) {
    const { ports, aead, keyring } = this.#with;
    const plain = JSON.parse(JSON.stringify(payload)) as JsonObject;
    const fits = checkPayload(kind, plain);
    if (!fits.success) throw fits.error;
    return composeFields(ports, aead, plain, journalRuleOf(kind), (path) => {
      if (!kid) throw new DbError('writer-unknown', { kind, path, reason: 'no-case-key' });
      return { kid, key: keyring.create(kid) };
    });
  }

  /** A case whose key was lost goes on under another name: the first one stays free for the key that may come back. */
  async #keyNameFor({ kind, subject, payload, caseId }: Draft): Promise<string | undefined> {
    if (!caseId || this.#with.keyring.get(caseId) !== null) return caseId;
    if (!journalRuleOf(kind).personal.some((top) => top in payload)) return caseId;
    if (subject.id === caseId && this.#tx.entriesOf(subject).length === 0) return caseId;
    const { rows } = await this.#tx.run(sealedUnder(caseId));
    return rows.length === 0 ? caseId : successorOf(caseId);
  }

  #write(lane: Signer, draft: Draft, composed: Awaited<ReturnType<typeof composeFields>>): Appended {
    const { ports, now, boot } = this.#with;
    const { kind, office, subject, expected, actor } = draft;
    const arrival = now();
    const sealed = sealEntry(
      ports,
      {
        alg: lane.alg,
        writer: lane.writer,
        ...nextInChain(this.#head),
        kind,
        schema: journalRuleOf(kind).schema,
        office,
        subject,
        after: headsOf(this.#tx.entriesOf(subject).map(causal)),
        ...(expected === undefined ? {} : { expected }),
        actor,
        time: { clock: arrival, mono: Math.round(performance.now()), boot, token: null },
      },
      composed,
    );
    const entry: KeptEntry = { ...sealed, arrival, contested: null, writerClass: 'server', branch: 0 };
    this.#tx.keep([entry]);
    this.#written.push(sealed);
    this.#head = { seq: sealed.header.seq, hash: sealed.hash };
    return { hash: sealed.hash, seq: sealed.header.seq, kind, subject, arrival };
  }

  /** One signature over everything this transaction appended. */
  async close(): Promise<void> {
    if (!this.#lane || this.#written.length === 0) return;
    const run = await closeRun(this.#lane, this.#written);
    const sig = Buffer.from(run.sig, 'base64url');
    const stored = { ...run, sig, arrival: this.#with.now() };
    this.#tx.send(...insertRuns([{ run: stored, head: this.#head, forked: false, assumed: null }]));
    this.#written = [];
  }

  release(): void {
    if (this.#lane) this.#lanes.give(this.#lane);
    this.#lane = null;
  }
}
