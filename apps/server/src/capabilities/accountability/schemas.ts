import { idOf } from '@mingcha/domain';
import { appealResults, appealStates, caseStates } from '@mingcha/domain/accountability';
import { FileRef, ServiceProof } from '@mingcha/domain/papers';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

export const CasesInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'proposedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(caseStates)).optional(),
  person: idOf('person').optional(),
  unit: idOf('unit').optional(),
});

export const CaseRow = z.object({
  id: z.string(),
  state: z.enum(caseStates),
  person: z.string().nullable(),
  unit: z.string().nullable(),
  role: z.string(),
  authority: z.string(),
  organ: z.string(),
  measures: z.array(z.string()),
  noticeMeasures: z.array(z.string()),
  decided: z.array(z.string()),
  proposedAt: z.int(),
  defenceDue: z.int().nullable(),
  decideBy: z.string().nullable(),
  until: z.string().nullable(),
  changedAt: z.int(),
  outOfPlace: z.boolean(),
  version: z.int(),
});
export const CasePage = pageOf(CaseRow);

const Point = z.object({ n: z.int(), text: z.string() });
const Answered = Point.extend({ outcome: z.enum(['accepted', 'partly', 'rejected']) });
export const Discussion = z.object({ on: z.string(), participants: z.array(z.string()), minutes: FileRef });
const Remedy = z.object({ route: z.string(), count: z.int().nullable(), unit: z.string().nullable() });

/** What was put before the respondent, what they said, and what came of it: the same for both sides. */
const Heard = z.object({
  noticeMonths: z.int().nullable(),
  noticeFacts: z.string().nullable(),
  noticeBasis: z.string().nullable(),
  noticeIssuedAt: z.int().nullable(),
  noticedAt: z.int().nullable(),
  lapsed: z.boolean(),
  waived: z.boolean(),
  statement: z.string().nullable(),
  points: z.array(Point),
  files: z.array(FileRef),
  defendedAt: z.int().nullable(),
  receipt: z.string().nullable(),
  answers: z.array(Answered),
  answeredAt: z.int().nullable(),
  months: z.int().nullable(),
  reasons: z.string().nullable(),
  basis: z.string().nullable(),
  from: z.string().nullable(),
  remedy: Remedy.nullable(),
  decidedAt: z.int().nullable(),
  servedPersonAt: z.int().nullable(),
  servedUnitAt: z.int().nullable(),
  effectiveAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  changedBy: z.string().nullable(),
  erased: z.boolean(),
});

/** By which key the decision was sealed, where one did. */
export const Sealed = z.object({
  sealedBy: z.string().nullable(),
  sealedAt: z.int().nullable(),
  sealCertificate: z.object({ subject: z.string(), issuer: z.string(), serial: z.string() }).nullable(),
  sealStamp: z.object({ at: z.int(), authority: z.string() }).nullable(),
});

const PartRow = z.object({ part: z.string(), person: z.string() });

export const CaseDetail = z.object({
  case: CaseRow.extend({
    ...Heard.shape,
    facts: z.string().nullable(),
    selfCorrection: z.string().nullable(),
    clauses: z.array(z.string()),
    factors: z.array(z.string()),
    proposedBy: z.string(),
    approvedBy: z.string().nullable(),
    opinion: z.string().nullable(),
    reason: z.string().nullable(),
    handover: z.array(z.string()),
    noticeProof: ServiceProof.nullable(),
    defendedBy: z.string().nullable(),
    discussion: Discussion.nullable(),
    decidedBy: z.string().nullable(),
    ...Sealed.shape,
  }),
  findings: z.array(
    z.object({ id: z.string(), state: z.string(), observation: z.string().nullable(), observedAt: z.int() }),
  ),
  parts: z.array(PartRow),
  appeals: z.array(z.object({ id: z.string(), state: z.string(), route: z.string(), filedAt: z.int() })),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

/** The respondent’s page: nothing of who proposed, who saw it, or what the organ talked about. */
export const OwnCase = z.object({
  id: z.string(),
  state: z.enum(caseStates),
  version: z.int(),
  person: z.string().nullable(),
  unit: z.string().nullable(),
  organ: z.string(),
  noticeMeasures: z.array(z.string()),
  defenceDue: z.int().nullable(),
  decided: z.array(z.string()),
  until: z.string().nullable(),
  ground: z.string().nullable(),
  ...Heard.shape,
  /** By the law they may be asked to step aside, so their names are told. */
  investigators: z.array(z.string()),
  routes: z.array(
    z.object({ code: z.string(), previous: z.string().nullable(), lastDay: z.string().nullable() }),
  ),
  appeals: z.array(
    z.object({
      id: z.string(),
      state: z.enum(appealStates),
      route: z.string(),
      filedAt: z.int(),
      receipt: z.string(),
      decideBy: z.string().nullable(),
      asked: z.string().nullable(),
      result: z.enum(appealResults).nullable(),
      measures: z.array(z.string()),
      reasons: z.string().nullable(),
      version: z.int(),
    }),
  ),
});
export const OwnCases = z.object({ rows: z.array(OwnCase), names: z.record(z.string(), z.string()) });
