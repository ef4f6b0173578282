import type { Bytes } from '../keys/bytes.ts';

/** Where chunks lie. `write` returns only when the bytes are on the disk. */
export interface ChunkStore {
  write(medium: string, name: string, bytes: Bytes): Promise<void>;
  read(medium: string, name: string): Promise<Bytes | null>;
  names(medium: string): Promise<string[]>;
  media(): Promise<string[]>;
  removeChunk(medium: string, name: string): Promise<void>;
  remove(medium: string): Promise<void>;
}

export const chunkName = (index: number): string => index.toString().padStart(8, '0');

/** The unfinished last chunk is written in turns under two names, so that a cut write never spoils the one before it. */
export const tailName = (index: number, turn: number): string =>
  `${chunkName(index)}.${turn % 2 === 0 ? 'a' : 'b'}`;
