import { fromHex } from '@mingcha/journal/verify';
import { ports } from '../journal/ports.ts';

/**
 * The tree of RFC 9162 over leaves that come one by one, holding one hash for each bit of the size. It is written from the
 * definition and apart from what grows the stored tiles, so that one does not repeat the other's mistake.
 */
export interface TreeOfLeaves {
  readonly size: number;
  add(entryHash: string): void;
  /** Hex. */
  root(): string;
}

const sha256 = (...parts: readonly Uint8Array[]) => ports.sha256(Buffer.concat(parts));
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** `completed` is told of every subtree of 2^height leaves at the moment it is full. */
export function treeOfLeaves(
  completed: (height: number, index: number, hash: Uint8Array) => void,
): TreeOfLeaves {
  const peaks: { height: number; hash: Uint8Array }[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(entryHash) {
      let height = 0;
      let hash = sha256(leafMark, fromHex(entryHash));
      completed(0, size, hash);
      size += 1;
      for (let last = peaks.at(-1); last?.height === height; last = peaks.at(-1)) {
        peaks.pop();
        hash = sha256(nodeMark, last.hash, hash);
        height += 1;
        completed(height, size / 2 ** height - 1, hash);
      }
      peaks.push({ height, hash });
    },
    root() {
      if (peaks.length === 0) return Buffer.from(sha256()).toString('hex');
      const hashes = peaks.map(({ hash }) => hash);
      return Buffer.from(hashes.reduceRight((right, left) => sha256(nodeMark, left, right))).toString('hex');
    },
  };
}
