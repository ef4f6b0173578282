/** The journal's door: formats and pure functions. What checks only is behind `./verify`; what tests a port, `./port-suite`. */
export { accept, checkRun, rejectRun } from './accept.ts';
export { ALGORITHMS, type AlgorithmId, isAlgorithm, RESERVED_ALGORITHMS } from './algorithms.ts';
export {
  ATTEST_METHODS,
  type Attestation,
  type AttestMethod,
  attest,
  checkAttestation,
} from './attestation.ts';
export { checkManifest, type SignedManifest, signManifest } from './backup.ts';
export { fromBase64url, fromHex, toBase64url, toHex } from './bytes.ts';
export { canonicalBytes, canonicalText, parseCanonical } from './canonical.ts';
export { type DestroyedKey, isDestroyedKey, signDestroyedKey } from './case-key.ts';
export { signCasePackage, signDocumentProof } from './case-package.ts';
export { type CausalEntry, type ForkPoints, forkPoints, headsOf, orderCausally } from './causality.ts';
export { checkKind } from './check-kind.ts';
export {
  CLOCK_TOLERANCE,
  type ClockDoubt,
  type ClockDoubtCode,
  type ClockStamp,
  clockDoubts,
  outsideInterval,
} from './clock.ts';
export {
  type ComposedFields,
  composeEntry,
  composeFields,
  type EntryDraft,
  type KeyFor,
  type SealedEntry,
  sealEntry,
} from './compose.ts';
export { contested, type KindedEntry } from './contested.ts';
export { sha256Hex, writerIdOf, ZERO_HASH } from './digest.ts';
export {
  type Comparison,
  checkCodeOf,
  commitTo,
  DRAWN_BYTES,
  type Ground,
  type Opening,
  plainCode,
} from './enrolment.ts';
export { eraseFields, withholdFields } from './erase.ts';
export { createErasures, type ErasureOrder, type Erasures } from './erasures.ts';
export { BrokenInvariant, UnfitPayload } from './errors.ts';
export { type EvidenceDigests, evidenceRoot, type Slicer, sliceDigests, startSlicer } from './evidence.ts';
export {
  type ClearField,
  type ErasedField,
  encodeFields,
  type Field,
  type FieldState,
  fieldState,
  parseFields,
  type SealedField,
  TOMBSTONE,
  type WithheldField,
} from './field.ts';
export { judgeLog, type LogVerdict, type ShownLog } from './follow.ts';
export {
  type Actor,
  type Header,
  hashHeader,
  parseHeader,
  type SealedHeader,
  type Subject,
  sealHeader,
  type TimeBlock,
} from './header.ts';
export { type HeldEntry, type Settled, settleHeld } from './hold.ts';
export type { Json, JsonObject } from './json.ts';
export {
  type AcceptFacts,
  type Judgement,
  judgeHeld,
  judgeRun,
  type KeptEntry,
  neededHashes,
  type Verdict,
} from './judge.ts';
export {
  checkKeyChange,
  type KeyChange,
  keyNamed,
  type NamedKey,
  namedKeyOf,
  type ShownChange,
  signKeyChange,
  type TakenChange,
  takeKeyChange,
} from './key-change.ts';
export type { KindRule, KindRules, WriterClass } from './kind-rule.ts';
export { type ChainHead, EMPTY_CHAIN, type Lane, nextInChain } from './lane.ts';
export { checkLetter, type Letter, signLetter } from './letter.ts';
export { LIMITS } from './limits.ts';
export { leafHash, merkleRoot } from './merkle.ts';
export { consistencyProof, inclusionProof } from './merkle-proofs.ts';
export { discloseFields, type OpenedPayload, openFields, type Tombstone } from './open.ts';
export { type Fault, fail, type Outcome, pass } from './outcome.ts';
export { fieldDigest, payloadRootOf } from './payload.ts';
export { isPlainHash, isPlainId } from './plain-shapes.ts';
export type {
  Aead,
  CaseKey,
  DigestPort,
  Keyring,
  MaybePromise,
  Ports,
  RunningDigest,
  Signer,
  StreamPorts,
  VerifyPorts,
  VerifySignature,
} from './ports.ts';
export {
  HOLD_REASONS,
  type HoldReason,
  REJECT_REASONS,
  type ReasonCode,
  type RejectReason,
  VERIFY_REASONS,
  type VerifyReason,
} from './reasons.ts';
export { checkReceipt, type Receipt, signReceipt } from './receipt.ts';
export {
  checkPurge,
  checkReleaseAsk,
  checkRevocation,
  type PurgeReport,
  type ReleaseAsk,
  type Revocation,
  signPurge,
  signReleaseAsk,
  signRevocation,
} from './revocation.ts';
export { checkRunShape, checkSignedRun, closeRun, type Run } from './run.ts';
export { isPastItsTime, type KeyEnd, type PublicKeys, presentKeys, type ServerKey } from './server-keys.ts';
export { checkSession, proveSession, type SessionProof } from './session.ts';
export type { PublicKey } from './signing.ts';
export {
  edgeTiles,
  growTiles,
  planConsistency,
  planInclusion,
  planRoot,
  TILE_WIDTH,
  type Tile,
  type TileId,
  type TilePlan,
  type TileSource,
} from './tiles.ts';
export {
  checkToken,
  issueToken,
  type ProvenInterval,
  provenInterval,
  type TimeToken,
  tokenHash,
} from './token.ts';
export {
  checkExtension,
  checkPlacement,
  checkTreeHead,
  type Placement,
  signTreeHead,
  type TreeHead,
} from './tree-head.ts';
export { createUpcasters, type Upcaster, type Upcasters } from './upcast.ts';
export { type PreparedEntry, type PreparedRun, prepareRun, type WireEntry, type WireRun } from './wire.ts';
export type { KnownWriter } from './writer.ts';
