import type { Field } from './field.ts';
import type { Header, SealedHeader } from './header.ts';
import type { EvidenceDigests, KnownWriter, PublicKeys, Receipt, Run } from './index.ts';
import type { Fault, Outcome } from './outcome.ts';
import type { Aead, DigestPort, Keyring, StreamPorts, VerifyPorts } from './ports.ts';

export declare function verifyEntry(
  ports: DigestPort,
  unverified: { readonly bytes: Uint8Array; readonly hash: string; readonly fieldBytes: Uint8Array },
): Outcome<SealedHeader & { readonly fields: readonly Field[] }>;
export declare function verifyPayload(
  ports: DigestPort,
  header: Pick<Header, 'payloadRoot'>,
  unverifiedFields: readonly Field[],
): Outcome<readonly Field[]>;
/** Opens every sealed field: damaged ciphertexts, wrong digests, keys that are gone. */
export declare function verifySealed<Key>(
  ports: DigestPort,
  aead: Aead<Key>,
  fields: readonly Field[],
  keyring: Keyring<Key>,
): Promise<Fault[]>;
/** Feeds one writer's entries in seq order (all branches), then its runs; `finish` names what does not stand. */
export interface ChainVerifier {
  entry(unverified: {
    readonly bytes: Uint8Array;
    readonly hash: string;
    readonly fieldBytes: Uint8Array;
  }): Fault[];
  run(unverifiedRun: Run): Promise<Fault[]>;
  finish(): ChainReport;
}
export interface ChainReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly faults: readonly Fault[];
  /** Gaps a named person released. */
  readonly released: readonly string[];
}
export declare function startChain(
  ports: VerifyPorts,
  writer: KnownWriter,
  released: ReadonlySet<string>,
): ChainVerifier;
export declare function verifyChain(
  ports: VerifyPorts,
  writer: KnownWriter,
  unverified: {
    readonly entries: readonly {
      readonly bytes: Uint8Array;
      readonly hash: string;
      readonly fieldBytes: Uint8Array;
    }[];
    readonly runs: readonly Run[];
  },
  released: ReadonlySet<string>,
): Promise<ChainReport>;
export declare function verifyReceipt(
  ports: VerifyPorts,
  unverifiedReceipt: unknown,
  serverKeys: PublicKeys,
  expect: {
    readonly writer: string;
    readonly seq: number;
    readonly hash: string;
    readonly blobs: readonly string[];
  },
): Promise<Outcome<Receipt>>;
export declare function verifyEvidence(
  ports: StreamPorts,
  unverifiedStatement: unknown,
  unverifiedBytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Outcome<EvidenceDigests>>;
export declare function verifyInclusion(
  ports: DigestPort,
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly root: Uint8Array;
  },
  unverifiedProof: readonly Uint8Array[],
): Outcome<true>;
export declare function verifyConsistency(
  ports: DigestPort,
  claim: {
    readonly fromSize: number;
    readonly fromRoot: Uint8Array;
    readonly toSize: number;
    readonly toRoot: Uint8Array;
  },
  unverifiedProof: readonly Uint8Array[],
): Outcome<true>;
