export interface Hasher {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

/** What authorities for time-stamps sign with. */
export type DigestName = 'sha256' | 'sha384' | 'sha512';
export interface X509Scheme {
  readonly kind: 'rsa' | 'ecdsa';
  readonly digest: DigestName;
}

/** The only foreign code that a verdict rests on: SHA-256 and the two signatures. */
export interface Crypto {
  sha256(bytes: Uint8Array): Uint8Array;
  hasher(): Hasher;
  /** Never throws: a key or signature of a wrong form is a wrong signature. Ed25519 by RFC 8032, P-256 with SHA-256 and r ‖ s. */
  verify(alg: Algorithm, key: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean;
  digest(name: DigestName, bytes: Uint8Array): Uint8Array;
  /** Never throws. `key` is a SubjectPublicKeyInfo; RSASSA-PKCS1-v1_5, or ECDSA with its signature in DER. */
  verifyX509(scheme: X509Scheme, key: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean;
  /** The same SHA-256 beside the main thread, where the runtime has it. The bytes are not changed meanwhile. */
  sha256Aside?(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

export const algorithms = ['ed25519+sha256', 'p256+sha256'] as const;
export type Algorithm = (typeof algorithms)[number];

/** What payloads of enrolment entries call them. */
export const longName = (short: unknown): Algorithm | null =>
  short === 'ed25519' ? 'ed25519+sha256' : short === 'p256' ? 'p256+sha256' : null;
