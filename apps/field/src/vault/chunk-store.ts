import type { Bytes } from '../keys/bytes.ts';
import type { MediaPort } from './media-port.ts';

/** Where chunks lie. `write` returns only when the bytes are on the disk. */
export interface ChunkStore {
  write(medium: string, name: string, bytes: Bytes): Promise<void>;
  read(medium: string, name: string): Promise<Bytes | null>;
  names(medium: string): Promise<string[]>;
  media(): Promise<string[]>;
  removeChunk(medium: string, name: string): Promise<void>;
  remove(medium: string): Promise<void>;
  /** Hashing, sealing and writing away from the screen; a store without one does it where it is called. */
  readonly port?: MediaPort;
}

export const chunkName = (index: number): string => index.toString().padStart(8, '0');

/** The unfinished last chunk is written in turns under two names, so that a cut write never spoils the one before it. */
export const tailName = (index: number, turn: number): string =>
  `${chunkName(index)}.${turn % 2 === 0 ? 'a' : 'b'}`;

/** What lies beside the chunks of a medium and is none of its bytes. */
export const sideName = (side: 'thumb' | 'index'): string => `side.${side}`;
