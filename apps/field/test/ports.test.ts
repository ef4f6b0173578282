import { portRules } from '@mingcha/journal/port-suite';
import { describe, expect, test } from 'vitest';
import { aead, importCaseKey, ports, signerOf } from '../src/keys/ports.ts';
import { generatePairOf, type SigningAlg, signWith, verifyWithout } from '../src/keys/signing.ts';

const signer = async (alg: SigningAlg) => {
  const { publicKey, privateKey } = await generatePairOf(alg, false);
  return signerOf(alg, publicKey, (message) => signWith(alg, privateKey, message));
};

describe('the ports of the tablet', async () => {
  const signers = [await signer('ed25519'), await signer('p256')];
  for (const rule of portRules({ ports, aead, importKey: importCaseKey, signers })) test(rule.name, rule.run);
});

describe('the ports of a tablet whose browser does not know Ed25519', async () => {
  const old = { ...ports, verify: { ...ports.verify, 'ed25519+sha256': verifyWithout } };
  const signers = [await signer('ed25519'), await signer('p256')];
  for (const rule of portRules({ ports: old, aead, importKey: importCaseKey, signers }))
    test(rule.name, rule.run);
});

test('a broken port of the tablet would be found', async () => {
  const open: typeof aead.open = async (key, iv, aad, sealed) =>
    (await aead.open(key, iv, aad, sealed)) ?? new Uint8Array();
  const rules = portRules({ ports, aead: { ...aead, open }, importKey: importCaseKey, signers: [] });
  const results = await Promise.allSettled(rules.map((rule) => rule.run()));
  expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
});
