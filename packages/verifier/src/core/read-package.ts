import { type Held, tagTexts } from './bag.ts';
import { hex } from './bytes.ts';
import { canonicalBytes, readCanonical } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import * as formats from './formats.ts';
import { type Line, linesOf, textFrom } from './lines.ts';
import { isDropped } from './names.ts';
import { Pack } from './pack.ts';
import { placedUnder } from './placed.ts';
import { EntryReader } from './read-entry.ts';
import { readMedia } from './read-media.ts';
import type { Reporter } from './reporter.ts';
import type { Check } from './shapes.ts';
import { isSigned, keyOf } from './signed.ts';
import { CannotLook, type PackageSource } from './source.ts';

export interface Progress {
  readonly file: string;
  readonly bytes: number;
}

export interface Reading {
  readonly crypto: Crypto;
  readonly reporter: Reporter;
  /** Told often; may take its time, so that a page stays alive. */
  progress?(progress: Progress): Promise<void> | void;
}

type Way = (pieces: AsyncIterable<Uint8Array>) => Promise<void>;

/**
 * Reads everything once. A file whose meaning depends on another that comes later is hashed and read in a second way through; a
 * package in the order of its description needs one.
 */
export async function readPackage(source: PackageSource, reading: Reading): Promise<Pack> {
  const reader = new PackageReader(reading);
  for (let way = 0; way < 3 && (way === 0 || reader.waiting.size > 0); way++)
    await reader.through(source, way);
  if (!reader.pack.held.has('bagit.txt') && !reader.pack.held.has('data/package.json'))
    throw new CannotLook('not-a-package');
  reader.missing();
  return reader.pack;
}

export const listFiles = ['package', 'writers', 'heads'].map((name) => `data/${name}.json`);
export const lineFiles = ['entries', 'links', 'runs', 'placements', 'receipts', 'tokens'].map(
  (name) => `data/${name}.ndjson`,
);

/** Packages from before there were time-stamps have none. */
const stampsFile = 'data/stamps.ndjson';

const first = [...listFiles, ...lineFiles, stampsFile];
const rank = (path: string): number => {
  const at = first.indexOf(path);
  return at >= 0 ? at : path.startsWith('data/') ? first.length : -1;
};

/** The order in which one way through is enough. */
export const byReading = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);

class PackageReader {
  readonly pack = new Pack();
  readonly waiting = new Set<string>();
  readonly #read = new Set<string>();
  readonly #reading: Reading;
  readonly #entries: EntryReader;
  #bytes = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#entries = new EntryReader(reading.crypto, this.pack, reading.reporter);
  }

  async through(source: PackageSource, way: number): Promise<void> {
    const { reporter } = this.#reading;
    // What is wrong with the container is told on the first way only.
    const files = source.files((code, at, facts) => {
      if (way === 0) reporter.fault('bag', code, at, facts);
    });
    const names = new Set<string>();
    for await (const file of files) {
      const { path } = file;
      if (isDropped(path)) {
        if (way === 0) reporter.note('passed-over', path);
        continue;
      }
      if (way === 0 && names.has(path)) {
        reporter.fault('bag', 'bag.name-twice', path);
        continue;
      }
      names.add(path);
      if (way > 0 && !this.waiting.has(path)) continue;
      const waits = way < 2 && this.#needs(path).some((each) => !this.#read.has(each));
      if (waits) this.waiting.add(path);
      else this.waiting.delete(path);
      await this.#take(path, this.#counted(path, file.bytes()), waits);
      if (!waits) this.#read.add(path);
    }
    // What is not there cannot be waited for.
    for (const each of [...listFiles, ...lineFiles]) if (!names.has(each)) this.#read.add(each);
  }

  missing(): void {
    for (const each of [...listFiles, ...lineFiles, 'data/index.html'])
      if (!this.pack.held.has(each)) this.#reading.reporter.fault('bag', 'bag.file-missing', each);
  }

  #needs(path: string): readonly string[] {
    if (path === 'data/placements.ndjson') return ['data/heads.json'];
    if (path === 'data/receipts.ndjson' || path === 'data/tokens.ndjson' || path === 'data/heads.json')
      return ['data/package.json'];
    return path.startsWith('data/evidence/') ? ['data/entries.ndjson'] : [];
  }

  async *#counted(path: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      yield piece;
      this.#bytes += piece.length;
      await this.#reading.progress?.({ file: path, bytes: this.#bytes });
    }
  }

  async #take(path: string, pieces: AsyncIterable<Uint8Array>, waits: boolean): Promise<void> {
    const { crypto, reporter } = this.#reading;
    if (!waits && /^data\/(evidence|documents|views)\//.test(path))
      return readMedia(path, pieces, { crypto, pack: this.pack, reporter });
    const hasher = crypto.hasher();
    let size = 0;
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        hasher.update(piece);
        size += piece.length;
        yield piece;
      }
    }
    const stream = hashed();
    const way = waits ? null : this.#way(path);
    if (way !== null) await way(stream);
    for await (const _ of stream);
    const held: Held = { sha256: hex(hasher.digest()), size };
    this.pack.held.set(path, held);
  }

  #way(path: string): Way | null {
    if (tagTexts.has(path)) return async (pieces) => void this.pack.texts.set(path, await textFrom(pieces));
    switch (path) {
      case 'data/package.json':
        return this.#json(path, formats.isPackage, (list) => this.#package(list));
      case 'data/writers.json':
        return this.#json(path, formats.isWriters, (writers) => {
          writers.forEach((each, at) => {
            const key = keyOf(this.#reading.crypto, each.alg, each.publicKey);
            this.pack.writers.set(each.writer, { ...each, line: at + 1, key });
          });
        });
      case 'data/heads.json':
        return this.#json(path, formats.isHeads, (heads) => {
          this.pack.heads = heads;
        });
      case 'data/entries.ndjson':
        return (pieces) => this.#lines(pieces, (line) => this.#entries.entry(line));
      case 'data/links.ndjson':
        return (pieces) => this.#lines(pieces, (line) => this.#entries.link(line));
      case 'data/runs.ndjson':
        return this.#shaped(path, formats.isRun, (run, line) => this.pack.runs.push({ line, run }));
      case 'data/placements.ndjson':
        return this.#shaped(path, formats.isPlacement, (placement, line) =>
          this.pack.placements.push(
            placedUnder(this.#reading.crypto, this.pack.heads?.head, placement, line),
          ),
        );
      case 'data/receipts.ndjson':
        return this.#shaped(path, formats.isReceipt, (receipt, line) => {
          const { hash, writer, seq, arrival } = receipt;
          const isGenuine = this.#byServer('receipt', receipt);
          this.pack.receipts.push({ line, hash, writer, seq, arrival, isGenuine });
          if (isGenuine) for (const blob of receipt.blobs) this.pack.received.add(blob);
        });
      case 'data/tokens.ndjson':
        return this.#shaped(path, formats.isToken, (token, line) => {
          const { sig: _, ...rest } = token;
          const quoted = hex(this.#reading.crypto.sha256(canonicalBytes(rest)));
          const { writer, at } = token;
          this.pack.tokens.set(quoted, { line, writer, at, thing: token });
        });
      case stampsFile:
        return this.#shaped(path, formats.isStamp, (stamp, line) =>
          this.pack.stamps.push({ ...stamp, line }),
        );
      default:
        return null;
    }
  }

  #json<T>(path: string, check: Check<T>, take: (value: T) => void): Way {
    return async (pieces) => {
      const text = await textFrom(pieces);
      const value =
        text === null ? null : readCanonical(text.endsWith('\n') ? text.slice(0, -1) : text)?.value;
      this.#reading.reporter.looked('form');
      if (check(value)) take(value);
      else this.#reading.reporter.fault('form', 'form.malformed', path);
    };
  }

  async #lines(pieces: AsyncIterable<Uint8Array>, take: (line: Line) => void): Promise<void> {
    for await (const line of linesOf(pieces)) take(line);
  }

  #shaped<T>(path: string, check: Check<T>, take: (value: T, line: number) => void): Way {
    return (pieces) =>
      this.#lines(pieces, ({ n, text }) => {
        const value = text === null ? null : readCanonical(text)?.value;
        this.#reading.reporter.looked('form');
        if (check(value)) take(value, n);
        else this.#reading.reporter.fault('form', 'form.malformed', `${path}:${n}`, { n });
      });
  }

  #package(list: formats.PackageList): void {
    const { crypto, reporter } = this.#reading;
    this.pack.list = list;
    const { alg, key, publicKey } = list.server;
    const found = keyOf(crypto, alg, publicKey);
    if (found?.id === key) this.pack.serverKey = found;
    reporter.looked('package');
    if (this.pack.serverKey === null || !isSigned(crypto, this.pack.serverKey, 'case-package', list))
      reporter.fault('package', 'package.signature-wrong', 'data/package.json');
  }

  #byServer(
    what: 'receipt',
    thing: { readonly alg: string; readonly key: string; readonly sig: string },
  ): boolean {
    const { serverKey } = this.pack;
    return (
      serverKey !== null &&
      thing.key === serverKey.id &&
      thing.alg === serverKey.alg &&
      isSigned(this.#reading.crypto, serverKey, what, thing)
    );
  }
}
