import { fromHex, hex } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import type { isPlacement, TreeHead } from './formats.ts';
import type { Placed } from './pack.ts';
import type { Of } from './shapes.ts';
import { rootByPath } from './tree.ts';

/** A placement, and whether its path leads to this head. */
export function placedUnder(
  crypto: Crypto,
  head: TreeHead | undefined,
  { hash, leaf, path }: Of<typeof isPlacement>,
  line: number,
): Placed {
  const root = head && rootByPath(crypto, fromHex(hash), { leaf, size: head.size, path: path.map(fromHex) });
  return { line, hash, leaf, isRight: !!root && hex(root) === head?.root };
}
