import { readSync, writeSync } from 'node:fs';

/** As much of the engine's own file system as is needed to put two files into it. */
export interface EngineNode {
  node_ops: object;
  stream_ops: object;
  size: number;
  timestamp: number;
  mode: number;
  id: number;
}
export interface EngineFs {
  mkdir(path: string): void;
  mount(type: { mount(mount: unknown): EngineNode }, options: object, path: string): unknown;
  createNode(parent: EngineNode | null, name: string, mode: number, device: number): EngineNode;
  ErrnoError: new (errno: number) => Error;
}

interface Stream {
  readonly node: EngineNode;
  readonly position: number;
}

export interface EngineFile {
  readonly name: string;
  readonly descriptor: number;
  readonly size: number;
  /** How many bytes may be written; none where it is only read. */
  readonly most: number | null;
}

export class TooMuchWritten extends Error {}

const noSpace = 51;
const notThere = 44;
const forbidden = 2;
const folder = 0o040555;
const readable = 0o100444;
const writable = 0o100666;

/**
 * A folder of exactly these files, which lie open on this machine's disk: a film of a gigabyte is never in memory, and the
 * engine can name no other file, because there is none in its world.
 */
export function putBefore(
  fs: EngineFs,
  path: string,
  files: readonly EngineFile[],
  full: (cause: unknown) => void,
): void {
  const descriptors = new Map<EngineNode, EngineFile>();
  const streamOps = {
    llseek({ node, position }: Stream, offset: number, whence: number): number {
      const to = whence === 1 ? position + offset : whence === 2 ? node.size + offset : offset;
      if (to < 0) throw new fs.ErrnoError(28);
      return to;
    },
    read({ node }: Stream, into: Uint8Array, offset: number, length: number, position: number): number {
      const file = descriptors.get(node);
      if (file === undefined || position >= node.size) return 0;
      return readSync(file.descriptor, into, offset, Math.min(length, node.size - position), position);
    },
    write({ node }: Stream, from: Uint8Array, offset: number, length: number, position: number): number {
      const file = descriptors.get(node);
      if (file?.most == null) throw new fs.ErrnoError(forbidden);
      try {
        if (position + length > file.most) throw new TooMuchWritten();
        for (let done = 0; done < length; )
          done += writeSync(file.descriptor, from, offset + done, length - done, position + done);
      } catch (error) {
        full(error);
        throw new fs.ErrnoError(noSpace);
      }
      node.size = Math.max(node.size, position + length);
      return length;
    },
  };
  const attributes = (node: EngineNode) => {
    const at = new Date(0);
    const rest = { dev: 1, nlink: 1, uid: 0, gid: 0, rdev: 0, blksize: 4096 };
    return {
      ...rest,
      ino: node.id,
      mode: node.mode,
      size: node.size,
      atime: at,
      mtime: at,
      ctime: at,
      blocks: 1,
    };
  };
  const refuse = () => {
    throw new fs.ErrnoError(notThere);
  };
  const nodeOps = {
    getattr: attributes,
    setattr(node: EngineNode, { size }: { size?: number }) {
      if (size !== undefined && descriptors.get(node)?.most != null) node.size = size;
    },
    lookup: refuse,
    mknod: refuse,
    rename: refuse,
    unlink: refuse,
    rmdir: refuse,
    symlink: refuse,
    readdir: () => [],
  };
  fs.mkdir(path);
  fs.mount(
    {
      mount() {
        const root = fs.createNode(null, '/', folder, 0);
        Object.assign(root, { node_ops: nodeOps, stream_ops: {} });
        for (const file of files) {
          const node = fs.createNode(root, file.name, file.most === null ? readable : writable, 0);
          Object.assign(node, { node_ops: nodeOps, stream_ops: streamOps, size: file.size, timestamp: 0 });
          descriptors.set(node, file);
        }
        return root;
      },
    },
    {},
    path,
  );
}
