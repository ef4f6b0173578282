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

/** One of each for all: what is laid there is hashed before the next is. */
const leaf = Buffer.alloc(33);
const node = Buffer.alloc(65);
leaf[0] = 0;
node[0] = 1;

function hashOfLeaf(entryHash: string): Uint8Array {
  if (leaf.write(entryHash, 1, 'hex') !== 32 || entryHash.length !== 64) throw new TypeError('no hash');
  return ports.sha256(leaf);
}

function hashOfNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 33);
  return ports.sha256(node);
}

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
      let hash = hashOfLeaf(entryHash);
      completed(0, size, hash);
      size += 1;
      for (let last = peaks.at(-1); last?.height === height; last = peaks.at(-1)) {
        peaks.pop();
        hash = hashOfNode(last.hash, hash);
        height += 1;
        completed(height, size / 2 ** height - 1, hash);
      }
      peaks.push({ height, hash });
    },
    root() {
      if (peaks.length === 0) return Buffer.from(ports.sha256(new Uint8Array(0))).toString('hex');
      const hashes = peaks.map(({ hash }) => hash);
      return Buffer.from(hashes.reduceRight((right, left) => hashOfNode(left, right))).toString('hex');
    },
  };
}
