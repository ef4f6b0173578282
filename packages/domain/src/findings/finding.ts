import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { EvidenceStatus } from '../evidence/evidence.ts';
import type { MachineState } from '../machine.ts';
import { Hash, idOf, LongText, Reason, type Tombstone } from '../primitives.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import { type Clashes, partNames } from './clash.ts';
import type { HeardSheet } from './confirmation.ts';
import { FindingAmendment, FindingFields, findingKinds } from './finding-kinds.ts';
import type { TimeFacts } from './time-element.ts';

export const findingStates = [
  'none',
  'draft',
  'dropped',
  'proposed',
  'returned',
  'under-confirmation',
  'disputed',
  'confirmed',
  'disposed',
  'closed',
  'reopened',
  'withdrawn',
  'dismissed',
  'referred',
] as const;
export type FindingStatus = (typeof findingStates)[number];

/** What was found true and has not been taken back: a document may rest on it. */
export const decidedAsTrue: readonly FindingStatus[] = ['confirmed', 'disposed', 'closed', 'reopened'];

export const RecordFinding = FindingFields;
export const AmendFinding = FindingAmendment;
export const ProposeFinding = z.object({});
export const DropFinding = z.object({ reason: Reason });
export const SupplementFinding = findingKinds['finding.supplemented'].payload;
/** For each part that two tablets said differently: the entry whose word stands. */
const Choices = z.object({ choices: z.partialRecord(z.enum(partNames), Hash) });
export const ChooseFinding = Choices;
export const SettleFinding = Choices;
export const ConfirmFinding = z.object({ opinion: LongText });
export const ReturnFinding = z.object({ reason: Reason });
export const DismissFinding = z.object({ reason: Reason });
export const WithdrawFinding = z.object({ reason: Reason });
export const OpenConfirmation = findingKinds['finding.confirmation-opened'].payload;
export const DisputeFinding = findingKinds['finding.disputed'].payload;
/** Whoever refers holds it too; the others are named by name. */
export const ReferFinding = z.object({
  ground: LongText,
  holders: z.array(idOf('person')).max(29).optional(),
});
export const NameHolders = findingKinds['finding.holders-named'].payload;

export const DisposeFinding = findingKinds['finding.disposed'].payload;
export const CloseFinding = z.object({});

export const findingCommands = {
  recordFinding: RecordFinding,
  amendFinding: AmendFinding,
  proposeFinding: ProposeFinding,
  dropFinding: DropFinding,
  supplementFinding: SupplementFinding,
  confirmFinding: ConfirmFinding,
  returnFinding: ReturnFinding,
  dismissFinding: DismissFinding,
  withdrawFinding: WithdrawFinding,
  openConfirmation: OpenConfirmation,
  disputeFinding: DisputeFinding,
  referFinding: ReferFinding,
  disposeFinding: DisposeFinding,
  closeFinding: CloseFinding,
  nameHolders: NameHolders,
  chooseFinding: ChooseFinding,
  settleFinding: SettleFinding,
};
export type FindingCommand = CommandOf<typeof findingCommands>;

/** What a finding must be told of its visit, its evidence and the taxonomy in force. */
export interface FindingFacts {
  readonly visit: {
    readonly id: string;
    readonly status: string;
    readonly members: readonly string[];
    readonly startedAt: number | null;
    readonly covert: boolean;
    /** One person went alone. */
    readonly observation: boolean;
  };
  /** Evidence of this visit. */
  readonly evidence: readonly {
    readonly id: string;
    readonly status: EvidenceStatus;
    readonly covert: boolean;
  }[];
  readonly taxonomy: Taxonomy;
  /** Runs of the visit's stopwatches, the service items and the calendar: whoever rests a finding on a time needs them. */
  readonly time?: TimeFacts;
  /** closeFinding: what became of everything that disposed of it; void is what was taken back. */
  readonly disposals?: readonly { readonly by: string; readonly outcome: 'open' | 'done' | 'void' }[];
  /** What two tablets said differently and nobody has chosen yet. */
  readonly clashes?: Clashes;
  /** The sheets of this finding; only deciding on it asks for them. */
  readonly sheets?: readonly HeardSheet[];
}

type Fields = z.infer<typeof FindingFields>;
type Personal = 'observation' | 'place';

export interface FindingState extends MachineState {
  readonly status: FindingStatus;
  readonly fields:
    | (Omit<Fields, Personal> & { readonly [K in Personal]?: string | Tombstone | undefined })
    | null;
  /** By entry: the evidence as its author knew it afterwards, so that two who add a picture each add both. */
  readonly evidenceSeen: Readonly<Record<string, readonly string[]>>;
  readonly recordedBy: string | null;
  readonly proposedAt: number | null;
  readonly reviewer: string | null;
  readonly decidedAt: number | null;
  readonly opinion: string | Tombstone | null;
  readonly uncorroborated: boolean;
  /** Its sub-code suggests a duty offence (涉嫌职务违法): ordinary rectification is not enough. */
  readonly referralFlag: boolean;
  readonly reason: string | Tombstone | null;
  /** How many times it came back for rework. */
  readonly rounds: number;
  /** The sheets of the round that counts: those before a return were answers to other words. */
  readonly confirmations: readonly string[];
  /** The orders, bulletins and cases that took it up, in that order. */
  readonly disposals: readonly string[];
  /** Of a referred finding. */
  readonly holders: readonly string[];
}
