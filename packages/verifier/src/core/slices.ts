import { fromHex, hex } from './bytes.ts';
import type { Crypto, Hasher } from './crypto.ts';
import type { Measured } from './formats.ts';
import { rootOf } from './tree.ts';

/** Digests of consecutive slices of a stream, beside the main thread where the runtime can. */
export class Slicer {
  readonly #crypto: Crypto;
  readonly #size: number;
  readonly #digests: (Uint8Array | Promise<Uint8Array>)[] = [];
  #hasher: Hasher | null = null;
  #buffer: Uint8Array<ArrayBuffer> | null = null;
  #filled = 0;

  constructor(crypto: Crypto, sliceSize: number) {
    this.#crypto = crypto;
    this.#size = sliceSize;
  }

  async update(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + this.#size - this.#filled);
      if (this.#crypto.sha256Aside) {
        this.#buffer ??= new Uint8Array(this.#size);
        this.#buffer.set(part, this.#filled);
      } else {
        this.#hasher ??= this.#crypto.hasher();
        this.#hasher.update(part);
      }
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#size) await this.#close();
    }
  }

  async #close(): Promise<void> {
    if (this.#buffer !== null && this.#crypto.sha256Aside)
      this.#digests.push(this.#crypto.sha256Aside(this.#buffer.subarray(0, this.#filled)));
    else if (this.#hasher !== null) this.#digests.push(this.#hasher.digest());
    this.#buffer = null;
    this.#hasher = null;
    this.#filled = 0;
    // No more than a few slices stand in memory at once.
    const waiting = this.#digests.length - 4;
    if (waiting >= 0) this.#digests[waiting] = await (this.#digests[waiting] as Promise<Uint8Array>);
  }

  async end(): Promise<Uint8Array[]> {
    if (this.#filled > 0) await this.#close();
    return Promise.all(this.#digests);
  }
}

/** "root is the Merkle root whose leaves are the raw 32-byte slice digests." */
export const isRootOfSlices = (crypto: Crypto, { slices, root }: Measured): boolean =>
  hex(rootOf(crypto, slices.map(fromHex))) === root;

/** Index of the first slice that is not the one on record, or -1. */
export const firstOther = (found: readonly Uint8Array[], { slices }: Measured): number => {
  for (let at = 0; at < Math.max(found.length, slices.length); at++) {
    const digest = found[at];
    if (digest === undefined || hex(digest) !== slices[at]) return at;
  }
  return -1;
};
