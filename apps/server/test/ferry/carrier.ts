import type { TreeHead, WireRun } from '@mingcha/journal';
import {
  draftFerry,
  type FerryPart,
  type FerryPurpose,
  type FerryRead,
  readFerry,
  writeFerry,
} from '@mingcha/journal/ferry';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ports, serverKeyOf } from '../../src/journal/ports.ts';
import type { Browser } from '../door/browser.ts';
import { Pen } from '../exchange/pen.ts';
import type { Town } from '../house/town.ts';

export interface Recording {
  readonly evidence: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly hash: string;
}

/** A tablet that never comes near the network, and the hand that carries its files. */
export class Carrier {
  readonly pen: Pen;
  readonly #town: Town;
  readonly #identity: string;
  readonly #parts: FerryPart[] = [];
  readonly recordings: Recording[] = [];

  private constructor(town: Town, identity: string) {
    this.#town = town;
    this.#identity = identity;
    this.pen = new Pen(town);
  }

  recipient = '';

  static async enrolled(town: Town, members = ['lead', 'inspector'], predecessor?: string): Promise<Carrier> {
    const carrier = new Carrier(town, await generateX25519Identity());
    carrier.recipient = await identityToRecipient(carrier.#identity);
    await carrier.pen.enrol(members, predecessor);
    const { recipient } = carrier;
    await town.house.tablet(carrier.session).exchange.address({ recipient });
    return carrier;
  }

  get session() {
    if (this.pen.device === null) throw new Error('not enrolled');
    return this.pen.device;
  }

  async note(visit: string, text: string): Promise<string> {
    const by = this.#town.person('lead');
    const entry = await this.pen.write('visit.noted', { type: 'visit', id: visit }, { text }, by, visit);
    this.add(await this.pen.run([entry]));
    return entry.hash;
  }

  async record(visit: string, size: number): Promise<Recording> {
    const { services } = this.#town.house;
    const bytes = new Uint8Array(services.random(size));
    const { evidence, sha256, entry } = await this.pen.capture(visit, bytes, this.#town.person('lead'));
    this.add(await this.pen.run([entry]));
    const recording = { evidence, bytes, sha256, hash: entry.hash };
    this.recordings.push(recording);
    return recording;
  }

  /** The newest head that it keeps, and where its chain ends now. */
  showing(seen: TreeHead | null, { seq, hash } = this.pen.head): FerryPart {
    return { record: { is: 'log', seen, chain: { seq, hash: seq === 0 ? null : hash } } as { is: string } };
  }

  add({ run, entries }: WireRun): void {
    this.#parts.push({
      record: { is: 'run', run, entries, visits: entries.map(() => null) } as { is: string },
    });
  }

  /** Entries first, then what was recorded. */
  parts(bytesOf = ({ bytes }: Recording): Uint8Array => bytes): FerryPart[] {
    const media = this.recordings.flatMap((recording): FerryPart[] => {
      const { evidence: id, sha256, bytes } = recording;
      const medium = { id, visit: null, mime: 'image/jpeg', size: bytes.length, sha256 };
      return [{ record: { is: 'medium', medium } as { is: string } }, { bytes: bytesOf(recording) }];
    });
    return [...this.#parts, ...media];
  }

  async file(
    given: {
      purpose?: FerryPurpose;
      parts?: FerryPart[];
      recipient?: string;
      office?: string;
      at?: number;
    } = {},
  ): Promise<Buffer> {
    const { office, house } = this.#town;
    const {
      purpose = 'out',
      parts = this.parts(),
      recipient = house.services.secrets.recovery.recipient,
      at = house.services.now(),
    } = given;
    const to = { office: given.office ?? office, to: office };
    const head = await draftFerry(ports, this.pen.signer, { purpose, at, ...to });
    const frames: Uint8Array[] = [];
    for await (const frame of writeFerry(ports, this.pen.signer, head, parts)) frames.push(frame);
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return Buffer.from(await encrypter.encrypt(new Uint8Array(Buffer.concat(frames))));
  }

  /** What the office wrote for this tablet, proven to its end. */
  async open(file: Uint8Array): Promise<Record<string, unknown>[]> {
    const decrypter = new Decrypter();
    decrypter.addIdentity(this.#identity);
    const plain = await decrypter.decrypt(file);
    const key = serverKeyOf(this.#town.house.services.receipts);
    const records: Record<string, unknown>[] = [];
    const read: FerryRead[] = [];
    for await (const part of readFerry(ports, inPieces(plain), () => ({
      alg: key.alg,
      publicKey: Buffer.from(key.publicKey, 'base64url'),
    }))) {
      read.push(part);
      if ('record' in part) records.push(part.record as unknown as Record<string, unknown>);
    }
    if (!read.some((part) => 'end' in part)) throw new Error('not whole');
    return records;
  }
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

/** A file chosen in the browser of somebody at the desk. */
export async function bring(browser: Browser, file: Uint8Array) {
  const answer = await browser.send('/files/ferry', file);
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
}
