import { SealBroken } from './source.ts';

/** Reads a stream of pieces by length. What was asked for is given, or less at the end; nothing is held beyond one piece. */
export class Pull {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #left: Uint8Array = new Uint8Array();
  /** Why there is no more: the file ended, or what sealed it broke here. */
  end: 'cut' | 'seal' = 'cut';

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next piece of at most this length, or null at the end. */
  async some(most: number): Promise<Uint8Array | null> {
    while (this.#left.length === 0) {
      const value = await this.#next();
      if (value === null) return null;
      this.#left = value;
    }
    const taken = this.#left.subarray(0, most);
    this.#left = this.#left.subarray(taken.length);
    return taken;
  }

  async exactly(length: number): Promise<Uint8Array | null> {
    const whole = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const piece = await this.some(length - at);
      if (piece === null) return at === 0 ? null : whole.subarray(0, at);
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  async #next(): Promise<Uint8Array | null> {
    if (this.end === 'seal') return null;
    try {
      const { done, value } = await this.#pieces.next();
      return done === true ? null : value;
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause;
      this.end = 'seal';
      return null;
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
