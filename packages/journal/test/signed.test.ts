import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attest,
  canonicalBytes,
  checkAttestation,
  checkReceipt,
  checkSession,
  checkToken,
  issueToken,
  type PublicKeys,
  parseCanonical,
  provenInterval,
  proveSession,
  signReceipt,
  tokenHash,
} from '../src/index.ts';
import { signBody } from '../src/signing.ts';
import { namedSigner, nodePorts, seededPorts } from './node-ports.ts';
import { tablet } from './world.ts';

const server = namedSigner('receipts');
const device = namedSigner('device');
const person = namedSigner('person', 'p256+sha256');
const keys: PublicKeys = new Map([[server.writer, server]]);
const ENTRY = 'a'.repeat(64);
const BLOB = 'b'.repeat(64);
const fact = { writer: device.writer, seq: 3, hash: ENTRY, blobs: [BLOB], arrival: 1_760_000_000_000 };
const code = (outcome: { ok: boolean; fault?: { code: string } }) => outcome.fault?.code ?? 'ok';

describe('a receipt', () => {
  const check = (receipt: unknown, expected: Partial<typeof fact> = {}, trusted = keys) =>
    checkReceipt(nodePorts, receipt, trusted, { ...fact, ...expected });
  test('stands for the entry and the blobs it names', async () => {
    const receipt = await signReceipt(server, fact);
    expect(code(await check(receipt))).toBe('ok');
    expect(code(await check(receipt, { blobs: [] }))).toBe('ok');
  });
  test('does not stand for another entry, another number or another blob', async () => {
    const receipt = await signReceipt(server, fact);
    expect(code(await check(receipt, { hash: 'c'.repeat(64) }))).toBe('receipt.entry-other');
    expect(code(await check(receipt, { seq: 4 }))).toBe('receipt.entry-other');
    expect(code(await check(receipt, { writer: server.writer }))).toBe('receipt.entry-other');
    expect(code(await check(receipt, { blobs: [BLOB, 'd'.repeat(64)] }))).toBe('receipt.blob-missing');
    expect(code(await check(await signReceipt(server, { ...fact, blobs: [] })))).toBe('receipt.blob-missing');
  });
  test('of a key that is not trusted, or changed after signing, does not stand', async () => {
    const receipt = await signReceipt(server, fact);
    expect(code(await check(await signReceipt(device, fact)))).toBe('receipt.key-unknown');
    expect(code(await check({ ...receipt, arrival: 1 }))).toBe('receipt.signature-wrong');
    expect(code(await check({ ...receipt, alg: 'p256+sha256' }))).toBe('receipt.algorithm-wrong');
    expect(code(await check({ ...receipt, alg: 'sm2+sm3' }))).toBe('receipt.algorithm-unknown');
    expect(code(await check({ ...receipt, extra: 1 }))).toBe('receipt.malformed');
    expect(code(await check({ ...receipt, blobs: [BLOB, BLOB] }))).toBe('receipt.malformed');
  });
});

describe('a time token', () => {
  test('bounds an entry from below, and its receipt from above', async () => {
    const token = await issueToken(seededPorts('token'), server, { writer: device.writer, at: 1000 });
    expect(code(await checkToken(nodePorts, token, keys, device.writer))).toBe('ok');
    const receipt = await signReceipt(server, { ...fact, arrival: 2000 });
    const time = { clock: 5, mono: 5, boot: 'b', token: tokenHash(nodePorts, token) };
    expect(provenInterval(nodePorts, time, token, receipt)).toEqual({
      ok: true,
      value: { after: 1000, before: 2000 },
    });
    expect(code(provenInterval(nodePorts, { ...time, token: null }, token, receipt))).toBe(
      'token.hash-wrong',
    );
  });
  test('of another tablet, another key or another time does not stand', async () => {
    const token = await issueToken(seededPorts('token'), server, { writer: device.writer, at: 1000 });
    expect(code(await checkToken(nodePorts, token, keys, server.writer))).toBe('token.writer-other');
    expect(code(await checkToken(nodePorts, { ...token, at: 1 }, keys, device.writer))).toBe(
      'token.signature-wrong',
    );
    expect(code(await checkToken(nodePorts, token, new Map(), device.writer))).toBe('token.key-unknown');
  });
});

describe('an attestation', () => {
  const expected = { person: 'per_li', of: ENTRY, key: person };
  test('says that a person stands by an entry', async () => {
    const attestation = await attest(person, { person: 'per_li', of: ENTRY, method: 'pin' });
    expect(code(await checkAttestation(nodePorts, attestation, expected))).toBe('ok');
  });
  test('says nothing for another person, entry, method or key', async () => {
    const attestation = await attest(person, { person: 'per_li', of: ENTRY, method: 'pin' });
    const check = (change: object, other: object = {}) =>
      checkAttestation(nodePorts, { ...attestation, ...change }, { ...expected, ...other });
    expect(code(await check({}, { of: BLOB }))).toBe('attestation.entry-other');
    expect(code(await check({}, { person: 'per_wang' }))).toBe('attestation.person-other');
    expect(code(await check({}, { key: namedSigner('x', 'p256+sha256') }))).toBe('attestation.key-other');
    expect(code(await check({}, { key: device }))).toBe('attestation.algorithm-wrong');
    expect(code(await check({ method: 'passkey' }))).toBe('attestation.signature-wrong');
    expect(code(await check({ method: 'nod' }))).toBe('attestation.malformed');
  });
});

describe('a device session', () => {
  const challenge = 'challenge-of-the-server';
  const expected = { writer: tablet(device), token: challenge };
  test('is opened by the tablet that answers this challenge', async () => {
    const proof = await proveSession(device, challenge);
    expect(code(await checkSession(nodePorts, proof, expected))).toBe('ok');
    expect(code(await checkSession(nodePorts, proof, { ...expected, token: 'another-challenge' }))).toBe(
      'session.token-other',
    );
    expect(code(await checkSession(nodePorts, { ...proof, token: 'another-challenge' }, expected))).toBe(
      'session.signature-wrong',
    );
    expect(code(await checkSession(nodePorts, await proveSession(server, challenge), expected))).toBe(
      'session.writer-other',
    );
  });
});

test('a signature over one thing never stands for another: not a session for a run, not an attestation for a receipt', async () => {
  const body = { v: 1 as const, alg: server.alg, key: server.writer, ...fact };
  for (const what of ['run', 'attest', 'token', 'device-session'] as const) {
    const signed = await signBody(server, what, body);
    expect(code(await checkReceipt(nodePorts, signed, keys, fact))).toBe('receipt.signature-wrong');
  }
  expect(code(await checkReceipt(nodePorts, await signBody(server, 'receipt', body), keys, fact))).toBe('ok');
});

test('nothing that is not an object of the right shape is more than malformed', async () => {
  const inputs = [null, undefined, 1, 'x', [], {}, { v: 1 }, { sig: {} }, new Map(), () => 1, Symbol('x')];
  for (const input of inputs) {
    expect(code(await checkReceipt(nodePorts, input, keys, fact))).toBe('receipt.malformed');
    expect(code(await checkToken(nodePorts, input, keys, device.writer))).toBe('token.malformed');
  }
});

test('flip any bit of any small signed thing, and its check names it', async () => {
  const receipt = await signReceipt(server, fact);
  const token = await issueToken(seededPorts('token'), server, { writer: device.writer, at: 1000 });
  const attestation = await attest(person, { person: 'per_li', of: ENTRY, method: 'pin' });
  const proof = await proveSession(device, 'challenge-of-the-server');
  const expected = { person: 'per_li', of: ENTRY, key: person };
  const things = [
    [receipt, (it: unknown) => checkReceipt(nodePorts, it, keys, fact)],
    [token, (it: unknown) => checkToken(nodePorts, it, keys, device.writer)],
    [attestation, (it: unknown) => checkAttestation(nodePorts, it, expected)],
    [proof, (it: unknown) => checkSession(nodePorts, it, { writer: tablet(device), token: proof.token })],
  ] as const;
  const bits = things.flatMap(([thing], which) =>
    Array.from({ length: canonicalBytes(thing).length * 8 }, (_, bit) => [which, bit] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...bits), async ([which, bit]) => {
      const [thing, check] = things[which] as (typeof things)[number];
      const bytes = Uint8Array.from(canonicalBytes(thing));
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      const parsed = parseCanonical(bytes);
      expect((await check(parsed.ok ? parsed.value : null)).ok).toBe(false);
      expect((await check(thing)).ok).toBe(true);
    }),
    tries(300),
  );
});
