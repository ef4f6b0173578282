/** Bytes made before, by what they were made of; the longest unused go first. In memory alone. */
export class RememberedBytes {
  readonly #most: number;
  readonly #kept = new Map<string, Uint8Array>();
  #size = 0;

  /** @param most bytes altogether */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  async of(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const made = await make();
    if (made.byteLength > this.#most) return made;
    this.#drop(key);
    this.#kept.set(key, made);
    this.#size += made.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#most) break;
      this.#drop(oldest);
    }
    return made;
  }

  #drop(key: string): void {
    this.#size -= this.#kept.get(key)?.byteLength ?? 0;
    this.#kept.delete(key);
  }
}
