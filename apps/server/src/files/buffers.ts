/**
 * Pieces of memory for one stream. Whoever took the bytes off (a socket that has sent them, a cipher that has read them) gives the piece
 * back and it is filled again; one that nobody gives back is simply left to the engine. Without this a film leaves its own
 * length in garbage behind, faster than it is swept.
 */
export class Buffers {
  readonly size: number;
  readonly #idle: ArrayBufferLike[] = [];
  readonly #lent = new WeakSet<ArrayBufferLike>();

  constructor(size = 1 << 20) {
    this.size = size;
  }

  take(): Buffer {
    const memory = this.#idle.pop() ?? Buffer.allocUnsafeSlow(this.size).buffer;
    this.#lent.add(memory);
    return Buffer.from(memory);
  }

  /** Bytes that are not of these, and those that were given back before, stay as they are. */
  give({ buffer }: Uint8Array): void {
    if (this.#lent.delete(buffer)) this.#idle.push(buffer);
  }
}
