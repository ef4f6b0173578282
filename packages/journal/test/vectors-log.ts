import {
  consistencyProof,
  inclusionProof,
  leafHash,
  merkleRoot,
  namedKeyOf,
  signKeyChange,
  signTreeHead,
  toBase64url,
  toHex,
} from '../src/index.ts';
import { nodePorts } from './node-ports.ts';
import type { VectorFile } from './vector-file.ts';
import { AT } from './vectors-spoiled.ts';
import { createPen } from './world.ts';

/** Heads, places and growth of the log, right and wrong. Its leaves are entries' hashes; these are of nothing. */
export async function logVectors(): Promise<VectorFile[]> {
  const server = createPen('vector server').signer;
  const device = createPen('vector device').signer;
  const keys = { [server.writer]: { alg: server.alg, publicKey: toBase64url(server.publicKey) } };
  const entries = Array.from({ length: 11 }, (_, n) => toHex(nodePorts.sha256(Uint8Array.of(n))));
  const hashed = (of: readonly string[]) => of.map((hash) => leafHash(nodePorts, Buffer.from(hash, 'hex')));
  const headOf = (of: readonly string[], signer = server) =>
    signTreeHead(signer, { size: of.length, root: toHex(merkleRoot(nodePorts, hashed(of))), at: AT });
  const head = await headOf(entries);
  const seen = await headOf(entries.slice(0, 6));
  const other = await headOf([...entries.slice(0, 5), 'f'.repeat(64)]);
  const hash = entries[4] as string;
  const path = inclusionProof(nodePorts, hashed(entries), 4).map(toHex);
  const placement = { v: 2, hash, leaf: 4, path };
  const growth = consistencyProof(nodePorts, hashed(entries), 6).map(toHex);
  const right = (name: string, check: string, says: string, given: object): VectorFile => ({
    name: `valid/${name}`,
    check,
    says,
    given,
    expect: { ok: true },
  });
  const wrong = (name: string, check: string, says: string, given: object, reason: string): VectorFile => ({
    name: `invalid/${name}`,
    check,
    says,
    given,
    expect: { ok: false, reason },
  });
  const next = createPen('vector next server').signer;
  const former = namedKeyOf(server);
  const changed = { entry: hash, from: head.size, at: AT };
  const change = await signKeyChange(server, next, changed);
  const ended = { [server.writer]: { ...keys[server.writer], until: { size: 10, at: AT } } };
  return [
    right('key-change', 'key-change', 'One key of the server gives way to the next one, said by both.', {
      former,
      change,
    }),
    right('key-change-broken', 'key-change', 'The former key was stolen: its word is not asked for.', {
      former,
      change: await signKeyChange(former, next, changed),
    }),
    wrong(
      'key-change-moved',
      'key-change',
      'From another size on than was signed.',
      { former, change: { ...change, from: 12 } },
      'key-change.not-possessed',
    ),
    wrong(
      'key-change-own-word',
      'key-change',
      'The former key’s word, signed by somebody else.',
      { former, change: { ...change, sig: (await signKeyChange(device, next, changed)).sig } },
      'key-change.signature-wrong',
    ),
    wrong(
      'head-retired-key',
      'head',
      'A longer log than the key’s time allows.',
      { head, keys: ended },
      'head.key-retired',
    ),
    right('head', 'head', 'The server’s word that its log then held these leaves.', { head, keys }),
    wrong(
      'head-changed',
      'head',
      'One leaf fewer than was signed.',
      { head: { ...head, size: 10 }, keys },
      'head.signature-wrong',
    ),
    wrong(
      'head-own-key',
      'head',
      'A head that somebody signed for himself.',
      { head: await headOf(entries, device), keys },
      'head.key-unknown',
    ),
    right('placement', 'placement', 'Where an entry stands under a head.', { placement, head, hash }),
    wrong(
      'placement-other-leaf',
      'placement',
      'The path of another place.',
      { placement: { ...placement, leaf: 5 }, head, hash },
      'tree.proof-wrong',
    ),
    wrong(
      'placement-other-entry',
      'placement',
      'The place of another entry.',
      { placement, head, hash: entries[3] },
      'receipt.entry-other',
    ),
    wrong(
      'placement-cut',
      'placement',
      'A path that ends before the root.',
      { placement: { ...placement, path: path.slice(1) }, head, hash },
      'tree.proof-wrong',
    ),
    right('extension', 'extension', 'A log that goes on from what was seen.', {
      seen,
      shown: head,
      path: growth,
    }),
    wrong(
      'extension-rewritten',
      'extension',
      'A log of which one entry was another when it was seen.',
      { seen: other, shown: head, path: growth },
      'head.other-history',
    ),
    wrong(
      'extension-shorter',
      'extension',
      'A log that had been longer: an old copy was put back.',
      { seen: head, shown: seen, path: [] },
      'head.shorter',
    ),
  ];
}
