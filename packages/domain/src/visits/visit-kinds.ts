import { z } from 'zod';
import { atSchema, byServer, byTablet } from '../kind-rule.ts';
import { Hash, Instant, idOf, LongText, Position, Reason, ShortText } from '../primitives.ts';
import { Answer, QuestionId, TemplateId } from '../registry/checklists/question.ts';
import { SelfTest } from './self-test.ts';
import { WatchPress } from './watch.ts';

export { Answer };

/** Which reference data the tablet carries, by version. */
export const PackReference = z.strictObject({
  version: z.string().min(1).max(80),
  taxonomy: z.string().max(40),
  checklist: z.string().max(40),
  calendar: z.string().max(40),
});

/** A version of a list of questions: the entry that adopted it, its list and its name. */
export const ChecklistReference = z.strictObject({
  id: idOf('checklist'),
  template: TemplateId,
  version: z.string().min(1).max(40),
});
export type ChecklistReference = z.infer<typeof ChecklistReference>;

export const VisitFields = z.strictObject({
  assignment: idOf('assignment'),
  plan: idOf('plan'),
  unit: idOf('unit'),
  window: idOf('window').optional(),
  covert: z.boolean(),
  lead: idOf('person'),
  members: z.array(idOf('person')).min(1).max(12),
  /** When the team must have been heard of again. */
  dueBack: Instant,
  pack: PackReference,
  /** What is asked on this visit, version by version. Visits from before lists were chosen are asked what their pack names. */
  checklists: z.array(ChecklistReference).max(8).optional(),
});

/** Why a visit was broken off, where it was said in one touch. */
export const AbortCause = z.enum(['exposed', 'danger', 'closed', 'other']);
export type AbortCause = z.infer<typeof AbortCause>;

const count = z.int().min(0).max(9999);

/** Before whom a team on a covert visit said who it is. */
export const audiences = ['guard', 'police', 'staff', 'other'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

export const visitKinds = {
  'visit.scheduled': atSchema(2, byServer('visit', VisitFields)),
  'visit.covert-waived': byServer('visit', z.strictObject({ reason: Reason })),
  'visit.reviewed': byServer('visit', z.strictObject({})),
  'visit.returned': byServer(
    'visit',
    z.strictObject({ reason: Reason, points: z.array(z.string().trim().min(1).max(500)) }),
    ['points'],
  ),
  'visit.locked': byServer('visit', z.strictObject({})),
  'visit.invalidated': byServer('visit', z.strictObject({ reason: Reason })),
  'visit.alarmed': byServer('visit', z.strictObject({ dueBack: Instant })),
  /** The team asked for more time, and somebody at the desk gave it. */
  'visit.back-extended': byServer('visit', z.strictObject({ dueBack: Instant, reason: Reason })),

  'visit.opened': byTablet('visit', z.strictObject({ packVersion: z.string().min(1).max(80) })),
  /** No ground for recusal (公务员法 74, 76): the very words a member read and signed with an own key. */
  'visit.declared': byTablet(
    'visit',
    z.strictObject({ person: idOf('person'), statement: z.string().trim().min(1).max(1000) }),
  ),
  /** A member stands aside (公务员法 77) once the card said where it goes. */
  'visit.recused': byTablet('visit', z.strictObject({ person: idOf('person'), ground: Reason }), ['ground']),
  'visit.tested': byTablet('visit', SelfTest),
  'visit.cover-dropped': byTablet(
    'visit',
    z.strictObject({ before: Audience, letter: ShortText, position: Position.nullable() }),
  ),
  'visit.started': byTablet(
    'visit',
    z.strictObject({
      members: z.array(idOf('person')).min(1).max(12),
      position: Position.nullable(),
      reason: Reason.optional(),
      /** True when one person goes alone: what is found stays uncorroborated. */
      observation: z.boolean(),
    }),
  ),
  'visit.answered': atSchema(
    2,
    byTablet(
      'visit',
      z.strictObject({
        answers: z.record(QuestionId, Answer),
        /** Not applicable, and why. */
        excused: z.record(QuestionId, Reason).optional(),
        words: z.record(QuestionId, z.string().trim().min(1).max(1000)).optional(),
        evidence: z.record(QuestionId, z.array(idOf('evidence')).max(20)).optional(),
      }),
      ['excused', 'words'],
      ['answers'],
    ),
  ),
  /** One press of a stopwatch. */
  'visit.timed': byTablet('visit', WatchPress),
  /** A draft goes over to a corrected version of a list: which question stands for which. */
  'visit.checklist-moved': byTablet(
    'visit',
    z.strictObject({
      from: idOf('checklist'),
      to: ChecklistReference,
      /** The questions of the version that is left. */
      older: z.array(QuestionId).max(200),
      mapping: z.array(z.strictObject({ from: QuestionId, to: QuestionId })).max(200),
      reason: Reason,
    }),
  ),
  'visit.noted': byTablet(
    'visit',
    z.strictObject({
      text: LongText,
      /** Minutes. */
      waiting: count.optional(),
      queue: count.optional(),
      windowsOpen: count.optional(),
      windowsTotal: count.optional(),
    }),
    ['text'],
  ),
  'visit.ended': byTablet('visit', z.strictObject({ position: Position.nullable() })),
  'visit.presented': byTablet('visit', z.strictObject({ entries: z.array(Hash), count: z.int().min(0) })),
  'visit.submitted': byTablet('visit', z.strictObject({})),
  'visit.aborted': byTablet(
    'visit',
    z.strictObject({ reason: Reason, exposed: z.boolean(), cause: AbortCause.optional() }),
  ),
};
