import type { AlgorithmId } from './algorithms.ts';

export interface Subject {
  readonly type: string;
  readonly id: string;
}
export interface Actor {
  readonly person: string;
  readonly seat: string | null;
}
/** Device clock (ms since epoch), monotonic count since boot (ms), boot id, hash of the last server time token. */
export interface TimeBlock {
  readonly clock: number;
  readonly mono: number;
  readonly boot: string;
  readonly token: string | null;
}

/** What the chain hashes. Key order is free here; the canonical form sorts. */
export interface Header {
  readonly v: 1;
  readonly alg: AlgorithmId;
  readonly writer: string;
  readonly seq: number;
  /** Hash of the writer's entry before; 64 zeros at seq 1. */
  readonly prev: string;
  readonly kind: string;
  readonly schema: number;
  readonly office: string;
  readonly subject: Subject;
  /** Heads of this subject's entries that the author had seen; sorted, no duplicates. */
  readonly after: readonly string[];
  /** Server commands only: the subject's count of server commands so far. */
  readonly expected?: number;
  readonly actor: Actor;
  readonly time: TimeBlock;
  readonly payloadRoot: string;
}

/** A header together with the very bytes that were hashed. Stores keep `bytes`, never a re-serialisation. */
export interface SealedHeader {
  readonly header: Header;
  readonly bytes: Uint8Array;
  readonly hash: string;
}
