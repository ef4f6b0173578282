import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { nodeAead } from '@mingcha/db';
import { type Kind, type PayloadOf, ruleOf, type Subject } from '@mingcha/domain';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import {
  attest,
  checkCodeOf,
  closeRun,
  composeEntry,
  DRAWN_BYTES,
  EMPTY_CHAIN,
  headsOf,
  type JsonObject,
  nextInChain,
  orderCausally,
  type SealedEntry,
  type Signer,
  sliceDigests,
  toBase64url,
  type WireRun,
  writerIdOf,
} from '@mingcha/journal';
import sharp from 'sharp';
import { actAsOffice } from '../../src/act.ts';
import type { DeviceSession } from '../../src/context.ts';
import { ports } from '../../src/journal/ports.ts';
import { recordBlob } from '../../src/uploads/finish.ts';
import type { Town } from './town.ts';

export function nodeSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = rawOf(publicKey);
  return {
    alg: 'ed25519+sha256',
    publicKey: raw,
    writer: writerIdOf(ports, raw),
    sign: (message) => sign(null, message, privateKey),
  };
}

const rawOf = (key: KeyObject): Uint8Array => {
  const der = key.export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(der.length - 32));
};

interface Waiting {
  readonly evidence: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** What came out of the camera or the microphone. */
export interface Taken {
  readonly medium: 'photo' | 'audio' | 'video';
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** A tablet without a screen: enrolled through the real doors, its entries composed, chained and signed as a real one does. */
export class Tablet {
  readonly #town: Town;
  readonly #signer = nodeSigner();
  readonly #members = new Map<string, Signer>();
  readonly #known = new Map<string, SealedEntry[]>();
  #device: DeviceSession | null = null;
  #head = EMPTY_CHAIN;
  #unsent: SealedEntry[] = [];
  #waiting: Waiting[] = [];

  constructor(town: Town) {
    this.#town = town;
  }

  get device(): DeviceSession {
    if (this.#device === null) throw new Error('this tablet is not enrolled');
    return this.#device;
  }

  /** Invited at the desk, claimed by the tablet, let in by a second person; then every member leaves a key of their own. */
  async enrol(members: readonly string[]): Promise<void> {
    const { house, office, admin, as, person } = this.#town;
    const { code } = await admin.access.devices.startEnrolment({
      name: '一号平板',
      persons: members.map(person),
    });
    const claim = {
      code,
      publicKey: toBase64url(this.#signer.publicKey),
      alg: 'ed25519' as const,
      nonce: toBase64url(ports.random(DRAWN_BYTES)),
    };
    const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
    const digits = checkCodeOf(ports, { ...claim, ...opening });
    await (await as('director')).access.devices.confirm({ id: deviceId, expected: 1, digits });
    const persons = members.map(person);
    const { writer } = this.#signer;
    this.#device = { device: deviceId, writer, office, persons, state: 'enrolled' };
    for (const key of members) await this.#enrolMember(key);
  }

  async #enrolMember(key: string): Promise<void> {
    const { admin, house, person } = this.#town;
    const username = `u-${createHash('sha256').update(person(key)).digest('hex').slice(0, 12)}`;
    const opened = await admin.access.accounts.open({ person: person(key), username });
    const signer = nodeSigner();
    await house.tablet(this.device).session.prove({
      username,
      password: opened.password,
      publicKey: toBase64url(signer.publicKey),
      alg: 'ed25519',
    });
    this.#members.set(person(key), signer);
  }

  /** One act of one person on this tablet, sealed under the key of its case. */
  async write<K extends Kind>(
    kind: K,
    subject: Subject,
    payload: PayloadOf<K>,
    by: string,
    visit: string,
  ): Promise<string> {
    const { house, office } = this.#town;
    const { keyring, now } = house.services;
    const key = keyring.get(visit);
    if (key === null) throw new Error(`no key for ${visit}`);
    const rule = ruleOf(kind);
    const { schema } = rule;
    const entry = await composeEntry(
      ports,
      nodeAead,
      {
        alg: this.#signer.alg,
        writer: this.#signer.writer,
        ...nextInChain(this.#head),
        kind,
        schema,
        office,
        subject,
        after: await this.#heads(subject),
        actor: { person: by, seat: null },
        time: { clock: now(), mono: this.#head.seq + 1, boot: 'ab'.repeat(16), token: null },
      },
      payload as unknown as JsonObject,
      rule,
      () => ({ kid: visit, key }),
    );
    this.#head = { seq: entry.header.seq, hash: entry.hash };
    this.#unsent.push(entry);
    const of = `${subject.type}/${subject.id}`;
    this.#known.set(of, [...(this.#known.get(of) ?? []), entry]);
    return entry.hash;
  }

  async #heads(subject: Subject): Promise<string[]> {
    const stored = await this.#town.house.services.db.reader.entriesOf(subject);
    const own = this.#known.get(`${subject.type}/${subject.id}`) ?? [];
    const all = new Map(
      [...stored, ...own].map(({ hash, header }) => [
        hash,
        { hash, writer: header.writer, seq: header.seq, after: header.after },
      ]),
    );
    return headsOf(orderCausally([...all.values()])).sort();
  }

  /** Every member says with their own key that they have seen this entry. */
  async attestAll(visit: string, of: string, members: readonly string[]): Promise<void> {
    for (const person of members) {
      const signer = this.#members.get(person);
      if (signer === undefined) throw new Error(`${person} has no key here`);
      const { sig } = await attest(signer, { person, of, method: 'pin' });
      const payload = {
        of,
        person,
        key: toBase64url(signer.publicKey),
        alg: 'ed25519' as const,
        method: 'pin' as const,
        proof: sig,
      };
      await this.write('attested', { type: 'visit', id: visit }, payload, person, visit);
    }
  }

  /** A photograph, digested at the shutter. Its bytes travel later. */
  async photograph(visit: string, by: string, covert: boolean, given?: Uint8Array): Promise<string> {
    const { random } = this.#town.house.services;
    const bytes =
      given ??
      new Uint8Array(
        await sharp(Buffer.from(random(96 * 64 * 3)), { raw: { width: 96, height: 64, channels: 3 } })
          .jpeg()
          .withExif({ IFD0: { Make: 'Tablet' } })
          .toBuffer(),
      );
    return this.record(visit, by, { medium: 'photo', mime: 'image/jpeg', bytes }, covert);
  }

  async record(visit: string, by: string, { medium, mime, bytes }: Taken, covert: boolean): Promise<string> {
    const { newId, now } = this.#town.house.services;
    const id = newId('evd');
    const digests = await sliceDigests(ports, 65_536, [bytes]);
    await this.write(
      'evidence.captured',
      { type: 'evidence', id },
      {
        visit,
        medium,
        mime,
        size: digests.size,
        sliceSize: digests.sliceSize,
        slices: [...digests.slices],
        root: digests.root,
        sha256: digests.sha256,
        capturedAt: now(),
        position: { lat7: 361_234_567, lon7: 1_173_456_789, accuracyCm: 800 },
        covert,
      },
      by,
      visit,
    );
    this.#waiting.push({ evidence: id, mime, bytes });
    return id;
  }

  async closeRun(): Promise<WireRun> {
    const entries = this.#unsent;
    this.#unsent = [];
    const run = await closeRun(this.#signer, entries);
    return { run, entries: entries.map(({ header, fields }) => ({ header, fields })) };
  }

  async push(runs: readonly WireRun[]) {
    return this.#town.house.tablet(this.device).exchange.push({ runs: [...runs] });
  }

  /** One signed run through the exchange, then the bytes of what was recorded. */
  async send() {
    const { results } = await this.push([await this.closeRun()]);
    const refused = results.filter(({ verdict }) => verdict !== 'accepted');
    if (refused.length > 0) throw new Error(`not accepted: ${JSON.stringify(refused)}`);
    await this.deliverBytes();
  }

  async deliverBytes(): Promise<void> {
    const { house, office } = this.#town;
    const { services } = house;
    for (const { evidence, mime, bytes } of this.#waiting.splice(0)) {
      const stored = await services.blobs.put(bytes);
      const row = { ...stored, mime, office, subject: evidence, arrival: services.now() };
      await services.db.transact((writer) => recordBlob(writer, row));
      await actAsOffice(services, office, {
        lifecycle: evidenceLifecycle,
        subject: { type: 'evidence', id: evidence },
        command: { type: 'receiveEvidence', sha256: stored.sha256, size: stored.size },
        facts: {},
      });
    }
  }
}
