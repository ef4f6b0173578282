import { z } from 'zod';
import { atSchema, byServer } from '../kind-rule.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { Day, HeldSecrecy, idOf, LongText, Reason, RecordingMode, ShortText } from '../primitives.ts';
import { TemplateId } from '../registry/checklists/question.ts';

export const PlanFields = z.strictObject({
  title: ShortText,
  basis: z.string().trim().max(400),
  scope: z.string().trim().max(1000),
  method: z.string().trim().max(1000),
  modes: z.array(RecordingMode),
  from: Day,
  to: Day,
  covertFirst: z.boolean(),
  units: z.array(idOf('unit')),
  secrecy: HeldSecrecy,
  /** Which lists its tasks ask unless they say otherwise; the standing ones where nothing is said. */
  checklists: z.array(TemplateId).max(8).optional(),
});

export const AssignmentFields = z.strictObject({
  plan: idOf('plan'),
  unit: idOf('unit'),
  window: idOf('window').optional(),
  covert: z.boolean(),
  lead: idOf('person'),
  members: z.array(idOf('person')).min(1).max(12),
  modes: z.array(RecordingMode).min(1),
  from: Day,
  to: Day,
  scenario: z.string().trim().max(2000),
  /** Prohibited areas the team must know of. */
  areas: z.array(idOf('area')),
  contact: z.string().trim().max(100),
  dutyPhone: z.string().trim().max(30),
  /** Which lists are asked; the standing ones where nothing is said. */
  checklists: z.array(TemplateId).max(8).optional(),
});

export const planKinds = {
  'plan.drafted': atSchema(2, byServer('plan', PlanFields)),
  'plan.revised': atSchema(2, byServer('plan', PlanFields)),
  'plan.submitted': byServer('plan', z.strictObject({})),
  'plan.reviewed': byServer('plan', z.strictObject({ opinion: LongText })),
  'plan.approved': byServer('plan', onPaperToo(z.strictObject({ instruction: LongText }))),
  'plan.returned': byServer('plan', onPaperToo(z.strictObject({ reason: Reason }))),
  'plan.started': byServer('plan', z.strictObject({})),
  'plan.completed': byServer('plan', z.strictObject({})),
  'plan.cancelled': byServer('plan', z.strictObject({ reason: Reason })),
  'plan.suspended': byServer('plan', z.strictObject({ reason: Reason })),
  'plan.resumed': byServer('plan', z.strictObject({ reason: Reason })),
};

export const assignmentKinds = {
  'assignment.created': atSchema(
    2,
    byServer('assignment', AssignmentFields, ['scenario', 'contact', 'dutyPhone']),
  ),
  'assignment.checked': byServer(
    'assignment',
    z.strictObject({ result: z.enum(['clear', 'recused']), recused: z.array(idOf('person')) }),
  ),
  'assignment.offered': byServer('assignment', z.strictObject({})),
  'assignment.accepted': byServer(
    'assignment',
    z.strictObject({ person: idOf('person'), declaration: z.string().trim().min(1).max(1000) }),
  ),
  'assignment.declined': byServer('assignment', z.strictObject({ person: idOf('person'), reason: Reason })),
  'assignment.released': byServer('assignment', z.strictObject({})),
  'assignment.reassigned': byServer(
    'assignment',
    z.strictObject({ members: z.array(idOf('person')).min(1).max(12), lead: idOf('person') }),
  ),
  'assignment.aborted': byServer('assignment', z.strictObject({ reason: Reason })),
  'assignment.closed': byServer('assignment', z.strictObject({})),
};
