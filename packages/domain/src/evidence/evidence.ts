import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { Hash, type Position, type RecordingMode } from '../primitives.ts';
import {
  type CopyOf,
  evidenceKinds,
  type Interruption,
  MaskRegion,
  type Medium,
  type NoFix,
  type PageOf,
} from './evidence-kinds.ts';

export const evidenceStates = [
  'none',
  'recording',
  'imported',
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
  'discarded',
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
export const InterruptRecording = evidenceKinds['evidence.interrupted'].payload;
export const ImportEvidence = evidenceKinds['evidence.imported'].payload;
export const ConfirmImport = evidenceKinds['evidence.import-confirmed'].payload;
export const CaptureEvidence = evidenceKinds['evidence.captured'].payload;
export const DiscardEvidence = evidenceKinds['evidence.discarded'].payload;
export const ReceiveEvidence = evidenceKinds['evidence.received'].payload;
export const BreakEvidence = z.object({ found: Hash.nullable() });
export const ClearEvidence = evidenceKinds['evidence.cleared'].payload;
export const MaskEvidence = z.object({
  sha256: Hash,
  regions: z.array(MaskRegion).min(1),
  encoder: z.string().min(1).max(120).optional(),
});
export const CheckMask = evidenceKinds['evidence.mask-checked'].payload;
export const ExcludeEvidence = evidenceKinds['evidence.excluded'].payload;

export const DestroyEvidence = evidenceKinds['evidence.destroyed'].payload;

export const evidenceCommands = {
  startRecording: StartRecording,
  addSlices: AddSlices,
  interruptRecording: InterruptRecording,
  captureEvidence: CaptureEvidence,
  importEvidence: ImportEvidence,
  confirmImport: ConfirmImport,
  discardEvidence: DiscardEvidence,
  receiveEvidence: ReceiveEvidence,
  breakEvidence: BreakEvidence,
  clearEvidence: ClearEvidence,
  maskEvidence: MaskEvidence,
  checkMask: CheckMask,
  excludeEvidence: ExcludeEvidence,
  destroyEvidence: DestroyEvidence,
};
export type EvidenceCommand = CommandOf<typeof evidenceCommands>;

/** Needed by whatever takes evidence in. */
export interface EvidenceFacts {
  readonly visit?: {
    readonly status: string;
    /** Ways of recording the task card allows. */
    readonly modes: readonly RecordingMode[];
    /** The prohibited area somebody said they are standing in. */
    readonly area?: string | null;
  };
  /** captureEvidence of a copy: the visit of what it is a copy of. */
  readonly original?: { readonly visit: string | null };
  /** importEvidence: whether the device stands in the register. */
  readonly recorderStands?: boolean;
  /** destroyEvidence: what the approved list says of it, and why it would have to be kept after all. */
  readonly listed?: { readonly list: string; readonly approved: boolean; readonly sha256: string } | null;
  readonly because?: string | null;
  /** Its sealed fields that can still be read: they go with the bytes. */
  readonly sealed?: readonly { readonly hash: string; readonly paths: readonly string[] }[];
}

/** Where the bytes came from: this system's own camera, the tablet's gallery, or a registered recorder. */
export type Origin = 'native' | 'gallery' | 'recorder';

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
  readonly noFix: NoFix | null;
  readonly origin: Origin;
  readonly copy: CopyOf | null;
  readonly page: PageOf | null;
  readonly continues: string | null;
  readonly interruptions: readonly { readonly at: number; readonly why: Interruption }[];
  readonly recorder: string | null;
  readonly importConfirmedBy: string | null;
  readonly covert: boolean;
  readonly mask: { readonly sha256: string; readonly maker: string; readonly checker: string | null } | null;
  /** The server has had its bytes in hand and hashed them. */
  readonly arrived: boolean;
  readonly clearedBy: string | null;
  readonly reason: string | null;
}

/** Bytes are still to come: also of what was taken back, which is handed over like everything else. */
export const awaitsBytes = ({ status, arrived }: Pick<EvidenceState, 'status' | 'arrived'>): boolean =>
  status === 'captured' || (status === 'discarded' && !arrived);
