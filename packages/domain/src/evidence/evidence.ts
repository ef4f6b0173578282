import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { Hash, type Position, type RecordingMode } from '../primitives.ts';
import { evidenceKinds, MaskRegion, type Medium } from './evidence-kinds.ts';

export const evidenceStates = [
  'none',
  'recording',
  'captured',
  'uploaded',
  'verified',
  'masked',
  'mask-checked',
  'cleared',
  'sealed',
  'used',
  'retained',
  'destroyed',
  'broken',
  'excluded',
] as const;
export type EvidenceStatus = (typeof evidenceStates)[number];

/** Bytes proven on the server and nothing known against them. */
export const verifiedStates: readonly EvidenceStatus[] = ['verified', 'masked', 'mask-checked', 'cleared'];
/** On the tablet a capture is intact once its hash is in the chain. */
export const intactStates: readonly EvidenceStatus[] = ['captured', ...verifiedStates];
/** May leave the team: a second person has looked. */
export const releasedStates: readonly EvidenceStatus[] = ['mask-checked', 'cleared'];

export const StartRecording = evidenceKinds['evidence.started'].payload;
export const AddSlices = evidenceKinds['evidence.sliced'].payload;
export const CaptureEvidence = evidenceKinds['evidence.captured'].payload;
export const ReceiveEvidence = evidenceKinds['evidence.received'].payload;
export const BreakEvidence = z.object({ found: Hash.nullable() });
export const ClearEvidence = evidenceKinds['evidence.cleared'].payload;
export const MaskEvidence = z.object({ sha256: Hash, regions: z.array(MaskRegion).min(1) });
export const CheckMask = evidenceKinds['evidence.mask-checked'].payload;
export const ExcludeEvidence = evidenceKinds['evidence.excluded'].payload;

export const evidenceCommands = {
  startRecording: StartRecording,
  addSlices: AddSlices,
  captureEvidence: CaptureEvidence,
  receiveEvidence: ReceiveEvidence,
  breakEvidence: BreakEvidence,
  clearEvidence: ClearEvidence,
  maskEvidence: MaskEvidence,
  checkMask: CheckMask,
  excludeEvidence: ExcludeEvidence,
};
export type EvidenceCommand = CommandOf<typeof evidenceCommands>;

/** Needed by startRecording and captureEvidence only. */
export interface EvidenceFacts {
  readonly visit?: {
    readonly status: string;
    /** Ways of recording the task card allows. */
    readonly modes: readonly RecordingMode[];
  };
}

export interface EvidenceState extends MachineState {
  readonly status: EvidenceStatus;
  readonly visit: string | null;
  readonly finding: string | null;
  readonly medium: Medium | null;
  readonly mime: string | null;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly root: string | null;
  readonly sliceSize: number | null;
  /** Digests so far while recording, all of them once captured. */
  readonly slices: readonly string[];
  readonly capturedAt: number | null;
  readonly capturedBy: string | null;
  readonly position: Position | null;
  readonly covert: boolean;
  readonly mask: { readonly sha256: string; readonly maker: string; readonly checker: string | null } | null;
  readonly clearedBy: string | null;
  readonly reason: string | null;
}
