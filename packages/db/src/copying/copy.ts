import type { Readable } from 'node:stream';
import pg from 'pg';
import { namedError } from '../errors.ts';

// PostgreSQL's own way of taking a whole table: COPY. The driver knows its messages and has no query for them.

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  readonly stream: {
    pause(): void;
    resume(): void;
    readonly writableNeedDrain: boolean;
    once(name: string, then: () => void): void;
    off(name: string, then: () => void): void;
  };
}

const tooMany = 4_194_304;
/** PostgreSQL sends a message for each row: what is laid beside one another is handed on as one. */
const pieceLength = 262_144;
const nothing = Buffer.alloc(0);

/** `copy … to stdout` as pieces; the server is told to wait while nobody takes them. */
class CopyOut extends pg.Query {
  readonly #text: string;
  #wire: Wire | null = null;
  #pieces: Buffer[] = [];
  #open: Buffer = nothing;
  #used = 0;
  #held = 0;
  #isPaused = false;
  #isDone = false;
  #failure: unknown = null;
  #wake: () => void = () => {};

  constructor(text: string) {
    super({ text });
    this.#text = text;
  }

  override submit = (connection: pg.Connection): void => {
    this.#wire = connection as unknown as Wire;
    this.#wire.query(this.#text);
  };

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // The driver may use the memory behind it again.
    if (this.#used + chunk.length > this.#open.length) {
      this.#handOn();
      this.#open = Buffer.allocUnsafeSlow(Math.max(pieceLength, chunk.length));
    }
    this.#open.set(chunk, this.#used);
    this.#used += chunk.length;
    this.#held += chunk.length;
    if (this.#held > tooMany && !this.#isPaused) {
      this.#isPaused = true;
      this.#wire?.stream.pause();
      this.#handOn();
    }
  }

  #handOn(): void {
    if (this.#used > 0) this.#pieces.push(this.#open.subarray(0, this.#used));
    this.#open = nothing;
    this.#used = 0;
    this.#wake();
  }

  handleCommandComplete(): void {}

  handleError(error: unknown): void {
    this.#failure ??= error;
    this.#isDone = true;
    this.#wake();
  }

  handleReadyForQuery(): void {
    this.#isDone = true;
    this.#handOn();
  }

  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#pieces.length > 0) {
        const pieces = this.#pieces.splice(0);
        this.#held = 0;
        if (this.#isPaused) {
          this.#isPaused = false;
          this.#wire?.stream.resume();
        }
        yield Buffer.concat(pieces);
      } else if (this.#failure !== null) throw namedError(this.#failure);
      else if (this.#isDone) return;
      else
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
    }
  }
}

/** Or closed: then the failure comes by its own way. */
const drained = (stream: Wire['stream']): Promise<void> =>
  new Promise((go) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      go();
    };
    stream.once('drain', done);
    stream.once('close', done);
  });

/** `copy … from stdin`, fed from a stream. */
class CopyIn extends pg.Query {
  readonly #text: string;
  readonly #source: Readable;
  readonly #done: (error: unknown) => void;
  #failure: unknown = null;

  constructor(text: string, source: Readable, done: (error: unknown) => void) {
    super({ text });
    this.#text = text;
    this.#source = source;
    this.#done = done;
  }

  override submit = (connection: pg.Connection): void => {
    (connection as unknown as Wire).query(this.#text);
  };

  handleCopyInResponse(connection: pg.Connection): void {
    void this.#feed(connection as unknown as Wire);
  }

  async #feed(wire: Wire): Promise<void> {
    try {
      for await (const piece of this.#source) {
        if (this.#failure !== null) break;
        wire.sendCopyFromChunk(piece as Buffer);
        if (wire.stream.writableNeedDrain) await drained(wire.stream);
      }
      if (this.#failure === null) wire.endCopyFrom();
    } catch (error) {
      this.#failure ??= error;
      wire.sendCopyFail('the source failed');
    }
  }

  handleCommandComplete(): void {}

  handleError(error: unknown): void {
    // What the source failed with says more than the server's word that it was told so.
    this.#failure ??= error;
    this.#done(this.#failure);
  }

  handleReadyForQuery(): void {
    this.#done(this.#failure);
  }
}

export function copyOut(client: pg.Client, text: string): AsyncGenerator<Buffer> {
  const query = new CopyOut(text);
  client.query(query);
  return query.pieces();
}

export function copyIn(client: pg.Client, text: string, source: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(
      new CopyIn(text, source, (error) => (error === null ? resolve() : reject(namedError(error)))),
    );
  });
}
