import { officeClock, ruleOf } from '@mingcha/domain';
import {
  composeEntry,
  consistencyProof,
  EMPTY_CHAIN,
  fromHex,
  inclusionProof,
  leafHash,
  merkleRoot,
  nextInChain,
  type Signer,
  signKeyChange,
  signTreeHead,
  toHex,
} from '@mingcha/journal';
import { aead, importCaseKey, ports } from '../../src/keys/ports.ts';
import { serverSigner } from './bench.ts';
import { other } from './office-log.ts';

/** The second person's entry, as a lane of the server writes it. */
async function ordered(lane: Signer, key: string) {
  const rule = ruleOf('server-key.confirmed');
  const draft = {
    alg: lane.alg,
    writer: lane.writer,
    ...nextInChain(EMPTY_CHAIN),
    kind: rule.kind,
    schema: rule.schema,
    office: 'off_x',
    subject: { type: 'server-key', id: 'svk_x' },
    after: [],
    expected: 1,
    actor: { person: officeClock, seat: null },
    time: { clock: 1, mono: 1, boot: 'b'.repeat(32), token: null },
  };
  const kid = { kid: 'none', key: await importCaseKey(new Uint8Array(32)) };
  return composeEntry(ports, aead, draft, { key, ground: 'routine' }, rule, () => kid);
}

/** An office whose key was `keys[0]` and which changed it to each next one, after every eighth entry of its log. */
export async function changedKeys(keys: readonly Signer[]) {
  const lane = await serverSigner();
  const orders = await Promise.all(keys.slice(1).map(({ writer }) => ordered(lane, writer)));
  const entries = orders.flatMap(({ hash }, step) => [
    ...[1, 2, 3, 4].map((n) => other(step * 8 + n)),
    hash,
    ...[5, 6, 7].map((n) => other(step * 8 + n)),
  ]);
  const leaves = entries.map((entry) => leafHash(ports, fromHex(entry)));
  const headOf = (size: number) => {
    const root = toHex(merkleRoot(ports, leaves.slice(0, size)));
    return signTreeHead(keys[Math.floor((size - 1) / 8)] as Signer, { size, root, at: size });
  };
  const extension = (from: number, to: number) =>
    consistencyProof(ports, leaves.slice(0, to), from).map(toHex);
  const changes = await Promise.all(
    orders.map(async ({ hash, header, fields }, step) => {
      const from = 8 * (step + 1);
      const leaf = from - 4;
      const path = inclusionProof(ports, leaves.slice(0, from), leaf).map(toHex);
      const [former, next] = [keys[step] as Signer, keys[step + 1] as Signer];
      return {
        change: await signKeyChange(former, next, { entry: hash, from, at: 100 * (step + 1) }),
        head: await headOf(from),
        entry: { header, fields },
        placement: { v: 2, hash, leaf, path },
      };
    }),
  );
  return { headOf, extension, changes, orders };
}
