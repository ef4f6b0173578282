import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { seenLine as line } from '../printed.ts';

/**
 * The frozen texts of a case: proposal (D17), prior notice and record of the defence (D18), decision (D19). Everything
 * their words depend on is resolved when the act is done, and the view lies in the entry of that act, sealed like the
 * rest of it: what was told can be printed again word for word for as long as it may be kept, and is erased with it.
 */

const paragraphs = z.array(line(10_000)).min(1).max(5000);
const names = z.array(line(200)).min(1).max(20);

const common = {
  v: z.literal(1),
  language: z.literal('zh-CN'),
  id: idOf('case'),
  /** Who is the author: the office of a proposal, the competent organ of the rest. */
  issuer: line(200),
  respondent: z.strictObject({
    kind: z.enum(['person', 'unit']),
    name: line(200),
    /** Where a person belongs. */
    unit: line(200).nullable(),
    role: z.enum(['direct', 'leading']),
  }),
  dated: Day,
};

const Measures = z.strictObject({ names, months: z.int().min(1).max(48).nullable() });
const Point = z.strictObject({
  n: z.int().min(1).max(50),
  text: line(10_000),
  outcome: z.enum(['accepted', 'partly', 'rejected']),
  answer: line(10_000),
});

/** What was said to the notice, and what each point was answered. */
const Heard = z.strictObject({
  way: z.enum(['said', 'waived', 'lapsed']),
  on: Day.nullable(),
  statement: z.array(line(10_000)).max(5000),
  points: z.array(Point).max(50),
  files: z.array(line(300)).max(20),
});

export const ProposalView = z.strictObject({
  ...common,
  document: z.literal('case-proposal'),
  organ: line(200),
  facts: paragraphs,
  evidence: z
    .array(z.strictObject({ day: Day, place: line(400).nullable(), observation: line(10_000) }))
    .min(1)
    .max(50),
  clauses: names,
  factors: z.array(line(200)).max(20),
  selfCorrection: z.array(line(10_000)).max(5000),
  measures: names,
});

export const NoticeView = z.strictObject({
  ...common,
  document: z.literal('prior-notice'),
  facts: paragraphs,
  basis: paragraphs,
  measures: Measures,
  /** Working days for statement and defence, from the day of service. */
  days: z.int().min(1).max(60),
  investigators: names,
});

export const DefenceView = z.strictObject({
  ...common,
  document: z.literal('defence-record'),
  measures: Measures,
  heard: Heard,
  investigators: names,
});

export const DecisionView = z.strictObject({
  ...common,
  document: z.literal('case-decision'),
  outcome: z.enum(['decided', 'exempted', 'dismissed']),
  facts: paragraphs,
  heard: Heard,
  reasons: paragraphs,
  /** Of an exemption or a dismissal its reasons are the whole. */
  basis: z.array(line(10_000)).max(5000),
  measures: Measures.nullable(),
  from: Day.nullable(),
  until: Day.nullable(),
  remedy: z
    .strictObject({
      route: line(100),
      count: z.int().min(1).max(60).nullable(),
      unit: z.enum(['days', 'months']).nullable(),
    })
    .nullable(),
  discussedOn: Day,
  /** How many sat together. Who they were stays in the minutes. */
  discussed: z.int().min(1).max(30),
});

export const CaseView = z.discriminatedUnion('document', [
  ProposalView,
  NoticeView,
  DefenceView,
  DecisionView,
]);
export type CaseView = z.infer<typeof CaseView>;
export type CaseDocument = CaseView['document'];
export type ProposalView = z.infer<typeof ProposalView>;
export type NoticeView = z.infer<typeof NoticeView>;
export type DefenceView = z.infer<typeof DefenceView>;
export type DecisionView = z.infer<typeof DecisionView>;

/** Under which name each is asked for, and of which it is the print. */
export const caseDocuments = ['case-proposal', 'prior-notice', 'defence-record', 'case-decision'] as const;
