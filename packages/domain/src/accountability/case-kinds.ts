import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { FileRef } from '../papers/attachment.ts';
import { HeldSealing } from '../papers/key-sealing.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import { Day, Hash, Instant, idOf, LongText, Reason, ShortText } from '../primitives.ts';
import { authorityCodes } from './authorities.ts';
import { DecisionView, DefenceView, NoticeView, ProposalView } from './case-view.ts';
import { ClauseCode, FactorCode } from './factors.ts';
import { MeasureCode } from './measures.ts';
import { routeCodes } from './remedies.ts';

/** The organ that has the authority over this respondent, as the proposal sends it there. */
export const Organ = z.strictObject({ authority: z.enum(authorityCodes), name: ShortText });
export type Organ = z.infer<typeof Organ>;

const MeasureCodes = z.array(MeasureCode).min(1).max(6);
/** Months of effect, where the measures have any. */
const Months = z.int().min(1).max(48).nullable();

export const Point = z.strictObject({ n: z.int().min(1).max(50), text: LongText });
export const AnsweredPoint = Point.extend({ outcome: z.enum(['accepted', 'partly', 'rejected']) });

/** 集体讨论: who sat together on which day, and the minutes. */
export const Discussion = z.strictObject({
  on: Day,
  participants: z.array(idOf('person')).min(1).max(30),
  minutes: FileRef,
});
export type Discussion = z.infer<typeof Discussion>;

export const RemedyTold = z.strictObject({
  route: z.enum(routeCodes),
  count: z.int().min(1).max(60).nullable(),
  unit: z.enum(['days', 'months']).nullable(),
});

/** One respondent: a person, or a unit. */
export const ProposalFields = z.strictObject({
  person: idOf('person').nullable(),
  unit: idOf('unit').nullable(),
  role: z.enum(['direct', 'leading']),
  findings: z.array(idOf('finding')).min(1).max(50),
  facts: LongText,
  clauses: z.array(ClauseCode).min(1).max(12),
  measures: MeasureCodes,
  factors: z.array(FactorCode).max(17),
  selfCorrection: LongText.optional(),
  organ: Organ,
});

/** SHA-256 of `view`, as the code on its page says it. Absent before there was a page that answers for it. */
const frozen = { frozen: Hash.optional() };

const told = { measures: MeasureCodes, months: Months, facts: LongText, basis: LongText };
const Ended = onPaperToo(
  z.strictObject({ ground: LongText, discussion: Discussion, view: DecisionView.optional(), ...frozen }),
);

export const caseKinds = {
  'case.proposed': byServer('case', ProposalFields, ['facts', 'selfCorrection']),
  'case.revised': byServer('case', ProposalFields, ['facts', 'selfCorrection']),
  'case.approved': byServer(
    'case',
    onPaperToo(
      z.strictObject({
        opinion: LongText,
        /** What goes to the competent organ. Absent before there were printed proposals. */
        view: ProposalView.optional(),
        ...frozen,
      }),
    ),
    ['opinion', 'view'],
  ),
  'case.returned': byServer('case', z.strictObject({ reason: Reason }), ['reason']),
  'case.withdrawn': byServer('case', z.strictObject({ reason: Reason }), ['reason']),
  'case.transferred': byServer(
    'case',
    z.strictObject({
      organ: Organ,
      handover: z.array(ShortText).min(1).max(50),
      receipt: FileRef.optional(),
    }),
    ['handover'],
  ),
  'case.accepted': byServer(
    'case',
    z.strictObject({
      investigators: z.array(idOf('person')).min(1).max(10),
      /** Six months from filing: 处分条例 44. */
      decideBy: Day,
    }),
  ),
  'case.not-accepted': byServer('case', z.strictObject({ reason: Reason }), ['reason']),
  'case.notice-issued': byServer('case', z.strictObject({ ...told, view: NoticeView, ...frozen }), [
    'facts',
    'basis',
    'view',
  ]),
  // Says again what was told: the entry by which the period runs is the one to look at.
  'case.notice-served': byServer(
    'case',
    onPaperToo(
      z.strictObject({
        ...told,
        proof: ServiceProof,
        /** The last moment for statement and defence. */
        deadline: Instant,
      }),
    ),
    ['facts', 'basis', 'proof'],
  ),
  'case.defence': byServer(
    'case',
    onPaperToo(
      z.strictObject({
        waived: z.boolean(),
        statement: LongText.optional(),
        points: z.array(Point).max(50),
        files: z.array(FileRef).max(20),
      }),
    ),
    ['statement', 'points', 'files'],
  ),
  'case.defence-lapsed': byServer('case', z.strictObject({})),
  'case.defence-answered': byServer(
    'case',
    z.strictObject({
      points: z.array(AnsweredPoint).max(50),
      /** Who is to sit over it: from now on they see the case. */
      forum: z.array(idOf('person')).min(1).max(30),
      view: DefenceView.optional(),
      ...frozen,
    }),
    ['points', 'view'],
  ),
  'case.decided': byServer(
    'case',
    onPaperToo(
      z.strictObject({
        measures: MeasureCodes,
        months: Months,
        authority: z.enum(authorityCodes),
        discussion: Discussion,
        reasons: LongText,
        basis: LongText,
        /** The day of the decision; every period runs from it. */
        from: Day,
        until: Day.nullable(),
        remedy: RemedyTold,
        view: DecisionView.optional(),
        ...frozen,
      }),
    ),
    ['reasons', 'basis', 'view'],
  ),
  'case.exempted': byServer('case', Ended, ['ground', 'view']),
  'case.dismissed': byServer('case', Ended, ['ground', 'view']),
  'case.sealed-by-key': byServer('case', HeldSealing, ['file']),
  'case.served': byServer(
    'case',
    onPaperToo(z.strictObject({ to: z.enum(['person', 'unit']), proof: ServiceProof })),
    ['proof'],
  ),
  'case.took-effect': byServer('case', z.strictObject({})),
  'case.effect-ended': byServer('case', z.strictObject({})),
  'case.changed': byServer(
    'case',
    z.strictObject({ appeal: idOf('appeal'), measures: MeasureCodes, months: Months, until: Day.nullable() }),
  ),
  'case.revoked': byServer('case', z.strictObject({ appeal: idOf('appeal') })),
  'case.remitted': byServer('case', z.strictObject({ appeal: idOf('appeal') })),
};
