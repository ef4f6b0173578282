import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { Reason, type Subject, type Tombstone } from '../primitives.ts';
import type { FileRef } from './attachment.ts';
import { type PaperForm, paperKinds } from './paper-kinds.ts';

export const paperStates = ['none', 'prepared', 'entered', 'checked', 'voided'] as const;
export type PaperStatus = (typeof paperStates)[number];

export const PreparePaper = paperKinds['paper.prepared'].payload;
export const EnterPaper = paperKinds['paper.entered'].payload;
export const CheckPaper = z.object({});
export const MismatchPaper = z.object({ reason: Reason });
export const VoidPaper = z.object({ reason: Reason });

export const paperCommands = {
  preparePaper: PreparePaper,
  enterPaper: EnterPaper,
  checkPaper: CheckPaper,
  mismatchPaper: MismatchPaper,
  voidPaper: VoidPaper,
};
export type PaperCommand = CommandOf<typeof paperCommands>;

/** What entering must be told; each is read under the lock of the paper. */
export interface PaperFacts {
  /** Everyone who drafted what the paper decides about. */
  readonly drafters?: readonly string[];
  /** Today and the day the sheet was printed, in the office's zone. */
  readonly today?: string;
  readonly preparedOn?: string;
  /** Roles the decider holds, by grant or by seat; and those of which one is needed. */
  readonly deciderRoles?: readonly string[];
  readonly neededRoles?: readonly string[];
  /** The scan's bytes lie in the store. */
  readonly scanHeld?: boolean;
}

export interface PaperState extends MachineState {
  readonly status: PaperStatus;
  readonly act: string | null;
  readonly about: Subject | null;
  readonly form: PaperForm | null;
  readonly prepared: string | Tombstone | null;
  readonly shown: string | null;
  readonly preparedBy: string | null;
  readonly preparedAt: number | null;
  readonly decidedBy: string | null;
  readonly seat: string | null;
  readonly decidedOn: string | null;
  readonly input: string | Tombstone | null;
  readonly scan: FileRef | null;
  readonly recordedBy: string | null;
  readonly checkedBy: string | null;
  readonly reason: string | null;
}
