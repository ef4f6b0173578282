import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import type { FileRef } from '../papers/attachment.ts';
import type { RecusalFacts } from '../plans/recusal.ts';
import { idOf, LongText, Reason, type Tombstone } from '../primitives.ts';
import { type AppealAbout, AppealFields, appealKinds } from './appeal-kinds.ts';
import type { AppealResult } from './appeal-result.ts';
import type { AppealView } from './appeal-view.ts';
import type { Burden } from './heaviness.ts';
import type { RouteCode } from './remedies.ts';

export const appealStates = [
  'none',
  'filed',
  'supplement-asked',
  'accepted',
  'inadmissible',
  'reviewing',
  'decided',
  'served',
  'executed',
  'withdrawn',
  'further-appeal',
  'closed',
] as const;
export type AppealStatus = (typeof appealStates)[number];

export const FileAppeal = AppealFields;
export const AskSupplement = z.object({ what: LongText });
export const SupplementAppeal = appealKinds['appeal.supplemented'].payload.omit({ paper: true, pass: true });
export const AcceptAppeal = z.object({});
export const RefuseAppeal = z.object({ reason: Reason });
export const AssignAppeal = appealKinds['appeal.assigned'].payload;
export const DecideAppeal = appealKinds['appeal.decided'].payload
  .omit({ paper: true, pass: true, number: true, view: true, viewHash: true })
  .extend({ facts: LongText });
export const ExtendAppeal = z.object({ reason: Reason });
export const SealAppealByKey = appealKinds['appeal.sealed-by-key'].payload;
export const ServeAppeal = appealKinds['appeal.served'].payload.omit({ paper: true, pass: true });
/** The addressee opens it, signed in or with a code: the machine has seen it itself. */
export const ReceiveAppeal = z.object({});
export const ExecuteAppeal = appealKinds['appeal.executed'].payload;
export const WithdrawAppeal = z.object({ reason: Reason });
export const AlarmAppeal = z.object({});
export const AppealFurther = z.object({ appeal: idOf('appeal') });
export const CloseAppeal = z.object({});

export const appealCommands = {
  fileAppeal: FileAppeal,
  askSupplement: AskSupplement,
  supplementAppeal: SupplementAppeal,
  acceptAppeal: AcceptAppeal,
  refuseAppeal: RefuseAppeal,
  assignAppeal: AssignAppeal,
  extendAppeal: ExtendAppeal,
  decideAppeal: DecideAppeal,
  sealAppealByKey: SealAppealByKey,
  serveAppeal: ServeAppeal,
  receiveAppeal: ReceiveAppeal,
  executeAppeal: ExecuteAppeal,
  withdrawAppeal: WithdrawAppeal,
  alarmAppeal: AlarmAppeal,
  appealFurther: AppealFurther,
  closeAppeal: CloseAppeal,
};
export type AppealCommand = CommandOf<typeof appealCommands>;

/** Working days to say whether an appeal is heard (08, 8.9). */
export const admissibilityDays = 5;

/** What the contested decision is now, and what happened on the way to it. */
export interface Contested {
  readonly type: 'case' | 'order' | 'bulletin';
  readonly id: string;
  readonly person: string | null;
  readonly unit: string | null;
  readonly authority: string | null;
  /** The day it came into the appellant’s hands, or the result of the appeal before it did; null: it never did. */
  readonly receivedOn: string | null;
  /** The route already gone, where the result of that is contested. */
  readonly after: string | null;
  /** Of a case: what it lays on the respondent. */
  readonly burden: Burden | null;
  /** Everybody who had a hand in it: inspectors, proposers, approvers, handlers, deciders. */
  readonly tookPart: readonly string[];
  /** Of a bulletin or an order: how it stands now. */
  readonly documentState?: string | null;
  /** Ways that have been gone to a result already. */
  readonly gone?: readonly string[];
  /** Another appeal against it is being looked at. */
  readonly open: boolean;
}

export interface AppealFacts {
  readonly contested?: Contested;
  /** Who may speak for the unit. */
  readonly speakers?: readonly string[];
  readonly calendar?: Calendar;
  readonly recusal?: RecusalFacts;
  readonly respondentUnit?: string | null;
  /** Who may take a result into their hands: the person, or whoever answers for the unit. */
  readonly receivers?: readonly string[];
  /** decideAppeal: what will be printed, its hash, and the register of the office where it numbers its own. */
  readonly view?: AppealView;
  readonly viewHash?: string;
  readonly series?: string;
  readonly nextSerial?: number;
  /** The last day on which its result can itself be contested; null: there is no further way, or it has no clock. */
  readonly furtherUntil?: string | null;
}

export interface AppealState extends MachineState {
  readonly status: AppealStatus;
  readonly about: AppealAbout | null;
  readonly route: RouteCode | null;
  readonly previous: string | null;
  readonly person: string | null;
  readonly unit: string | null;
  readonly filedAt: number | null;
  readonly until: string | null;
  readonly grounds: string | Tombstone | null;
  readonly requests: string | Tombstone | null;
  readonly files: readonly FileRef[] | Tombstone;
  readonly supplements: number;
  readonly handlers: readonly string[];
  readonly decideBy: string | null;
  readonly extended: boolean;
  readonly reviewers: readonly string[];
  readonly result: AppealResult | null;
  readonly changed: Burden | null;
  readonly decidedAt: number | null;
  /** Who decided it together. */
  readonly deciders: readonly string[];
  readonly viewHash: string | null;
  readonly sealedByKey: { readonly sealed: string; readonly by: string } | null;
  readonly alarmed: readonly ('admissibility' | 'result')[];
  readonly reason: string | Tombstone | null;
}
