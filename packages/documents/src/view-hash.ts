import { AppealView, CaseView } from '@mingcha/domain/accountability';
import { ApprovalView, BriefingView, BulletinView, MinutesView } from '@mingcha/domain/bulletins';
import { WithdrawalView } from '@mingcha/domain/dispatches';
import {
  CloseOutView,
  LookBackView,
  OrderView,
  RectificationReportView,
  UrgingView,
} from '@mingcha/domain/orders';
import { ConclusionView, SchemeView } from '@mingcha/domain/plans';
import { InterviewView } from '@mingcha/domain/visits';
import canonicalize from 'canonicalize';

/** SHA-256, given from outside. */
export type Digest = (bytes: Uint8Array) => Uint8Array;

export type View =
  | BulletinView
  | OrderView
  | AppealView
  | CaseView
  | SchemeView
  | ConclusionView
  | UrgingView
  | BriefingView
  | MinutesView
  | ApprovalView
  | RectificationReportView
  | CloseOutView
  | LookBackView
  | InterviewView
  | WithdrawalView;

const schemas: Readonly<Record<View['document'], { parse(view: unknown): object }>> = {
  bulletin: BulletinView,
  order: OrderView,
  appeal: AppealView,
  'case-proposal': CaseView,
  'prior-notice': CaseView,
  'defence-record': CaseView,
  'case-decision': CaseView,
  scheme: SchemeView,
  conclusion: ConclusionView,
  urging: UrgingView,
  briefing: BriefingView,
  minutes: MinutesView,
  approval: ApprovalView,
  'rectification-report': RectificationReportView,
  'close-out': CloseOutView,
  'look-back': LookBackView,
  interview: InterviewView,
  withdrawal: WithdrawalView,
};

/** SHA-256(JCS(view)) in lowercase hexadecimal: what the signer signs and the printed code carries. */
export function viewHash(view: View, digest: Digest): string {
  return frozenHash(schemas[view.document].parse(view), digest);
}

/** The same of a view whose form was checked already. */
export const frozenHash = (view: object, digest: Digest): string =>
  Buffer.from(digest(new TextEncoder().encode(canonicalize(view)))).toString('hex');
