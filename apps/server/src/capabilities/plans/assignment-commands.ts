import type { Reader } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import {
  AbortAssignment,
  AcceptAssignment,
  type AssignmentCommand,
  type AssignmentState,
  assignmentLifecycle,
  CloseAssignment,
  CreateAssignment,
  DeclineAssignment,
  ReassignAssignment,
} from '@mingcha/domain/plans';
import type { z } from 'zod';
import { type Acted, act, actTogether, type Together } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';
import { assignmentFacts } from './assignment-facts.ts';

const target = { id: idOf('assignment'), ...seen };

export const Create = CreateAssignment;
export const Accept = AcceptAssignment.extend(target);
export const Decline = DeclineAssignment.extend(target);
export const Reassign = ReassignAssignment.extend(target);
export const Abort = AbortAssignment.extend(target);
export const Close = CloseAssignment.extend(target);

const subjectOf = (id: string) => ({ type: 'assignment' as const, id });

/** Registers a task, checks recusal and, when nobody has to stand aside, asks the team: one act for the one who plans. */
export async function create(ctx: SignedIn, fields: z.infer<typeof Create>) {
  const subject = subjectOf(ctx.services.newId('asg'));
  const acted = await actTogether(ctx, [subject], async (together) => {
    const checklists = fields.checklists ?? (await listsOf(together.reader, fields.plan));
    const command: AssignmentCommand = {
      type: 'createAssignment',
      ...fields,
      ...(checklists.length === 0 ? {} : { checklists }),
    };
    const facts = assignmentFacts(ctx.session.office, fields);
    await together.act({ lifecycle: assignmentLifecycle, subject, command, facts, creates: true });
    return checkAndOffer(ctx, together, subject.id);
  });
  return answered(acted);
}

/** What its plan asks: a task that says nothing of lists takes them from there, and keeps them as they were then. */
async function listsOf({ prisma }: Reader, plan: string): Promise<string[]> {
  const row = await prisma.plan.findUnique({ where: { id: plan }, select: { checklists: true } });
  return row?.checklists ?? [];
}

/** Another team: the check runs again, and every new member is asked. */
export async function reassign(ctx: SignedIn, { id, expected, ...team }: z.infer<typeof Reassign>) {
  const subject = subjectOf(id);
  const acted = await actTogether(ctx, [subject], async (together) => {
    const command: AssignmentCommand = { type: 'reassignAssignment', ...team };
    const facts = assignmentFacts(ctx.session.office, team);
    await together.act({ lifecycle: assignmentLifecycle, subject, command, facts, expected });
    return checkAndOffer(ctx, together, id);
  });
  return answered(acted);
}

async function checkAndOffer(ctx: SignedIn, together: Together, id: string): Promise<Acted<AssignmentState>> {
  const subject = subjectOf(id);
  const facts = assignmentFacts(ctx.session.office);
  const step = (command: AssignmentCommand) =>
    together.act({ lifecycle: assignmentLifecycle, subject, command, facts });
  const checked = await step({ type: 'checkAssignment' });
  return checked.state.recused.length > 0 ? checked : step({ type: 'offerAssignment' });
}

interface Target {
  readonly id: string;
  readonly expected: number;
}

async function decide(ctx: SignedIn, { id, expected }: Target, command: AssignmentCommand) {
  const facts = assignmentFacts(ctx.session.office, { members: [ctx.session.person] });
  return answered(
    await act(ctx, { lifecycle: assignmentLifecycle, subject: subjectOf(id), command, facts, expected }),
  );
}

export const accept = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Accept>) =>
  decide(ctx, { id, expected }, { type: 'acceptAssignment', ...said });

export const decline = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Decline>) =>
  decide(ctx, { id, expected }, { type: 'declineAssignment', ...said });

export const abort = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Abort>) =>
  decide(ctx, { id, expected }, { type: 'abortAssignment', ...said });

export const close = (ctx: SignedIn, seenTask: z.infer<typeof Close>) =>
  decide(ctx, seenTask, { type: 'closeAssignment' });
