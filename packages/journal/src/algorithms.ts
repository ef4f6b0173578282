/**
 * Everything signed or hashed names its algorithm, so that thirty years of entries can be read by whoever comes then.
 * `sm2+sm3` is a reserved name: it is refused as unknown until an implementation of it stands here.
 */
export const ALGORITHMS = {
  'ed25519+sha256': { publicKeyBytes: 32, signatureBytes: 64 },
  'p256+sha256': { publicKeyBytes: 65, signatureBytes: 64 },
} as const;

export type AlgorithmId = keyof typeof ALGORITHMS;

export const RESERVED_ALGORITHMS = ['sm2+sm3'] as const;

export function isAlgorithm(name: string): name is AlgorithmId {
  return Object.hasOwn(ALGORITHMS, name);
}
