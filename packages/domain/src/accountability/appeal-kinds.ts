import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { FileRef } from '../papers/attachment.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import { Day, idOf, LongText, Reason, ShortText } from '../primitives.ts';
import { Discussion } from './case-kinds.ts';
import { MeasureCode } from './measures.ts';
import { routeCodes } from './remedies.ts';

export const AppealAbout = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('case'), id: idOf('case') }),
  z.strictObject({ type: z.literal('order'), id: idOf('order') }),
  z.strictObject({ type: z.literal('bulletin'), id: idOf('bulletin') }),
]);
export type AppealAbout = z.infer<typeof AppealAbout>;

export const appealResults = ['upheld', 'changed', 'revoked', 'remitted'] as const;
export type AppealResult = (typeof appealResults)[number];

/** What carrying out a result may take. */
export const remedialActs = [
  'decision-changed',
  'decision-withdrawn',
  'decided-anew',
  'post-restored',
  'pay-restored',
  'reputation-restored',
  'compensated',
  'bulletin-corrected',
  'order-revoked',
  'told-upheld',
] as const;
export const RemedialAct = z.strictObject({ what: z.enum(remedialActs), note: ShortText.optional() });

export const AppealFields = z.strictObject({
  about: AppealAbout,
  route: z.enum(routeCodes),
  /** Against the result of an earlier appeal. */
  previous: idOf('appeal').optional(),
  grounds: LongText,
  requests: LongText,
  lateReason: Reason.optional(),
  files: z.array(FileRef).max(20),
});

export const appealKinds = {
  'appeal.filed': byServer(
    'appeal',
    onPaperToo(
      AppealFields.extend({
        person: idOf('person').nullable(),
        unit: idOf('unit').nullable(),
        /** The last day of filing; null where there is no such day. */
        until: Day.nullable(),
      }),
    ),
    ['grounds', 'requests', 'lateReason', 'files'],
  ),
  'appeal.supplement-asked': byServer('appeal', z.strictObject({ what: LongText }), ['what']),
  'appeal.supplemented': byServer(
    'appeal',
    onPaperToo(z.strictObject({ grounds: LongText, files: z.array(FileRef).max(20) })),
    ['grounds', 'files'],
  ),
  'appeal.accepted': byServer(
    'appeal',
    /** The last day for the result; null where the source sets none. */
    z.strictObject({ decideBy: Day.nullable() }),
  ),
  'appeal.inadmissible': byServer('appeal', z.strictObject({ reason: Reason }), ['reason']),
  'appeal.assigned': byServer(
    'appeal',
    z.strictObject({ reviewers: z.array(idOf('person')).min(1).max(10) }),
  ),
  'appeal.decided': byServer(
    'appeal',
    onPaperToo(
      z.strictObject({
        result: z.enum(appealResults),
        measures: z.array(MeasureCode).min(1).max(6).optional(),
        months: z.int().min(1).max(48).nullable().optional(),
        reasons: LongText,
        discussion: Discussion,
      }),
    ),
    ['reasons'],
  ),
  'appeal.served': byServer('appeal', z.strictObject({ proof: ServiceProof }), ['proof']),
  'appeal.executed': byServer('appeal', z.strictObject({ did: z.array(RemedialAct).min(1).max(10) })),
  'appeal.withdrawn': byServer('appeal', onPaperToo(z.strictObject({ reason: Reason })), ['reason']),
  'appeal.alarmed': byServer(
    'appeal',
    z.strictObject({ what: z.enum(['admissibility', 'result']), due: Day }),
  ),
};
