// Made from docs/proof.md alone, and of nothing that the checker is made of: a second hand for the same description.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export type Thing = { [key: string]: unknown };

export const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
export const hexOf = (...parts: (string | Uint8Array)[]): string => sha256(...parts).toString('hex');
export const drawn = (prefix: string): string =>
  `${prefix}_${[...randomBytes(26)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')}`;

export function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${jcs(each)}`)
    .join(',')}}`;
}

/** RFC 9162 §2.1.1, as it is defined there. */
export function treeRoot(data: Uint8Array[]): Buffer {
  if (data.length === 0) return sha256('');
  if (data.length === 1) return sha256(Uint8Array.of(0), data[0] as Uint8Array);
  const k = split(data.length);
  return sha256(Uint8Array.of(1), treeRoot(data.slice(0, k)), treeRoot(data.slice(k)));
}

const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

/** RFC 9162 §2.1.3.1 PATH(m, D_n). */
export function pathTo(m: number, data: Uint8Array[]): Buffer[] {
  if (data.length === 1) return [];
  const k = split(data.length);
  return m < k
    ? [...pathTo(m, data.slice(0, k)), treeRoot(data.slice(k))]
    : [...pathTo(m - k, data.slice(k)), treeRoot(data.slice(0, k))];
}

/** RFC 9162 §2.1.4.1 PROOF(m, D_n). */
export function growth(m: number, data: Uint8Array[], whole = true): Buffer[] {
  if (m === data.length) return whole ? [] : [treeRoot(data)];
  const k = split(data.length);
  return m <= k
    ? [...growth(m, data.slice(0, k), whole), treeRoot(data.slice(k))]
    : [...growth(m - k, data.slice(k), false), treeRoot(data.slice(0, k))];
}

export interface Hand {
  readonly alg: 'ed25519+sha256' | 'p256+sha256';
  readonly short: 'ed25519' | 'p256';
  readonly publicKey: string;
  readonly id: string;
  sign(what: string, thing: Thing): string;
}

export function hand(short: Hand['short']): Hand {
  const pair: { publicKey: KeyObject; privateKey: KeyObject } =
    short === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
  const raw =
    short === 'ed25519'
      ? Buffer.from(x, 'base64url')
      : Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return {
    alg: `${short}+sha256`,
    short,
    publicKey: raw.toString('base64url'),
    id: hexOf(raw).slice(0, 32),
    sign(what, thing) {
      const message = Buffer.from(`mingcha/${what}/v1\n${jcs(thing)}`);
      const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' as const };
      return sign(short === 'ed25519' ? null : 'sha256', message, key).toString('base64url');
    },
  };
}
