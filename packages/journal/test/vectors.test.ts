import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FerryFault, readFerry } from '../src/ferry/index.ts';
import {
  accept,
  canonicalText,
  checkAttestation,
  checkExtension,
  checkKeyChange,
  checkPlacement,
  checkReceipt,
  checkSession,
  checkToken,
  checkTreeHead,
  consistencyProof,
  contested,
  fieldDigest,
  forkPoints,
  fromBase64url,
  fromHex,
  hashHeader,
  headsOf,
  inclusionProof,
  leafHash,
  merkleRoot,
  openFields,
  orderCausally,
  parseHeader,
  payloadRootOf,
  toHex,
  tokenHash,
} from '../src/index.ts';
import { verifyConsistency, verifyEvidence, verifyInclusion, verifyInterrupted } from '../src/verify.ts';
import { makeVectors, storedVectors, VECTORS } from './make-vectors.ts';
import { nodeAead, nodePorts } from './node-ports.ts';
import { factsFromJson, verdictToJson, writerFromJson } from './vector-file.ts';
import type { Loose } from './vectors-accept.ts';
import { tablet } from './world.ts';

const said = (outcome: Loose) => (outcome.ok ? { ok: true } : { ok: false, reason: outcome.fault.code });
const keyOf = (json: Loose) => ({
  alg: json.alg,
  publicKey: fromBase64url(json.publicKey) as Uint8Array,
  ...(json.until === undefined ? {} : { until: json.until }),
});
const keysOf = (json: Loose) => new Map(Object.entries(json).map(([id, key]) => [id, keyOf(key)]));

/** How our code answers each kind of vector. Another implementation would write these few lines of its own. */
const CHECKS: Record<string, (given: Loose, expected: Loose) => unknown> = {
  header: ({ header }) => ({ canonical: canonicalText(header), hash: hashHeader(nodePorts, header) }),
  bytes: ({ bytes }) => said(parseHeader(nodePorts, new TextEncoder().encode(bytes))),
  payload: async ({ fields, split, keys }) => ({
    digests: fields.map((field: Loose) => fieldDigest(nodePorts, field)),
    payloadRoot: payloadRootOf(nodePorts, fields),
    ...(await openFields(
      nodePorts,
      nodeAead,
      fields,
      { get: (kid) => fromBase64url(keys[kid] ?? '') },
      { split },
    )),
  }),
  accept: async ({ writer: json, facts, push }) => {
    const writer = writerFromJson(json);
    const judged = await accept(nodePorts, push, { ...factsFromJson(facts, writer.writer), writer });
    return { verdicts: judged.map(({ hash, verdict }) => ({ hash, ...verdictToJson(verdict) })) };
  },
  receipt: async ({ receipt, keys, expect: about }) =>
    said(await checkReceipt(nodePorts, receipt, keysOf(keys), about)),
  token: async ({ token, keys, writer }, expected) => ({
    ...said(await checkToken(nodePorts, token, keysOf(keys), writer)),
    ...(expected.hash === undefined ? {} : { hash: tokenHash(nodePorts, token) }),
  }),
  attestation: async ({ attestation, person, of, key }) =>
    said(await checkAttestation(nodePorts, attestation, { person, of, key: keyOf(key) })),
  session: async ({ proof, writer, token, key }) =>
    said(await checkSession(nodePorts, proof, { writer: tablet({ ...keyOf(key), writer } as never), token })),
  evidence: async ({ bytes, statement }) =>
    said(await verifyEvidence(nodePorts, statement, [fromHex(bytes)])),
  interrupted: async ({ bytes, record }) => {
    const outcome = await verifyInterrupted(nodePorts, record, [fromHex(bytes)]);
    return outcome.ok ? { ok: true, ...outcome.value } : said(outcome);
  },
  'key-change': async ({ change, former }) =>
    said(await checkKeyChange(nodePorts, change, { key: former.key, ...keyOf(former) })),
  head: async ({ head, keys }) => said(await checkTreeHead(nodePorts, head, keysOf(keys))),
  placement: ({ placement, head, hash }) => said(checkPlacement(nodePorts, placement, head, { hash })),
  extension: ({ seen, shown, path }) => said(checkExtension(nodePorts, seen, shown, path)),
  order: ({ entries, incompatible }) => ({
    order: orderCausally(entries as Loose[]).map(({ hash }) => hash),
    heads: headsOf(entries),
    contested: contested(entries, incompatible),
    forkPoints: Object.fromEntries(forkPoints(entries)),
  }),
  ferry: async ({ key, bytes }) => {
    const seen: string[] = [];
    let size = 0;
    const piece = fromHex(bytes);
    const source = async function* () {
      for (let at = 0; at < piece.length; at += 7) yield piece.subarray(at, at + 7);
    };
    try {
      for await (const part of readFerry(nodePorts, source(), () => keyOf(key))) {
        if ('bytes' in part) size += part.bytes.length;
        else seen.push('record' in part ? part.record.is : (Object.keys(part)[0] ?? ''));
      }
      return { ok: true, seen, bytes: size };
    } catch (cause) {
      return { ok: false, reason: (cause as FerryFault).code, seen, bytes: size };
    }
  },
  tree: ({ leaves }, expected) => {
    const hashes: Uint8Array[] = leaves.map((leaf: string) => leafHash(nodePorts, fromHex(leaf)));
    const size = hashes.length;
    const root = (count: number) => merkleRoot(nodePorts, hashes.slice(0, count));
    for (const [index, proof] of expected.inclusion.entries()) {
      const claim = { leaf: fromHex(leaves[index]), index, size, root: root(size) };
      expect(verifyInclusion(nodePorts, claim, proof.map(fromHex)).ok).toBe(true);
    }
    for (const [index, proof] of expected.consistency.entries()) {
      const claim = { fromSize: index + 1, fromRoot: root(index + 1), toSize: size, toRoot: root(size) };
      expect(verifyConsistency(nodePorts, claim, proof.map(fromHex)).ok).toBe(true);
    }
    return {
      roots: Array.from({ length: size + 1 }, (_, count) => toHex(root(count))),
      inclusion: hashes.map((_, index) => inclusionProof(nodePorts, hashes, index).map(toHex)),
      consistency: hashes.map((_, index) => consistencyProof(nodePorts, hashes, index + 1).map(toHex)),
    };
  },
};

describe('the published vectors', () => {
  for (const path of storedVectors()) {
    test(relative(VECTORS, path), async () => {
      const { check, given, expect: expected } = JSON.parse(readFileSync(path, 'utf8'));
      expect(await CHECKS[check]?.(given, expected)).toEqual(expected);
    });
  }
});

test('what is generated today is what was published', async () => {
  const files = await makeVectors();
  expect([...files.keys()].sort()).toEqual(storedVectors());
  for (const [path, text] of files) expect(text, relative(VECTORS, path)).toBe(readFileSync(path, 'utf8'));
});
