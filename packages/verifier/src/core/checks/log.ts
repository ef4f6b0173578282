import { fromHex } from '../bytes.ts';
import type { TreeHead } from '../formats.ts';
import { factsOf, placeOf } from '../pack.ts';
import { isGrown } from '../tree.ts';
import type { Ground } from './ground.ts';
import { isByServer, type ServerKeys } from './server-keys.ts';

/** Every entry stands in the log under one signed head, and older heads are beginnings of that same log. */
export function checkLog({ crypto, pack, reporter }: Ground, keys: ServerKeys): void {
  const { heads } = pack;
  const isGenuine = (head: TreeHead) => isByServer({ crypto }, keys, 'tree-head', head, { size: head.size });
  const said = ({ size, root, at }: TreeHead) => ({ size, root, time: at });
  if (heads !== null) {
    const { head, earlier } = heads;
    reporter.looked('log');
    if (!isGenuine(head)) reporter.fault('log', 'head.signature-wrong', 'data/heads.json#head', said(head));
    let least = 0;
    earlier.forEach(({ head: older, proof }, at) => {
      reporter.looked('log');
      const place = `data/heads.json#earlier/${at + 1}`;
      if (!isGenuine(older)) reporter.fault('log', 'head.signature-wrong', place, said(older));
      const grown = isGrown(crypto, {
        from: { size: older.size, root: fromHex(older.root) },
        to: { size: head.size, root: fromHex(head.root) },
        proof: proof.map(fromHex),
      });
      if (!grown || older.size < least)
        reporter.fault('log', 'head.not-extended', place, { ...said(older), newer: head.size });
      least = older.size;
    });
  }
  const placed = new Map(pack.placements.map((each) => [each.hash, each]));
  for (const { line, hash, isRight } of pack.placements) {
    const entry = pack.byHash.get(hash);
    const here = entry !== undefined && !entry.isLink;
    if (!isRight || !here)
      reporter.fault('log', 'placement.wrong', `data/placements.ndjson:${line}`, {
        n: line,
        ...(here ? { ...factsOf(entry), entry: entry.line } : { hash }),
      });
  }
  let before = -1;
  for (const entry of pack.entries) {
    reporter.looked('log');
    const place = placed.get(entry.hash);
    if (place === undefined) reporter.fault('log', 'placement.missing', placeOf(entry), factsOf(entry));
    else {
      if (place.leaf <= before)
        reporter.fault('log', 'log.order-wrong', placeOf(entry), {
          ...factsOf(entry),
          leaf: place.leaf,
          before,
        });
      before = place.leaf;
    }
  }
}
