import type { AlgorithmId } from './algorithms.ts';
import { ZERO_HASH } from './digest.ts';

/** The last entry of a chain: what the next one is tied to. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** A server's writing place: a key, a chain, and a head that is moved only under the lane's row lock. */
export interface Lane {
  readonly writer: string;
  readonly alg: AlgorithmId;
  readonly publicKey: Uint8Array;
  readonly head: ChainHead;
}

/** A chain that has no entry yet. */
export const EMPTY_CHAIN: ChainHead = Object.freeze({ seq: 0, hash: ZERO_HASH });

export function nextInChain(head: ChainHead): { seq: number; prev: string } {
  return { seq: head.seq + 1, prev: head.hash };
}
