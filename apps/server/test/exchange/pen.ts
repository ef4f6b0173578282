import { nodeAead } from '@mingcha/db';
import { type Kind, type PayloadOf, ruleOf, type Subject } from '@mingcha/domain';
import {
  checkCodeOf,
  checkToken,
  closeRun,
  composeEntry,
  DRAWN_BYTES,
  EMPTY_CHAIN,
  type EvidenceDigests,
  type JsonObject,
  nextInChain,
  proveSession,
  type SealedEntry,
  type Signer,
  sliceDigests,
  type TimeBlock,
  toBase64url,
  tokenHash,
  type WireRun,
} from '@mingcha/journal';
import type { DeviceSession } from '../../src/context.ts';
import { ports } from '../../src/journal/ports.ts';
import { nodeSigner } from '../house/tablet.ts';
import type { Town } from '../house/town.ts';

export const sliceSize = 65_536;

export interface Captured {
  readonly evidence: string;
  readonly sha256: string;
  readonly entry: SealedEntry;
}

/** Writes entries as a tablet does, and as a tablet must not. */
export class Pen {
  readonly signer: Signer;
  readonly #town: Town;
  head = EMPTY_CHAIN;
  device: DeviceSession | null = null;
  /** What its clocks say from here on, where it is not the house's. */
  time: Partial<TimeBlock> = {};

  constructor(town: Town, signer: Signer = nodeSigner()) {
    this.#town = town;
    this.signer = signer;
  }

  /** Key, chain and all, as a backup of the browser's folder holds it; before the same office or a copy of it. */
  copied(town = this.#town): Pen {
    const copy = new Pen(town, this.signer);
    copy.head = this.head;
    copy.device = this.device;
    return copy;
  }

  /** Whoever it is once it was let in. */
  get session(): DeviceSession {
    if (this.device === null) throw new Error('not enrolled');
    return this.device;
  }

  /** A word of the server about the time, checked, and by the hash that an entry quotes. */
  async askToken(): Promise<string> {
    const { receipts } = this.#town.house.services;
    const given = await this.#town.house.tablet(this.session).exchange.token();
    const token = await checkToken(ports, given, new Map([[receipts.writer, receipts]]), this.signer.writer);
    if (!token.ok) throw new Error(token.fault.code);
    return tokenHash(ports, token.value);
  }

  /** What a pull would bring of a subject: its newest entry. */
  async received(subject: Subject): Promise<string[]> {
    const entries = await this.#town.house.services.db.reader.entriesOf(subject);
    return entries.slice(-1).map(({ hash }) => hash);
  }

  person(key: string): string {
    return this.#town.person(key);
  }

  /** Through the real doors: invited, claimed, let in by a second person. */
  async enrol(members: readonly string[], predecessor?: string): Promise<string> {
    const { admin, as, house, office, person } = this.#town;
    const persons = members.map(person);
    const { code } = await admin.access.devices.startEnrolment({
      name: '二号平板',
      persons,
      ...(predecessor === undefined ? {} : { predecessor }),
    });
    const publicKey = Buffer.from(this.signer.publicKey).toString('base64url');
    const claim = {
      code,
      publicKey,
      alg: 'ed25519' as const,
      nonce: toBase64url(ports.random(DRAWN_BYTES)),
    };
    const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
    const digits = checkCodeOf(ports, { ...claim, ...opening });
    await (await as('director')).access.devices.confirm({ id: deviceId, expected: 1, digits });
    this.device = { device: deviceId, writer: this.signer.writer, office, persons, state: 'enrolled' };
    return deviceId;
  }

  async write<K extends Kind>(
    kind: K,
    subject: Subject,
    payload: PayloadOf<K>,
    by: string,
    visit: string,
    after: readonly string[] = [],
  ): Promise<SealedEntry> {
    const { house, office } = this.#town;
    const key = house.services.keyring.create(visit);
    const rule = ruleOf(kind);
    const entry = await composeEntry(
      ports,
      nodeAead,
      {
        alg: this.signer.alg,
        writer: this.signer.writer,
        ...nextInChain(this.head),
        kind,
        schema: rule.schema,
        office,
        subject,
        after: [...after].sort(),
        actor: { person: by, seat: null },
        time: {
          clock: house.services.now(),
          mono: this.head.seq + 1,
          boot: 'cd'.repeat(16),
          token: null,
          ...this.time,
        },
      },
      payload as unknown as JsonObject,
      rule,
      () => ({ kid: visit, key }),
    );
    this.head = { seq: entry.header.seq, hash: entry.hash };
    return entry;
  }

  /** A picture taken at the shutter: the entry says what its bytes are, wherever they travel later. */
  async capture(
    visit: string,
    bytes: Uint8Array,
    by: string,
    position: PayloadOf<'evidence.captured'>['position'] = null,
  ): Promise<Captured> {
    return this.announce(visit, await sliceDigests(ports, sliceSize, [bytes]), by, position);
  }

  /** The same of bytes that are never whole in memory. */
  async announce(
    visit: string,
    digests: EvidenceDigests,
    by: string,
    position: PayloadOf<'evidence.captured'>['position'] = null,
  ): Promise<Captured> {
    const { newId, now } = this.#town.house.services;
    const { size, slices, root, sha256 } = digests;
    const evidence = newId('evd');
    const entry = await this.write(
      'evidence.captured',
      { type: 'evidence', id: evidence },
      {
        visit,
        medium: 'photo',
        mime: 'image/jpeg',
        size,
        sliceSize,
        slices: [...slices],
        root,
        sha256,
        capturedAt: now(),
        position,
        covert: true,
      },
      by,
      visit,
    );
    return { evidence, sha256, entry };
  }

  async run(entries: readonly SealedEntry[]): Promise<WireRun> {
    const run = await closeRun(this.signer, entries);
    return { run, entries: entries.map(({ header, fields }) => ({ header, fields })) };
  }

  /** What a tablet shows at doors that are not the exchange's own: its session, proven by its key. */
  async bearer(): Promise<string> {
    const { exchange } = this.#town.house.nobody();
    const { token } = await exchange.challenge();
    const { sig } = await proveSession(this.signer, token);
    const session = await exchange.open({ writer: this.signer.writer, token, sig });
    return `Bearer ${session.bearer}`;
  }

  push(...runs: WireRun[]) {
    return this.#town.house.tablet(this.session).exchange.push({ runs });
  }
}
