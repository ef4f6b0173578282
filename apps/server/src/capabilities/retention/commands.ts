import type { Subject } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import {
  type DestructionCommand,
  type DestructionFacts,
  destructionLifecycle,
  type HoldAbout,
  holdLifecycle,
} from '@mingcha/domain/retention';
import type { z } from 'zod';
import { rowInScope, scope } from '../../access/scope.ts';
import { dueOfLog } from '../../access-log/due.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { type ActedOutput, answered } from '../acted.ts';
import { candidatesOf, vouchedAmong } from './candidates.ts';
import type { Approve, Draw, DrawLog, Lift, Place, Refuse } from './schemas.ts';

const readBy = {
  visit: 'visit.read',
  finding: 'finding.read',
  evidence: 'evidence.read',
  case: 'case.read',
} as const satisfies Record<HoldAbout['type'], Verb>;

/** Locks what it lies on: a destruction that is under way there is over, or has not begun. */
export async function place(ctx: SignedIn, { about, reason }: z.infer<typeof Place>): Promise<ActedOutput> {
  const acted = await act(ctx, {
    lifecycle: holdLifecycle,
    subject: { type: 'hold', id: ctx.services.newId('hld') },
    creates: true,
    also: [about as Subject],
    command: { type: 'placeHold', about, reason },
    facts: async (reader) => {
      if (!(await rowInScope({ ...ctx, verb: readBy[about.type] }, reader, about)))
        refuse('not-found', { subject: about.type });
      return {};
    },
  });
  return answered(acted);
}

export async function lift(
  ctx: SignedIn,
  { id, expected, reason }: z.infer<typeof Lift>,
): Promise<ActedOutput> {
  const subject: Subject = { type: 'hold', id };
  const command = { type: 'liftHold' as const, reason };
  return answered(await act(ctx, { lifecycle: holdLifecycle, subject, command, facts: {}, expected }));
}

const pieces = (ids: readonly string[]) => ids.map((id): Subject => ({ type: 'evidence', id }));

export async function draw(ctx: SignedIn, fields: z.infer<typeof Draw>): Promise<ActedOutput> {
  const { office } = ctx.session;
  const { evidence } = fields;
  const acted = await act(ctx, {
    lifecycle: destructionLifecycle,
    subject: { type: 'destruction', id: ctx.services.newId('dst') },
    creates: true,
    also: pieces(evidence),
    command: { type: 'listDestruction', ...fields },
    facts: async (reader, _, now): Promise<DestructionFacts> => {
      const where = { AND: [scope(ctx, ctx.verb, 'Evidence'), { id: { in: [...evidence] } }] };
      if ((await reader.prisma.evidence.count({ where })) !== new Set(evidence).size)
        refuse('not-found', { subject: 'evidence' });
      const vouched = await vouchedAmong(reader, evidence);
      return { candidates: await candidatesOf(reader, office, evidence, now, { vouched }) };
    },
  });
  return answered(acted);
}

/** No piece is named: whatever is due of the access log, as it stands at this moment. */
export async function drawLog(ctx: SignedIn, { reason }: z.infer<typeof DrawLog>): Promise<ActedOutput> {
  const acted = await act(ctx, {
    lifecycle: destructionLifecycle,
    subject: { type: 'destruction', id: ctx.services.newId('dst') },
    creates: true,
    // Two lists of the same lines wait for each other, and the second one finds the first.
    also: [{ type: 'office', id: ctx.session.office }],
    command: { type: 'listLogDestruction', reason },
    facts: async (reader, _, now): Promise<DestructionFacts> => ({
      candidates: [],
      log: await dueOfLog(reader, ctx.session.office, now),
    }),
  });
  return answered(acted);
}

/** The second duty says yes to exactly what was listed; a job then destroys it. */
export async function approve(
  ctx: SignedIn,
  { id, expected }: z.infer<typeof Approve>,
): Promise<ActedOutput> {
  const done = await decide(ctx, id, expected, { type: 'approveDestruction' });
  await ctx.services.queue.send('carry-out-destructions', {}, 'carry-out-destructions');
  return done;
}

export const refuseIt = (ctx: SignedIn, { id, expected, reason }: z.infer<typeof Refuse>) =>
  decide(ctx, id, expected, { type: 'refuseDestruction', reason });

async function decide(ctx: SignedIn, id: string, expected: number, command: DestructionCommand) {
  const subject: Subject = { type: 'destruction', id };
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.destruction.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Destruction'), { id }] },
      select: { evidence: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'destruction' });
  const acted = await act(ctx, {
    lifecycle: destructionLifecycle,
    subject,
    also: pieces(row.evidence),
    command,
    facts: async (reader, state, now): Promise<DestructionFacts> => {
      const ids = state.items.map(({ evidence }) => evidence);
      const vouched = await vouchedAmong(reader, ids);
      const { office } = ctx.session;
      return {
        candidates: await candidatesOf(reader, office, ids, now, { but: id, vouched }),
        log: state.log === null ? null : await dueOfLog(reader, office, now, id),
      };
    },
    expected,
  });
  return answered(acted);
}
