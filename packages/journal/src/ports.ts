import type { AlgorithmId } from './algorithms.ts';

/** A value now or later: Node answers at once, WebCrypto answers with a promise. */
export type MaybePromise<T> = T | Promise<T>;

/** Verifies one signature. Must answer false, not throw, for malformed keys and signatures. */
export type VerifySignature = (
  publicKey: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
) => MaybePromise<boolean>;

/** All that hashing needs. Synchronous: a run costs a hundred digests, and a promise for each would cost more than the digests. */
export interface DigestPort {
  sha256(bytes: Uint8Array): Uint8Array;
  /** The same digest as lowercase hex, where the runtime has a shorter way to it. */
  sha256Hex?(bytes: Uint8Array): string;
  /** Lowercase hex of the RFC 9162 root over these leaves in UTF-8, each with its prefix before it, where the runtime has a shorter way. */
  rootHex?(leaves: readonly string[]): string;
}

/** All that proving needs. An algorithm absent from `verify` is an unknown algorithm. */
export interface VerifyPorts extends DigestPort {
  verify: Partial<Record<AlgorithmId, VerifySignature>>;
}

/** All that writing needs besides a signer. */
export interface Ports extends VerifyPorts {
  random(length: number): Uint8Array;
}

/** A running SHA-256, for files that do not fit in memory. */
export interface RunningDigest {
  update(bytes: Uint8Array): void;
  finish(): Uint8Array;
}

export interface StreamPorts extends DigestPort {
  startSha256(): RunningDigest;
}

/** A private key behind a door: the journal never sees it. `publicKey` is raw (32 bytes, or 65 for P-256). */
export interface Signer {
  readonly alg: AlgorithmId;
  readonly publicKey: Uint8Array;
  /** First 32 hex digits of SHA-256(publicKey): see `writerIdOf`. */
  readonly writer: string;
  sign(message: Uint8Array): MaybePromise<Uint8Array>;
}

/**
 * AES-256-GCM with a 12-byte iv; `seal` answers ciphertext ‖ 16-byte tag. `open` answers null when the tag does not match.
 * `Key` is whatever the runtime holds keys as (raw bytes on the server, a CryptoKey in the browser).
 */
export interface Aead<Key = Uint8Array> {
  seal(key: Key, iv: Uint8Array, aad: Uint8Array, plain: Uint8Array): MaybePromise<Uint8Array>;
  open(key: Key, iv: Uint8Array, aad: Uint8Array, sealed: Uint8Array): MaybePromise<Uint8Array | null>;
}

/** The key a case's personal fields are sealed under, with the name by which the keyring finds it again. */
export interface CaseKey<Key = Uint8Array> {
  readonly kid: string;
  readonly key: Key;
}

/** Answers null for a key that is not here: destroyed, or never given to this reader. */
export interface Keyring<Key = Uint8Array> {
  get(kid: string): MaybePromise<Key | null>;
}
