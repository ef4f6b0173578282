import { type EvidenceDigests, type Slicer, startSlicer } from '@mingcha/journal';
import { ports } from '../journal/ports.ts';

interface Running {
  readonly slicer: Slicer;
  at: number;
  usedAt: number;
}

/** More than this many half-sent recordings are rare, and each can be hashed from the disk instead. */
const most = 256;

/**
 * Digests of uploads while their bytes pass by on the way to the disk, so that nothing is read a second time. They live in
 * this process only: an upload that another process began, or that skipped a byte here, is hashed from the disk at its end.
 */
export class RunningDigests {
  readonly #running = new Map<string, Running>();

  /** Answers where bytes from `offset` on go, or null when the ones before were not seen here. */
  follow(id: string, offset: number, sliceSize: number): ((bytes: Uint8Array) => void) | null {
    if (offset === 0) this.#begin(id, sliceSize);
    const running = this.#running.get(id);
    if (running === undefined) return null;
    if (running.at !== offset) {
      this.#running.delete(id);
      return null;
    }
    running.usedAt = performance.now();
    return (bytes) => {
      running.slicer.push(bytes);
      running.at += bytes.length;
    };
  }

  #begin(id: string, sliceSize: number): void {
    this.#running.set(id, { slicer: startSlicer(ports, sliceSize), at: 0, usedAt: performance.now() });
    if (this.#running.size <= most) return;
    const [oldest] = [...this.#running].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    if (oldest !== undefined) this.#running.delete(oldest[0]);
  }

  /** The digests of all `size` bytes, once; null when not every one of them was seen here. */
  take(id: string, size: number): EvidenceDigests | null {
    const running = this.#running.get(id);
    this.#running.delete(id);
    return running !== undefined && running.at === size ? running.slicer.finish() : null;
  }
}
