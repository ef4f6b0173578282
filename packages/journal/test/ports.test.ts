import { describe, expect, test } from 'vitest';
import { portRules } from '../src/port-suite/index.ts';
import { isSignedBy } from '../src/signing.ts';
import { namedSigner, nodeAead, nodePorts } from './node-ports.ts';

describe('the ports of Node', () => {
  const signers = [namedSigner('port'), namedSigner('port', 'p256+sha256')];
  const rules = portRules({ ports: nodePorts, aead: nodeAead, importKey: (raw) => raw, signers });
  for (const rule of rules) test(rule.name, rule.run);
});

describe('a port that errs', () => {
  const rulesOf = (ports: Partial<typeof nodePorts>) =>
    portRules({ ports: { ...nodePorts, ...ports }, aead: nodeAead, importKey: (raw) => raw, signers: [] });
  const faults = async (ports: Partial<typeof nodePorts>) => {
    const results = await Promise.allSettled(rulesOf(ports).map((rule) => rule.run()));
    return results.filter((result) => result.status === 'rejected').length;
  };
  test('a digest of something else is found', async () => {
    expect(await faults({ sha256: () => new Uint8Array(32) })).toBeGreaterThan(0);
  });
  test('a verifier that always says yes is found', async () => {
    expect(await faults({ verify: { 'ed25519+sha256': () => true, 'p256+sha256': () => true } })).toBe(8);
  });
  test('a verifier that is not there is found', async () => {
    expect(await faults({ verify: {} })).toBe(11);
  });
});

describe('a port that says yes to everything', () => {
  const yes = { ...nodePorts, verify: { 'ed25519+sha256': () => true, 'p256+sha256': () => true } };
  const sig = `AQ${'A'.repeat(84)}`;
  const { alg, publicKey } = namedSigner('honest');
  const isSigned = (key: Uint8Array, signature: string) =>
    isSignedBy(yes, { alg, publicKey: key }, 'run', { v: 1, sig: signature });
  test('is not asked about a key of small order, under which one signature fits every message', async () => {
    expect(await isSigned(publicKey, sig)).toBe(true);
    const weak = new Uint8Array(32);
    weak[0] = 1;
    expect(await isSigned(weak, sig)).toBe(false);
    weak[31] = 128;
    expect(await isSigned(weak, sig)).toBe(false);
  });
  test('is not asked about keys and signatures of another length or spelling', async () => {
    expect(await isSigned(publicKey.subarray(1), sig)).toBe(false);
    expect(await isSigned(publicKey, sig.slice(4))).toBe(false);
    expect(await isSigned(publicKey, `${sig.slice(0, 85)}B`)).toBe(false);
  });
});

test('a port that throws has verified nothing', async () => {
  const verify = {
    'ed25519+sha256': () => {
      throw new Error('no such key');
    },
  };
  const body = { v: 1, sig: `AQ${'A'.repeat(84)}` };
  expect(await isSignedBy({ ...nodePorts, verify }, namedSigner('honest'), 'run', body)).toBe(false);
});

test('looking at a key leaves it as it is: slice() of a Node Buffer would be a view of the key itself', async () => {
  const publicKey = Buffer.alloc(32, 0xff);
  await isSignedBy(nodePorts, { alg: 'ed25519+sha256', publicKey }, 'run', {
    v: 1,
    sig: `AQ${'A'.repeat(84)}`,
  });
  expect(publicKey.equals(Buffer.alloc(32, 0xff))).toBe(true);
});
