import { randomBytes } from 'node:crypto';
import { drawn, type Hand, hand, hexOf, jcs, sha256, type Thing, treeRoot } from './primitives.ts';

export interface Header extends Thing {
  writer: string;
  seq: number;
  prev: string;
  kind: string;
  subject: { type: string; id: string };
  after: string[];
  expected?: number;
}
export interface Made {
  hash: string;
  header: Header;
  fields: Thing[];
}
export interface Said {
  readonly by: Hand;
  readonly kind: string;
  readonly subject: string;
  readonly payload?: Thing;
  readonly person?: string;
  readonly token?: string | null;
}

const ZERO = '0'.repeat(64);
export const subjectOf = (named: string) => {
  const [type = '', id = ''] = named.split(' ');
  return { type, id };
};

/** A whole office in memory: it writes, signs, receipts, and keeps one log of everything. */
export class Office {
  readonly id = drawn('off');
  readonly key = hand('ed25519');
  readonly lane = hand('ed25519');
  readonly tablet = hand('p256');
  readonly log: Made[] = [];
  readonly runs: Thing[] = [];
  readonly receipts = new Map<string, Thing>();
  readonly tokens: Thing[] = [];
  #now = 1_790_000_000_000;

  tick(): number {
    this.#now += 1000;
    return this.#now;
  }

  token(writer: string): string {
    const body = {
      v: 1,
      alg: this.key.alg,
      key: this.key.id,
      writer,
      at: this.tick(),
      nonce: randomBytes(16).toString('base64url'),
    };
    this.tokens.push({ ...body, sig: this.key.sign('token', body) });
    return hexOf(jcs(body));
  }

  static fields(payload: Thing): Thing[] {
    return Object.entries(payload)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, value]) => ({ path, salt: randomBytes(16).toString('base64url'), value }));
  }

  static digest = ({ salt, value, digest }: Thing): string =>
    (digest as string | undefined) ?? hexOf(Buffer.from(salt as string, 'base64url'), jcs(value));

  static root = (fields: Thing[]): string =>
    treeRoot(fields.map((field) => Buffer.from(jcs({ d: Office.digest(field), p: field.path })))).toString(
      'hex',
    );

  compose(
    { by, kind, subject, payload = {}, person = 'per_somebody', token = null }: Said,
    log = this.log,
  ): Made {
    const own = log.filter(({ header }) => header.writer === by.id);
    const about = log.filter(({ header }) => jcs(header.subject) === jcs(subjectOf(subject)));
    const named = new Set(about.flatMap(({ header }) => header.after));
    const fields = Office.fields(payload);
    const header: Header = {
      v: 1,
      alg: by.alg,
      writer: by.id,
      seq: own.length + 1,
      prev: own.at(-1)?.hash ?? ZERO,
      kind,
      schema: 1,
      office: this.id,
      subject: subjectOf(subject),
      after: about
        .map(({ hash }) => hash)
        .filter((hash) => !named.has(hash))
        .sort(),
      ...(by === this.lane
        ? { expected: about.filter((each) => each.header.expected !== undefined).length }
        : {}),
      actor: { person, seat: null },
      time: { clock: this.tick(), mono: this.#now - 1_700_000_000_000, boot: 'boot', token },
      payloadRoot: Office.root(fields),
    };
    return { hash: hexOf(jcs(header)), header, fields };
  }

  say(said: Said): Made {
    const made = this.compose(said);
    this.log.push(made);
    if (said.by !== this.lane) this.receipt(made);
    return made;
  }

  receipt({ hash, header: { writer, seq } }: Made, blobs: string[] = []): void {
    const body = {
      v: 1,
      alg: this.key.alg,
      key: this.key.id,
      writer,
      seq,
      hash,
      blobs,
      arrival: this.tick(),
    };
    this.receipts.set(hash, { ...body, sig: this.key.sign('receipt', body) });
  }

  /** Signs what this hand wrote since it last signed. */
  close(by: Hand): void {
    const own = this.log.filter(({ header }) => header.writer === by.id);
    const from =
      Math.max(0, ...this.runs.filter((run) => run.writer === by.id).map((run) => run.to as number)) + 1;
    const last = own.at(-1);
    if (last === undefined || last.header.seq < from) return;
    const body = { v: 1, alg: by.alg, writer: by.id, from, to: last.header.seq, head: last.hash };
    this.runs.push({ ...body, sig: by.sign('run', body) });
  }

  leaves = (): Buffer[] => this.log.map(({ hash }) => Buffer.from(hash, 'hex'));

  head(size: number): Thing {
    const root = treeRoot(this.leaves().slice(0, size)).toString('hex');
    const body = { v: 1, alg: this.key.alg, key: this.key.id, size, root, at: this.tick() };
    return { ...body, sig: this.key.sign('tree-head', body) };
  }
}

/** A recording as an entry measures it. */
export function measured(bytes: Uint8Array, sliceSize = 1024): Thing {
  const slices: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += sliceSize)
    slices.push(sha256(bytes.subarray(at, at + sliceSize)));
  return {
    size: bytes.length,
    sliceSize,
    slices: slices.map((each) => each.toString('hex')),
    root: treeRoot(slices).toString('hex'),
    sha256: hexOf(bytes),
  };
}
