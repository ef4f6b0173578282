import type { AlgorithmId } from './algorithms.ts';
import type { WriterClass } from './kind-rule.ts';

/** A writer as registered: taken from the journal's own enrolment entries, never from what is being judged. */
export interface KnownWriter {
  readonly writer: string;
  readonly alg: AlgorithmId;
  readonly publicKey: Uint8Array;
  readonly writerClass: WriterClass;
  /** Null: a server lane, which writes for every office. */
  readonly office: string | null;
  readonly enrolled: boolean;
  /** Everyone ever bound to this tablet; null for a server lane. Lapsed bindings are the domain's business. */
  readonly persons: ReadonlySet<string> | null;
  /** The last head that was known when it was revoked. */
  readonly revoked: { readonly lastSeq: number; readonly lastHash: string } | null;
}
