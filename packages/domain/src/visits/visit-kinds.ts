import { z } from 'zod';
import { byServer, byTablet } from '../kind-rule.ts';
import { Hash, Instant, idOf, LongText, Position, Reason, ShortText } from '../primitives.ts';
import { SelfTest } from './self-test.ts';

/** One answer to a checklist question: whole numbers, words or yes and no. */
export const Answer = z.union([z.boolean(), z.int(), z.string().max(1000)]);
export type Answer = z.infer<typeof Answer>;

/** Which reference data the tablet carries, by version. */
export const PackReference = z.strictObject({
  version: z.string().min(1).max(80),
  taxonomy: z.string().max(40),
  checklist: z.string().max(40),
  calendar: z.string().max(40),
});

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
  'visit.scheduled': byServer('visit', VisitFields),
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
  'visit.answered': byTablet(
    'visit',
    z.strictObject({ answers: z.record(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/), Answer) }),
    [],
    ['answers'],
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
