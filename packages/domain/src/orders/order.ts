import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { Loadings } from '../calendar/deadline.ts';
import type { CommandOf } from '../command.ts';
import type { FindingStatus } from '../findings/finding.ts';
import type { MachineState } from '../machine.ts';
import { FileRef } from '../papers/attachment.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import type { RecusalFacts } from '../plans/recusal.ts';
import { Hash, LongText, Reason, type Tombstone } from '../primitives.ts';
import type { OrderDeadline } from './deadlines.ts';
import type { LookBackState } from './look-back.ts';
import type { LookBackResult } from './look-back-kinds.ts';
import {
  AnsweredPoint,
  ItemNumber,
  ObjectionOutcome,
  OrderFields,
  orderKinds,
  PlannedItem,
  Point,
  ReportedItem,
  VerifyMethod,
  VerifyResult,
} from './order-kinds.ts';

export const orderStates = [
  'none',
  'draft',
  'returned',
  'pending-sign',
  'issued',
  'served',
  'objected',
  'acknowledged',
  'in-rectification',
  'reported',
  'verifying',
  'rejected',
  'closed',
  'reopened',
  'archived',
  'revoked',
] as const;
export type OrderStatus = (typeof orderStates)[number];

/** Where the unit has it in hand. */
export const liveStates = ['in-rectification', 'reported', 'verifying', 'rejected', 'reopened'] as const;
export const servedStates = ['served', 'objected', 'acknowledged', ...liveStates] as const;
/** What the unit it is addressed to may see. */
export const sentStates = ['issued', ...servedStates, 'closed', 'archived', 'revoked'] as const;

export const itemStates = [
  'open',
  'planned',
  'reported',
  'verified',
  'not-done',
  'rejected',
  'closed',
] as const;
export type ItemStatus = (typeof itemStates)[number];

export const DraftOrder = OrderFields;
export const ReviseOrder = OrderFields;
export const SubmitOrder = z.object({});
export const ReturnOrder = z.object({ reason: Reason });
export const IssueOrder = z.object({ viewHash: Hash, opinion: LongText });
export const RecordOrderRendering = orderKinds['order.rendered'].payload;
export const SealOrderByKey = orderKinds['order.sealed-by-key'].payload;
export const ServeOrder = z.object({ proof: ServiceProof });
export const AcknowledgeOrder = z.object({});
export const ObjectToOrder = z.object({
  points: z.array(Point).min(1).max(50),
  files: z.array(FileRef).max(20).default([]),
});
export const AnswerObjection = z.object({
  points: z.array(AnsweredPoint).min(1).max(50),
  outcome: ObjectionOutcome,
});
export const PlanOrder = z.object({ items: z.array(PlannedItem).min(1).max(50) });
export const AskExtension = z.object({ n: ItemNumber, days: z.int().min(1).max(60), reason: Reason });
export const ExtendItem = z.object({ n: ItemNumber, days: z.int().min(1).max(60), reason: Reason });
export const RefuseExtension = z.object({ n: ItemNumber, reason: Reason });
export const ReportOrder = z.object({
  items: z.array(ReportedItem).min(1).max(50),
  /** The report as the chief signed and the unit sealed it; needed when somebody else hands it in. */
  report: z.array(FileRef).max(1).default([]),
});
export const VerifyItem = z.object({
  n: ItemNumber,
  result: VerifyResult,
  method: VerifyMethod,
  note: LongText,
});
export const CloseItem = z.object({ n: ItemNumber, opinion: LongText });
export const RejectItem = z.object({ n: ItemNumber, reason: Reason, days: z.int().min(1).max(200) });
export const CloseOrder = z.object({});
export const RevokeOrder = z.object({ reason: Reason });
export const RecountOrder = z.object({});
export const ArchiveOrder = z.object({});
export const ReopenOrder = z.object({});
const OneItem = z.object({ n: ItemNumber });
const MaybeItem = z.object({ n: ItemNumber.nullable() });

export const orderCommands = {
  draftOrder: DraftOrder,
  reviseOrder: ReviseOrder,
  submitOrder: SubmitOrder,
  returnOrder: ReturnOrder,
  issueOrder: IssueOrder,
  recordOrderRendering: RecordOrderRendering,
  sealOrderByKey: SealOrderByKey,
  serveOrder: ServeOrder,
  acknowledgeOrder: AcknowledgeOrder,
  objectToOrder: ObjectToOrder,
  answerObjection: AnswerObjection,
  planOrder: PlanOrder,
  askExtension: AskExtension,
  extendItem: ExtendItem,
  refuseExtension: RefuseExtension,
  recountOrder: RecountOrder,
  urgeOrder: MaybeItem,
  markOverdue: OneItem,
  escalateOrder: MaybeItem,
  reportOrder: ReportOrder,
  verifyItem: VerifyItem,
  closeItem: CloseItem,
  rejectItem: RejectItem,
  closeOrder: CloseOrder,
  revokeOrder: RevokeOrder,
  archiveOrder: ArchiveOrder,
  reopenOrder: ReopenOrder,
};
export type OrderCommand = CommandOf<typeof orderCommands>;

/** The three seats without which an order would reach nobody. */
export type NeededSeat = 'chief' | 'deputy' | 'liaison';

/** What an order must be told of things that are not its own entries. Each is needed by the commands named. */
export interface OrderFacts {
  /** draft, submit, issue: where each named finding stands and whose it is. One that is not listed counts as unconfirmed. */
  readonly findings?: readonly {
    readonly id: string;
    readonly status: FindingStatus;
    readonly unit: string | null;
  }[];
  /** draft an order in the place of another: how that one stands; null where this office has no such order. */
  readonly replaced?: { readonly revoked: boolean; readonly unit: string } | null;
  /** issue: seats of the unit that nobody sits in. */
  readonly emptySeats?: readonly NeededSeat[];
  /** issue: the hash of the view as it would be frozen now. */
  readonly viewHash?: string;
  /** issue: letterhead code of orders, its next serial, and today in the office's zone. */
  readonly series?: string;
  readonly nextSerial?: number;
  readonly today?: string;
  /** serve, object, extend, reject, reopen, and all that the clock does. */
  readonly calendar?: Calendar;
  /** recount: the entries that published the years. */
  readonly loadings?: Loadings;
  /** verify: who stands near whom, and the verifier's own name. */
  readonly recusal?: RecusalFacts;
  readonly verifierName?: string | null;
  /** archive, reopen: the look-back as it was confirmed. */
  readonly lookBack?: LookBackState;
}

type Fields = z.infer<typeof OrderFields>;
type Personal = 'contact' | 'requirements';

export interface ItemState {
  readonly n: number;
  readonly status: ItemStatus;
  readonly deadline: OrderDeadline | null;
  /** Granted ones. */
  readonly extensions: number;
  /** Asked for and not answered yet. */
  readonly asked: { readonly days: number } | null;
  /** The present deadline has passed, as the office's clock has written down. */
  readonly overdue: boolean;
  /** How many of its deadlines have passed. */
  readonly overdueTimes: number;
  /** 0, 1 or 2 urgings for the present deadline. */
  readonly urged: number;
  readonly escalated: boolean;
  readonly handlers: readonly string[];
  readonly verifier: string | null;
  readonly verified: 'done' | 'not-done' | null;
  readonly closedBy: string | null;
  readonly rejections: number;
  /** What was seen of it since it was last closed; null until two have looked. */
  readonly lookBack: LookBackResult | null;
  /** How often it had come back. */
  readonly relapses: number;
}

export interface OrderState extends MachineState {
  readonly status: OrderStatus;
  readonly fields:
    | (Omit<Fields, Personal> & {
        readonly contact: Fields['contact'] | Tombstone;
        readonly requirements: Fields['requirements'] | Tombstone;
      })
    | null;
  readonly items: readonly ItemState[];
  /** Everyone who drafted or revised it. */
  readonly drafters: readonly string[];
  readonly issuer: string | null;
  readonly issuedAt: number | null;
  readonly viewHash: string | null;
  readonly numbered: z.infer<(typeof orderKinds)['order.issued']['payload']>['number'] | null;
  readonly rendered: { readonly sha256: string; readonly size: number; readonly fingerprint: string } | null;
  readonly sealedByKey: { readonly sha256: string; readonly by: string } | null;
  readonly servedAt: number | null;
  readonly acknowledgeBy: OrderDeadline | null;
  readonly objectBy: OrderDeadline | null;
  /** Urgings to acknowledge. */
  readonly urged: number;
  readonly escalated: boolean;
  readonly acknowledgedAt: number | null;
  readonly objection: { readonly points: number | null; readonly by: string } | null;
  readonly objections: number;
  readonly objectionOutcome: z.infer<typeof ObjectionOutcome> | null;
  /** Who spoke for the unit: none of them verifies. */
  readonly answered: readonly string[];
  /** Everybody who has ever verified or closed an item: none of them looks back. */
  readonly verifiers: readonly string[];
  readonly closers: readonly string[];
  readonly reason: string | null;
}
