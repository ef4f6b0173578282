import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import type { FileRef } from '../papers/attachment.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import type { RecusalFacts } from '../plans/recusal.ts';
import { LongText, Reason, type Tombstone } from '../primitives.ts';
import { caseKinds, Discussion, type Organ, ProposalFields } from './case-kinds.ts';
import type { CaseView } from './case-view.ts';
import type { Burden } from './heaviness.ts';

export const caseStates = [
  'none',
  'proposed',
  'returned',
  'withdrawn',
  'approved',
  'transferred',
  'not-accepted',
  'investigating',
  'referred',
  'notice-issued',
  'prior-notice',
  'defence',
  'deliberation',
  'decided',
  'exempted',
  'dismissed',
  'served',
  'in-effect',
  'effect-ended',
  'revoked',
  'archived',
] as const;
export type CaseStatus = (typeof caseStates)[number];

export const ProposeCase = ProposalFields;
export const ReviseCase = ProposalFields;
export const ApproveCase = z.object({ opinion: LongText });
export const ReturnCase = z.object({ reason: Reason });
export const WithdrawCase = z.object({ reason: Reason });
export const TransferCase = caseKinds['case.transferred'].payload.omit({ organ: true });
export const AcceptCase = caseKinds['case.accepted'].payload.omit({ decideBy: true });
export const RefuseCase = z.object({ reason: Reason });
export const IssueNotice = caseKinds['case.notice-issued'].payload.omit({ view: true, frozen: true });
export const ServeNotice = z.object({ proof: ServiceProof });
export const ReceiveNotice = z.object({});
export const Defend = caseKinds['case.defence'].payload.omit({ paper: true, pass: true });
export const LapseDefence = z.object({});
export const AnswerDefence = caseKinds['case.defence-answered'].payload.omit({ view: true, frozen: true });
export const DecideCase = caseKinds['case.decided'].payload.omit({
  authority: true,
  until: true,
  remedy: true,
  view: true,
  frozen: true,
  paper: true,
  pass: true,
});
export const ExemptCase = z.object({ ground: LongText, discussion: Discussion });
export const DismissCase = ExemptCase;
export const SealCaseByKey = caseKinds['case.sealed-by-key'].payload;
export const ServeDecision = caseKinds['case.served'].payload.omit({ paper: true, pass: true });
export const TakeEffect = z.object({});
export const EndEffect = z.object({});
export const ChangeCase = caseKinds['case.changed'].payload.omit({ until: true });
export const RevokeCase = caseKinds['case.revoked'].payload;
export const RemitCase = caseKinds['case.remitted'].payload;

export const caseCommands = {
  proposeCase: ProposeCase,
  reviseCase: ReviseCase,
  approveCase: ApproveCase,
  returnCase: ReturnCase,
  withdrawCase: WithdrawCase,
  transferCase: TransferCase,
  acceptCase: AcceptCase,
  refuseCase: RefuseCase,
  issueNotice: IssueNotice,
  serveNotice: ServeNotice,
  receiveNotice: ReceiveNotice,
  defend: Defend,
  lapseDefence: LapseDefence,
  answerDefence: AnswerDefence,
  decideCase: DecideCase,
  exemptCase: ExemptCase,
  dismissCase: DismissCase,
  sealCaseByKey: SealCaseByKey,
  serveDecision: ServeDecision,
  takeEffect: TakeEffect,
  endEffect: EndEffect,
  changeCase: ChangeCase,
  revokeCase: RevokeCase,
  remitCase: RemitCase,
};
export type CaseCommand = CommandOf<typeof caseCommands>;

/** Working days for statement and defence, where nothing longer was given (08, 8.8). */
export const defenceDays = 5;
/** 处分条例 44: six months from filing. */
export const investigationMonths = 6;

/** What a case must be told of the world around it. */
export interface CaseFacts {
  readonly findings?: readonly {
    readonly id: string;
    readonly status: string;
    readonly praise: boolean;
    /** Somebody objected and has not been answered. */
    readonly disputed: boolean;
    readonly members: readonly string[];
  }[];
  /** The unit the respondent belongs to, or is. */
  readonly respondentUnit?: string | null;
  readonly recusal?: RecusalFacts;
  /** Who may speak for a unit that is called to account: its chief and deputy. */
  readonly speakers?: readonly string[];
  readonly calendar?: Calendar;
  /** The document that this act makes, as it will be printed. */
  readonly view?: CaseView;
  /** Its hash. */
  readonly frozen?: string;
  /** On paper, the day the pen wrote. */
  readonly decidedOn?: string;
}

type Fields = z.infer<typeof ProposalFields>;
type Personal<T, K extends keyof T> = Omit<T, K> & { readonly [Key in K]: T[Key] | Tombstone };

/** The notice as it was written, before anybody had it. */
export interface Told extends Burden {
  readonly facts: string | Tombstone;
  readonly basis: string | Tombstone;
}

export interface Noticed extends Told {
  readonly proof: ServiceProof | Tombstone;
  readonly deadline: number;
}

export interface Defence {
  readonly at: number;
  readonly by: string;
  readonly waived: boolean;
  readonly statement: string | Tombstone | null;
  readonly points: readonly { readonly n: number; readonly text: string }[] | Tombstone;
  readonly files: readonly FileRef[] | Tombstone;
}

export interface Decision extends Burden {
  readonly authority: string;
  readonly from: string;
  readonly until: string | null;
  readonly remedy: z.infer<(typeof caseKinds)['case.decided']['payload']>['remedy'];
  readonly at: number;
}

export interface CaseState extends MachineState {
  readonly status: CaseStatus;
  readonly fields: Personal<Fields, 'facts' | 'selfCorrection'> | null;
  readonly organ: Organ | null;
  readonly proposers: readonly string[];
  readonly approver: string | null;
  readonly investigators: readonly string[];
  readonly decideBy: string | null;
  readonly told: Told | null;
  readonly toldAt: number | null;
  readonly noticed: Noticed | null;
  readonly defence: Defence | null;
  readonly lapsed: boolean;
  readonly answeredAt: number | null;
  readonly forum: readonly string[];
  /** Who decided and who sat with them, over all decisions of this case. */
  readonly deciders: readonly string[];
  readonly decision: Decision | null;
  /** When an exemption or dismissal was decided. */
  readonly endedAt: number | null;
  /** What may never be exceeded from here on: the notice, then the decision, then each change in favour. */
  readonly ceiling: Burden | null;
  /** Of the text of the decision, exemption or dismissal as it stands. */
  readonly frozen: string | null;
  readonly sealedByKey: { readonly sealed: string; readonly by: string } | null;
  readonly servedTo: readonly ('person' | 'unit')[];
  readonly reason: string | Tombstone | null;
}
