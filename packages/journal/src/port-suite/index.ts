import { ALGORITHMS } from '../algorithms.ts';
import { concat, equalBytes, fromHex, toHex, utf8 } from '../bytes.ts';
import { writerIdOf } from '../digest.ts';
import { merkleRoot } from '../merkle.ts';
import type { Aead, DigestPort, Ports, Signer, StreamPorts, VerifyPorts } from '../ports.ts';
import { AES_256_GCM, SHA256, SIGNATURES } from './vectors.ts';

/** One rule that a port must keep. `run` throws PortFault when it does not; any test runner can call it. */
export interface PortRule {
  readonly name: string;
  run(): Promise<void>;
}

export class PortFault extends Error {
  override readonly name = 'PortFault';
}

/** What an implementation brings to be measured. */
export interface PortSet<Key> {
  readonly ports: Ports & StreamPorts;
  readonly aead: Aead<Key>;
  /** Raw 32 bytes to whatever this runtime holds keys as. */
  importKey(raw: Uint8Array): Promise<Key> | Key;
  /** One signer for each algorithm this implementation can sign with. */
  readonly signers: readonly Signer[];
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new PortFault(what);
}

function flip(bytes: Uint8Array, index: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[index] = (changed[index] as number) ^ 1;
  return changed;
}

function rule(name: string, run: () => Promise<void> | void): PortRule {
  return { name, run: async () => run() };
}

export function digestRules(ports: DigestPort): PortRule[] {
  return [
    ...SHA256.map(({ text, digest }) =>
      rule(`sha256 of "${text.slice(0, 8)}"`, () => {
        expect(toHex(ports.sha256(utf8(text))) === digest, 'wrong digest');
      }),
    ),
    rule('sha256 does not change its input and answers a fresh value', () => {
      const input = utf8('abc');
      const first = ports.sha256(input);
      const kept = toHex(first);
      ports.sha256(utf8('other'));
      expect(toHex(first) === kept && equalBytes(input, utf8('abc')), 'shared memory');
    }),
    rule('a root over texts is the root over their bytes, however many there are', () => {
      for (let count = 0; count < 40; count += 1) {
        const texts = Array.from({ length: count }, (_, index) => `\0${'窗口 '.repeat(index % 7)}${index}`);
        const hashes = texts.map((text) => ports.sha256(utf8(text)));
        const root = toHex(merkleRoot(ports, hashes));
        expect((ports.rootHex?.(texts) ?? root) === root, `another root over ${count}`);
      }
    }),
  ];
}

export function streamRules(ports: StreamPorts): PortRule[] {
  return [
    rule('a running sha256 equals the whole one, however the bytes are cut, and two run side by side', () => {
      const bytes = Uint8Array.from({ length: 10_007 }, (_, index) => (index * 31) % 256);
      const [one, other] = [ports.startSha256(), ports.startSha256()];
      for (let at = 0, step = 1; at < bytes.length; at += step, step = (step * 7) % 997) {
        one.update(bytes.subarray(at, at + step));
      }
      other.update(utf8('abc'));
      expect(equalBytes(one.finish(), ports.sha256(bytes)), 'cut bytes give another digest');
      expect(toHex(other.finish()) === SHA256[1].digest, 'runs disturb each other');
    }),
  ];
}

export function randomRules(ports: Pick<Ports, 'random'>): PortRule[] {
  return [
    rule('random answers the length asked for, and never the same twice', () => {
      const drawn = Array.from({ length: 64 }, () => ports.random(16));
      expect(
        drawn.every((bytes) => bytes.length === 16),
        'wrong length',
      );
      expect(new Set(drawn.map(toHex)).size === 64, 'repeated');
      expect(ports.random(0).length === 0 && ports.random(70_000).length === 70_000, 'wrong length');
    }),
  ];
}

/** RFC 8032 §5.1.7: S must be below the group order L. S + L satisfies the equation too, and would be a second spelling. */
function withOrderAdded(signature: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let s = order;
  for (let index = 0; index < 32; index += 1)
    s += BigInt(signature[32 + index] as number) << BigInt(8 * index);
  const twin = Uint8Array.from(signature);
  for (let index = 0; index < 32; index += 1) twin[32 + index] = Number((s >> BigInt(8 * index)) & 255n);
  return twin;
}

function strictRules(ports: VerifyPorts): PortRule[] {
  return SIGNATURES.filter(({ alg }) => alg === 'ed25519+sha256').map(
    ({ name, alg, publicKey, message, signature }) =>
      rule(`${name}: the twin of the signature does not verify`, async () => {
        const twin = withOrderAdded(fromHex(signature));
        const verdict = await ports.verify[alg]?.(fromHex(publicKey), twin, fromHex(message));
        expect(verdict === false, 'a second spelling of one signature');
      }),
  );
}

export function verifyRules(ports: VerifyPorts): PortRule[] {
  return [...strictRules(ports), ...knownAnswerRules(ports)];
}

function knownAnswerRules(ports: VerifyPorts): PortRule[] {
  return SIGNATURES.flatMap(({ name, alg, publicKey, message, signature }) => {
    const [key, text, sig] = [fromHex(publicKey), fromHex(message), fromHex(signature)];
    const verify = async (k: Uint8Array, s: Uint8Array, m: Uint8Array) => ports.verify[alg]?.(k, s, m);
    return [
      rule(`${name} verifies`, async () => expect((await verify(key, sig, text)) === true, 'refused')),
      rule(`${name}: another message, signature or key does not`, async () => {
        expect((await verify(key, sig, concat(text, utf8('x')))) === false, 'another message');
        for (const index of [0, 31, 32, 63]) {
          expect((await verify(key, flip(sig, index), text)) === false, `signature byte ${index}`);
        }
        expect((await verify(flip(key, 5), sig, text)) === false, 'another key');
      }),
      rule(`${name}: malformed keys and signatures are false, not an exception`, async () => {
        for (const bad of [new Uint8Array(0), sig.subarray(1), concat(sig, sig), new Uint8Array(64)]) {
          expect((await verify(key, bad, text)) === false, `signature of ${bad.length} bytes`);
        }
        for (const bad of [new Uint8Array(0), key.subarray(1), new Uint8Array(key.length).fill(255)]) {
          expect((await verify(bad, sig, text)) === false, `key of ${bad.length} bytes`);
        }
      }),
    ];
  });
}

export function aeadRules<Key>(aead: Aead<Key>, importKey: PortSet<Key>['importKey']): PortRule[] {
  const [iv, aad, plain] = [fromHex(AES_256_GCM.iv), fromHex(AES_256_GCM.aad), fromHex(AES_256_GCM.plain)];
  const sealed = fromHex(AES_256_GCM.sealed);
  const key = async () => importKey(fromHex(AES_256_GCM.key));
  return [
    rule('AES-256-GCM seals to the known answer', async () => {
      expect(toHex(await aead.seal(await key(), iv, aad, plain)) === AES_256_GCM.sealed, 'wrong ciphertext');
    }),
    rule('AES-256-GCM opens the known answer', async () => {
      const opened = await aead.open(await key(), iv, aad, sealed);
      expect(opened !== null && equalBytes(opened, plain), 'wrong plaintext');
    }),
    rule('anything changed, and open answers null', async () => {
      for (const index of [0, 30, sealed.length - 1]) {
        expect((await aead.open(await key(), iv, aad, flip(sealed, index))) === null, `byte ${index}`);
      }
      expect((await aead.open(await key(), iv, flip(aad, 0), sealed)) === null, 'other path');
      expect((await aead.open(await key(), flip(iv, 0), aad, sealed)) === null, 'other iv');
      const other = await importKey(new Uint8Array(32));
      expect((await aead.open(other, iv, aad, sealed)) === null, 'other key');
      expect((await aead.open(await key(), iv, aad, sealed.subarray(0, 7))) === null, 'cut short');
    }),
  ];
}

export function signerRules(ports: VerifyPorts, signer: Signer): PortRule[] {
  const verify = async (s: Uint8Array, m: Uint8Array) => ports.verify[signer.alg]?.(signer.publicKey, s, m);
  return [
    rule(`${signer.alg}: the writer id is made of the raw public key`, () => {
      expect(signer.publicKey.length === ALGORITHMS[signer.alg].publicKeyBytes, 'public key is not raw');
      expect(signer.writer === writerIdOf(ports, signer.publicKey), 'writer id');
    }),
    rule(`${signer.alg}: what it signs verifies, and only that`, async () => {
      for (const message of [new Uint8Array(0), utf8('明察'), new Uint8Array(5000)]) {
        const sig = await signer.sign(message);
        expect(sig.length === ALGORITHMS[signer.alg].signatureBytes, 'signature is not raw');
        expect((await verify(sig, message)) === true, 'own signature refused');
        expect((await verify(sig, concat(message, utf8('x')))) === false, 'another message accepted');
      }
    }),
  ];
}

/** Every rule for one implementation. The server and the tablet both run exactly this list. */
export function portRules<Key>(set: PortSet<Key>): PortRule[] {
  return [
    ...digestRules(set.ports),
    ...streamRules(set.ports),
    ...randomRules(set.ports),
    ...verifyRules(set.ports),
    ...aeadRules(set.aead, set.importKey),
    ...set.signers.flatMap((signer) => signerRules(set.ports, signer)),
  ];
}
