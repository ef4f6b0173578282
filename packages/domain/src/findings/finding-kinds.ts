import { z } from 'zod';
import { atSchema, byServer, byTablet } from '../kind-rule.ts';
import { Hash, Instant, idOf, LongText, Reason } from '../primitives.ts';
import { TimeElement } from './time-element.ts';

export const Style = z.enum(['LAZY', 'SLOW', 'LOW', 'POOR', 'PRAISE']);
export type Style = z.infer<typeof Style>;
export const Severity = z.enum(['minor', 'ordinary', 'serious', 'grave']);
export type Severity = z.infer<typeof Severity>;

const Code = z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/);

export const FindingFields = z.strictObject({
  visit: idOf('visit'),
  /** May stay open until the team is seated; never when it is proposed. */
  style: Style.nullable(),
  subCode: Code.nullable(),
  /** Only what somebody said: a finding that begins with a picture has no words and no place until a person gives them. */
  observation: LongText.optional(),
  observedAt: Instant,
  unit: idOf('unit').nullable(),
  window: idOf('window').optional(),
  place: z.string().trim().min(1).max(200).optional(),
  post: z.string().trim().min(1).max(100).optional(),
  postUnknownReason: Reason.optional(),
  /** What it is measured against: a clause, a promise, a service guide, a code of the criteria library. */
  criterion: z.string().trim().min(1).max(300).optional(),
  evidence: z.array(idOf('evidence')).max(50),
  severity: Severity.optional(),
  /** Codes of the other axes: four arbitraries, extraction, mode of action, blockage … */
  also: z.array(Code).max(8).optional(),
  amountFen: z.int().min(0).optional(),
  /** What "slow" rests on. Computed, never typed. */
  time: TimeElement.optional(),
});

/** Only what changes is said again; the visit it belongs to never changes. */
export const FindingChanges = FindingFields.omit({ visit: true }).partial();
/** On the tablet the first words of a finding can be taken back: then it has none again. */
export const FindingAmendment = FindingChanges.extend({ observation: LongText.nullable().optional() });

/** Everybody who may know of a referral; nobody else finds a trace of it. */
const Holders = z.array(idOf('person')).min(1).max(30);

/** What somebody chose between the words of two tablets; `of` names every entry that was chosen between. */
const Choice = FindingAmendment.extend({
  of: z.array(Hash).min(2).max(50),
  leftOut: z.boolean().optional(),
});

export const findingKinds = {
  'finding.recorded': atSchema(2, byTablet('finding', FindingFields, ['observation', 'place'])),
  'finding.amended': atSchema(2, byTablet('finding', FindingAmendment, ['observation', 'place'])),
  'finding.proposed': byTablet('finding', z.strictObject({})),
  'finding.dropped': byTablet('finding', z.strictObject({ reason: Reason })),

  'finding.chosen': byTablet('finding', Choice, ['observation', 'place']),
  'finding.settled': byServer('finding', Choice, ['observation', 'place']),

  'finding.supplemented': atSchema(
    2,
    byServer('finding', FindingChanges.extend({ reason: Reason }), ['observation', 'place']),
  ),
  'finding.confirmed': byServer(
    'finding',
    z.strictObject({ opinion: LongText, uncorroborated: z.boolean() }),
    ['opinion'],
  ),
  'finding.returned': byServer('finding', z.strictObject({ reason: Reason }), ['reason']),
  'finding.dismissed': byServer('finding', z.strictObject({ reason: Reason }), ['reason']),
  'finding.withdrawn': byServer('finding', z.strictObject({ reason: Reason })),
  'finding.confirmation-opened': byServer(
    'finding',
    z.strictObject({ confirmations: z.array(idOf('confirmation')).min(1).max(20) }),
  ),
  'finding.disputed': byServer('finding', z.strictObject({ confirmation: idOf('confirmation') })),
  'finding.referred': byServer(
    'finding',
    // Entries from before holders were named are held by whoever referred.
    z.strictObject({ ground: LongText, holders: Holders.optional() }),
    ['ground'],
  ),
  'finding.disposed': byServer(
    'finding',
    z.strictObject({ by: z.union([idOf('order'), idOf('bulletin'), idOf('case')]) }),
  ),
  'finding.closed': byServer('finding', z.strictObject({})),
  'finding.holders-named': byServer('finding', z.strictObject({ holders: Holders })),
};
