import { Day, idOf } from '@mingcha/domain';
import { assignmentStates, planStates } from '@mingcha/domain/plans';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

export const PlansInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'draftedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(planStates)).optional(),
  unit: idOf('unit').optional(),
  from: Day.optional(),
  until: Day.optional(),
  text: z.string().trim().min(1).max(100).optional(),
});

export const PlanRow = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(planStates),
  fromDay: z.string(),
  toDay: z.string(),
  covertFirst: z.boolean(),
  drafter: z.string(),
  units: z.int(),
  assignments: z.int(),
  contested: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const PlanPage = pageOf(PlanRow);

export const PlanDetail = z.object({
  plan: PlanRow.extend({
    basis: z.string(),
    scope: z.string(),
    method: z.string(),
    modes: z.array(z.string()),
    checklists: z.array(z.string()),
    secrecy: z.string(),
    reviewer: z.string().nullable(),
    approver: z.string().nullable(),
    reason: z.string().nullable(),
    opinion: z.string().nullable(),
    instruction: z.string().nullable(),
    draftedAt: z.int(),
  }),
  units: z.array(z.string()),
  /** Targets visited more often in the last year than the office allows itself. */
  frequent: z.array(z.object({ unit: z.string(), visits: z.int(), allowed: z.int() })),
  assignments: z.array(
    z.object({ id: z.string(), unit: z.string(), lead: z.string(), covert: z.boolean(), state: z.string() }),
  ),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

export const AssignmentsInput = z.object({
  ...pageInput,
  sort: z.enum(['fromDay']).default('fromDay'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(assignmentStates)).optional(),
  plan: idOf('plan').optional(),
  unit: idOf('unit').optional(),
  member: idOf('person').optional(),
  covert: z.boolean().optional(),
});

export const AssignmentRow = z.object({
  id: z.string(),
  plan: z.string(),
  unit: z.string(),
  window: z.string().nullable(),
  covert: z.boolean(),
  lead: z.string(),
  fromDay: z.string(),
  toDay: z.string(),
  state: z.enum(assignmentStates),
  recused: z.array(z.string()),
  contested: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const AssignmentPage = pageOf(AssignmentRow);

export const AssignmentDetail = z.object({
  assignment: AssignmentRow.extend({
    modes: z.array(z.string()),
    areas: z.array(z.string()),
    checklists: z.array(z.string()),
    scenario: z.string().nullable(),
    contact: z.string().nullable(),
    dutyPhone: z.string().nullable(),
    erased: z.boolean(),
    reason: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.int(),
  }),
  members: z.array(
    z.object({
      person: z.string(),
      lead: z.boolean(),
      answer: z.string(),
      declaration: z.string().nullable(),
      reason: z.string().nullable(),
      answeredAt: z.int().nullable(),
    }),
  ),
  visits: z.array(z.object({ id: z.string(), state: z.string(), scheduledAt: z.int() })),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});
