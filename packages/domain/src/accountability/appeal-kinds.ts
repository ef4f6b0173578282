import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { OrderNumber } from '../orders/order-kinds.ts';
import { FileRef } from '../papers/attachment.ts';
import { HeldSealing } from '../papers/key-sealing.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import { Day, Hash, idOf, LongText, Reason, ShortText } from '../primitives.ts';
import { appealResults } from './appeal-result.ts';
import { AppealView } from './appeal-view.ts';
import { Discussion } from './case-kinds.ts';
import { MeasureCode } from './measures.ts';
import { routeCodes } from './remedies.ts';

export const AppealAbout = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('case'), id: idOf('case') }),
  z.strictObject({ type: z.literal('order'), id: idOf('order') }),
  z.strictObject({ type: z.literal('bulletin'), id: idOf('bulletin') }),
]);
export type AppealAbout = z.infer<typeof AppealAbout>;

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
  /** Where the law lets a complicated one take longer: once, by so much as it says. */
  'appeal.extended': byServer('appeal', z.strictObject({ decideBy: Day, reason: Reason }), ['reason']),
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
        facts: LongText.optional(),
        reasons: LongText,
        discussion: Discussion,
        /** Where it is not the organ of the first decision: which one decides. */
        organ: ShortText.optional(),
        /** Of the office’s own register; other organs number by their own. */
        number: OrderNumber.optional(),
        view: AppealView.optional(),
        viewHash: Hash.optional(),
      }),
    ),
    ['facts', 'reasons', 'view'],
  ),
  'appeal.sealed-by-key': byServer('appeal', HeldSealing, ['file']),
  'appeal.served': byServer('appeal', onPaperToo(z.strictObject({ proof: ServiceProof })), ['proof']),
  'appeal.executed': byServer('appeal', z.strictObject({ did: z.array(RemedialAct).min(1).max(10) })),
  /** Its result is itself contested by the next way. */
  'appeal.went-further': byServer('appeal', z.strictObject({ appeal: idOf('appeal') })),
  'appeal.closed': byServer('appeal', z.strictObject({})),
  'appeal.withdrawn': byServer('appeal', onPaperToo(z.strictObject({ reason: Reason })), ['reason']),
  'appeal.alarmed': byServer(
    'appeal',
    z.strictObject({ what: z.enum(['admissibility', 'result']), due: Day }),
  ),
};
