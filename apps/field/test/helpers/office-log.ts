import {
  consistencyProof,
  fromHex,
  inclusionProof,
  leafHash,
  merkleRoot,
  type Signer,
  signTreeHead,
  toHex,
} from '@mingcha/journal';
import { ports } from '../../src/keys/ports.ts';

/** A log as an office keeps one: the leaves are entry hashes. */
export function logOf(server: Signer, entries: readonly string[]) {
  const leaves = entries.map((entry) => leafHash(ports, fromHex(entry)));
  return {
    async shown(from: number | null, asked: readonly string[] = []) {
      const root = toHex(merkleRoot(ports, leaves));
      const proof = from === null || from > leaves.length ? null : consistencyProof(ports, leaves, from);
      return {
        head: await signTreeHead(server, { size: leaves.length, root, at: leaves.length }),
        extension: proof === null ? null : proof.map(toHex),
        placements: asked.map((entry) => {
          const leaf = entries.indexOf(entry);
          return { v: 2, hash: entry, leaf, path: inclusionProof(ports, leaves, leaf).map(toHex) };
        }),
      };
    },
  };
}

export const other = (n: number) => toHex(ports.sha256(new TextEncoder().encode(`entry of another ${n}`)));
