import { idOf } from '@mingcha/domain';
import { assignmentLifecycle, ReleaseAssignment } from '@mingcha/domain/plans';
import { type VisitCommand, visitLifecycle } from '@mingcha/domain/visits';
import { z } from 'zod';
import { actTogether, type Together } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { endOfDay, zoneOf } from '../office-time.ts';
import { askedOf } from '../registry/queries.ts';
import { assignmentFacts } from './assignment-facts.ts';
import { packReference } from './pack-reference.ts';

export const Release = ReleaseAssignment.extend({
  id: idOf('assignment'),
  ...seen,
  /** When the team must have been heard of again, in time to come; the end of the last day where nothing is said. */
  dueBack: z.int().min(0).optional(),
});

/**
 * Hands the task to the team: the visit comes to be and its key with it, so that the tablet can seal what it finds from
 * the first word on. Both entries stand or fall together.
 */
export async function release(ctx: SignedIn, input: z.infer<typeof Release>) {
  if (input.dueBack !== undefined && input.dueBack <= ctx.services.now()) refuse('visit.back-gone-by');
  const subject = { type: 'assignment' as const, id: input.id };
  const visit = { type: 'visit' as const, id: ctx.services.newId('vis') };
  return actTogether(ctx, [subject, visit], async (together) => {
    const released = await together.act({
      lifecycle: assignmentLifecycle,
      subject,
      command: { type: 'releaseAssignment' },
      facts: assignmentFacts(ctx.session.office),
      expected: input.expected,
    });
    const { fields } = released.state;
    if (fields === null) throw new Error('a released assignment has its fields');
    // Before the entry: a key without a visit is forgotten, a visit without a key could not be sealed.
    ctx.services.keyring.create(visit.id);
    await together.act({
      lifecycle: visitLifecycle,
      subject: visit,
      command: await schedule(ctx, together, input, fields),
      facts: { assignmentStatus: released.state.status },
      creates: true,
    });
    return { ...answered(released), visit: visit.id };
  });
}

type Fields = NonNullable<(typeof assignmentLifecycle)['initial']['fields']>;

async function schedule(
  ctx: SignedIn,
  { reader }: Together,
  input: z.infer<typeof Release>,
  fields: Fields,
): Promise<VisitCommand> {
  const { office } = ctx.session;
  const { plan, unit, window, covert, lead, members, to, checklists } = fields;
  return {
    type: 'scheduleVisit',
    assignment: input.id,
    plan,
    unit,
    ...(window === undefined ? {} : { window }),
    covert,
    lead,
    members: [...members],
    dueBack: input.dueBack ?? endOfDay(to, await zoneOf(reader, office)),
    pack: await packReference(reader, office),
    checklists: await askedOf(reader, office, checklists),
  };
}
