import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import type { CommandOf } from '../command.ts';
import type { FindingStatus } from '../findings/finding.ts';
import type { MachineState } from '../machine.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import { ChosenSecrecy, Hash, type HeldSecrecy, LongText, Reason, type Tombstone } from '../primitives.ts';
import { DispatchFields, type DispatchNumber, dispatchKinds } from './dispatch-kinds.ts';

export const dispatchStates = [
  'none',
  'draft',
  'returned',
  'reviewed',
  'signed',
  'rendered',
  'sealed',
  'issued',
  'served',
  'revoked',
] as const;
export type DispatchStatus = (typeof dispatchStates)[number];

/** Its form is that of its text; whom a withdrawal notice goes to is read off what it withdraws. */
export const DraftDispatch = DispatchFields.omit({ form: true, addressees: true }).extend({
  secrecy: ChosenSecrecy.default('none'),
});
export const ReviseDispatch = DraftDispatch;
export const ReviewDispatch = z.object({ opinion: LongText });
export const ReturnDispatch = z.object({ reason: Reason });
export const SignDispatch = z.object({ viewHash: Hash, opinion: LongText });
export const RecordDispatchRendering = dispatchKinds['dispatch.rendered'].payload;
export const SealDispatchByKey = dispatchKinds['dispatch.sealed-by-key'].payload;
export const IssueDispatch = z.object({ unsealed: z.boolean().default(false) });
export const ServeDispatch = z.object({ proof: ServiceProof });
export const RevokeDispatch = z.object({ reason: Reason });

export const dispatchCommands = {
  draftDispatch: DraftDispatch,
  reviseDispatch: ReviseDispatch,
  reviewDispatch: ReviewDispatch,
  returnDispatch: ReturnDispatch,
  signDispatch: SignDispatch,
  recordDispatchRendering: RecordDispatchRendering,
  sealDispatchByKey: SealDispatchByKey,
  issueDispatch: IssueDispatch,
  serveDispatch: ServeDispatch,
  revokeDispatch: RevokeDispatch,
};
export type DispatchCommand = CommandOf<typeof dispatchCommands>;

/** What a dispatch must be told of things that are not its own entries. Each is needed by the commands named. */
export interface DispatchFacts {
  /** review, sign: characters of the whole text. */
  readonly characters?: number;
  /** draft, sign an urging slip: whose the order is, and which of its items are past their day. */
  readonly order?: { readonly unit: string; readonly late: readonly number[] };
  /** draft, sign a conclusion: where each named finding stands and whose it is. One that is not listed counts as unconfirmed. */
  readonly findings?: readonly {
    readonly id: string;
    readonly status: FindingStatus;
    readonly unit: string | null;
    readonly plan: string | null;
  }[];
  /** draft a withdrawal notice: what it names, as it stands; null where this office has no such document. */
  readonly withdrawn?: {
    readonly revoked: boolean;
    /** Somebody outside the office had it before it was revoked. */
    readonly wasOut: boolean;
    /** It is a withdrawal notice itself. */
    readonly isNotice: boolean;
    /** Another notice that names it and was not revoked. */
    readonly noticed: boolean;
    readonly secrecy: z.infer<typeof HeldSecrecy>;
    readonly addressees: readonly string[];
  } | null;
  /** sign: the hash of the view as it would be frozen now. */
  readonly viewHash?: string;
  /** sign: the code of its register, its next serial, how many issues there were in other years, and today there. */
  readonly code?: string;
  readonly nextSerial?: number;
  readonly before?: number;
  readonly today?: string;
  /** serve. */
  readonly calendar?: Calendar;
}

type Fields = z.infer<typeof DispatchFields>;

export interface DispatchState extends MachineState {
  readonly status: DispatchStatus;
  readonly fields: (Omit<Fields, 'text'> & { readonly text: Fields['text'] | Tombstone }) | null;
  /** Everyone who drafted or revised it. */
  readonly drafters: readonly string[];
  readonly reviewer: string | null;
  readonly signer: string | null;
  readonly signedAt: number | null;
  readonly viewHash: string | null;
  readonly numbered: z.infer<typeof DispatchNumber> | null;
  readonly rendered: { readonly sha256: string; readonly size: number; readonly fingerprint: string } | null;
  readonly sealedByKey: { readonly sha256: string; readonly by: string } | null;
  readonly issuedAt: number | null;
  readonly servedAt: number | null;
  readonly reviewBy: RecordedDeadline | null;
  readonly reason: string | null;
}
