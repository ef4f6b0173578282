import { createHash } from 'node:crypto';
import { canonicalBytes, type TreeHead } from '@mingcha/journal';

/** What an authority stamps: the head as it was signed, signature and all. */
export const imprintOf = ({ v, alg, key, size, root, at, sig }: TreeHead): Uint8Array =>
  createHash('sha256').update(canonicalBytes({ v, alg, key, size, root, at, sig })).digest();
