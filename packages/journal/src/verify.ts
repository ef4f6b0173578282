/**
 * The checker's door: for the desk, the verifier and the scripts. Nothing behind it writes, and nothing has a check that can be
 * left out; what comes in is called unverified until it has passed. Hostile input gets a fault with a code, never an exception.
 */
export { type AlgorithmId, isAlgorithm } from './algorithms.ts';
export { type Attestation, checkAttestation as verifyAttestation } from './attestation.ts';
export { fromBase64url, fromHex, toBase64url, toHex } from './bytes.ts';
export { parseCanonical } from './canonical.ts';
export { checkKind as verifyKind } from './check-kind.ts';
export {
  CLOCK_TOLERANCE,
  type ClockDoubt,
  type ClockDoubtCode,
  type ClockStamp,
  clockDoubts,
  outsideInterval,
} from './clock.ts';
export type { SealedEntry } from './compose.ts';
export { writerIdOf } from './digest.ts';
export { createErasures, type ErasureOrder, type Erasures } from './erasures.ts';
export type { EvidenceDigests } from './evidence.ts';
export { type Field, type FieldState, fieldState, parseFields } from './field.ts';
export { judgeLog, type LogVerdict, type ShownLog } from './follow.ts';
export { type Header, parseHeader, type SealedHeader } from './header.ts';
export {
  checkKeyChange as verifyKeyChange,
  type KeyChange,
  keyNamed,
  type NamedKey,
  type ShownChange,
  takeKeyChange,
} from './key-change.ts';
export type { KindRule, KindRules, WriterClass } from './kind-rule.ts';
export { checkLetter as verifyLetter, type Letter } from './letter.ts';
export { verifyConsistency, verifyInclusion } from './merkle-proofs.ts';
export { verifySealed } from './open.ts';
export type { Fault, Outcome } from './outcome.ts';
export { payloadRootOf, verifyPayload } from './payload.ts';
export type {
  Aead,
  DigestPort,
  Keyring,
  RunningDigest,
  StreamPorts,
  VerifyPorts,
  VerifySignature,
} from './ports.ts';
export type { ReasonCode } from './reasons.ts';
export { checkReceipt as verifyReceipt, type Receipt } from './receipt.ts';
export { checkPurge as verifyPurge, type PurgeReport } from './revocation.ts';
export { checkRunShape as parseRun, checkSignedRun as verifyRun, type Run } from './run.ts';
export type { KeyEnd, PublicKeys, ServerKey } from './server-keys.ts';
export {
  checkToken as verifyToken,
  type ProvenInterval,
  provenInterval,
  type TimeToken,
  tokenHash,
} from './token.ts';
export {
  checkExtension as verifyExtension,
  checkPlacement as verifyPlacement,
  checkTreeHead as verifyTreeHead,
  type Placement,
  type TreeHead,
} from './tree-head.ts';
export {
  type ChainGround,
  type ChainReport,
  type ChainVerifier,
  startChain,
  verifyChain,
} from './verify-chain.ts';
export { type UnverifiedEntry, verifyEntry } from './verify-entry.ts';
export { verifyEvidence, verifyInterrupted, verifyRecorded } from './verify-evidence.ts';
export type { KnownWriter } from './writer.ts';
