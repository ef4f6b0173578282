import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64url } from '../src/core/bytes.ts';
import { readCanonical } from '../src/core/canonical.ts';
import type { Algorithm } from '../src/core/crypto.ts';
import { keyOf } from '../src/core/signed.ts';
import { isGrown, rootByPath, rootOf } from '../src/core/tree.ts';
import { nodeCrypto } from '../src/index.ts';
import { pageCrypto } from '../src/page/page-crypto.ts';
import { growth, pathTo, sha256, treeRoot } from './maker/primitives.ts';

const ports = { program: nodeCrypto(), page: pageCrypto() };
const crypto = ports.program;

describe('the tree', () => {
  const data = Array.from({ length: 40 }, (_, at) => sha256(`${at}`));
  const bent = (path: readonly Uint8Array[], at: number) =>
    path.map((each, index) => (index === at ? sha256(each) : each));

  it('of every size has the root of RFC 9162, and every leaf its path', () => {
    for (let size = 1; size <= data.length; size++) {
      const some = data.slice(0, size);
      const root = treeRoot(some);
      expect(Buffer.from(rootOf(crypto, some))).toEqual(root);
      for (let leaf = 0; leaf < size; leaf++) {
        const path = pathTo(leaf, some);
        const lead = (changed: { leaf?: number; size?: number; path?: Uint8Array[] }) =>
          rootByPath(crypto, some[leaf] as Uint8Array, { leaf, size, path, ...changed });
        const leads = (changed = {}) => Buffer.from(lead(changed) ?? []).equals(root);
        expect(leads()).toBe(true);
        expect(lead({ leaf: size })).toBeNull();
        expect(lead({ path: [...path, root] })).toBeNull();
        if (size > 1) {
          expect(leads({ leaf: (leaf + 1) % size })).toBe(false);
          expect(leads({ path: path.slice(1) })).toBe(false);
          expect(leads({ path: bent(path, leaf % path.length) })).toBe(false);
        }
      }
    }
  });

  it('grows only from what it was', () => {
    for (let to = 1; to <= data.length; to++)
      for (let from = 1; from <= to; from++) {
        const proof = growth(from, data.slice(0, to));
        const [old, now] = [treeRoot(data.slice(0, from)), treeRoot(data.slice(0, to))];
        const grown = (changed = {}) =>
          isGrown(crypto, {
            from: { size: from, root: old },
            to: { size: to, root: now },
            proof,
            ...changed,
          });
        expect(grown()).toBe(true);
        expect(grown({ from: { size: from, root: sha256('x') } })).toBe(false);
        expect(grown({ to: { size: to, root: sha256('x') } })).toBe(false);
        expect(grown({ proof: [...proof, now] })).toBe(false);
        if (proof.length > 0) {
          expect(grown({ proof: proof.slice(1) })).toBe(false);
          expect(grown({ proof: bent(proof, to % proof.length) })).toBe(false);
        }
      }
  });
});

describe('canonical text', () => {
  it.each([
    '{"a":1,"b":[true,null,"é"]}',
    '"\\u0000\\"\\\\"',
    '{"\u20ac":1,"\ud83d\ude00":2,"\ufb33":3}',
    '-5',
    '{}',
  ])('is read: %s', (text) => expect(readCanonical(text)).not.toBeNull());
  it.each([
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a": 1}',
    '1.5',
    '1e2',
    '-0',
    '"\\u0061"',
    '"\\ud800"',
    '{"__proto__":1}',
    '9007199254740992',
    `${'['.repeat(41)}${']'.repeat(41)}`,
    '',
  ])('is not read: %s', (text) => expect(readCanonical(text)).toBeNull());
});

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function signedBy(alg: Algorithm): { key: Uint8Array; signature: Uint8Array; message: Uint8Array } {
  const message = Buffer.from('what was said');
  const isEd = alg === 'ed25519+sha256';
  const { publicKey, privateKey } = isEd
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = isEd
    ? Buffer.from(x, 'base64url')
    : Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const signature = sign(isEd ? null : 'sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return { key, signature, message };
}

/** Every ECDSA signature has a twin, and both are good: signatures are no identifiers here. */
function twin(signature: Uint8Array): Uint8Array {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`);
  const other = (P256_ORDER - s).toString(16).padStart(64, '0');
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(other, 'hex')]);
}

describe.each(Object.entries(ports))('the signatures of the %s', (_name, port) => {
  it.each(['ed25519+sha256', 'p256+sha256'] as const)('%s: its own and no other', (alg) => {
    const { key, signature, message } = signedBy(alg);
    const holds = (changed: { key?: Uint8Array; signature?: Uint8Array; message?: Uint8Array } = {}) =>
      port.verify(alg, changed.key ?? key, changed.signature ?? signature, changed.message ?? message);
    const bit = (bytes: Uint8Array, at: number) =>
      bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(holds()).toBe(true);
    expect(holds({ signature: bit(signature, 3) })).toBe(false);
    expect(holds({ signature: bit(signature, 40) })).toBe(false);
    expect(holds({ message: bit(message, 0) })).toBe(false);
    expect(holds({ key: bit(key, 9) })).toBe(false);
    expect(holds({ signature: new Uint8Array(64) })).toBe(false);
    expect(holds({ signature: signature.subarray(1) })).toBe(false);
    expect(holds({ signature: new Uint8Array() })).toBe(false);
    expect(holds({ key: key.subarray(1) })).toBe(false);
    expect(holds({ key: new Uint8Array(key.length) })).toBe(false);
  });

  it('P-256: the twin of a signature is as good', () => {
    const { key, signature, message } = signedBy('p256+sha256');
    expect(port.verify('p256+sha256', key, twin(signature), message)).toBe(true);
  });
});

describe('keys', () => {
  it.each([
    ['the neutral point', `01${'00'.repeat(31)}`],
    ['the same with a sign', `01${'00'.repeat(30)}80`],
    ['a point of order eight', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['another spelling of nought', `ed${'ff'.repeat(30)}7f`],
  ])('of small order are none: %s', (_what, hex) => {
    const publicKey = Buffer.from(hex, 'hex').toString('base64url');
    expect(keyOf(crypto, 'ed25519+sha256', publicKey)).toBeNull();
  });

  it('have one spelling', () => {
    expect(fromBase64url('AA')).toEqual(Uint8Array.of(0));
    for (const text of ['AB', 'AA==', 'A', 'A+', 'A ']) expect(fromBase64url(text)).toBeNull();
  });
});
