import {
  type HandoverCommand,
  handoverLifecycle,
  type LeaveCommand,
  leaveLifecycle,
  seatLifecycle,
} from '@mingcha/domain/registry';
import { say } from '@mingcha/words';
import type { z } from 'zod';
import { scope } from '../../../access/scope.ts';
import { act, actTogether } from '../../../act.ts';
import type { SignedIn } from '../../../context.ts';
import { refuse } from '../../../refused.ts';
import { type ActedOutput, answered } from '../../acted.ts';
import { leaveFacts, openingFacts, seatFacts } from './facts.ts';
import type { Cancel, Declare, Give, OnHandover, OnLeave, Open, Take } from './schemas.ts';

type Target = z.infer<typeof OnLeave>;

export async function declareLeave(ctx: SignedIn, fields: z.infer<typeof Declare>): Promise<ActedOutput> {
  const { office } = ctx.session;
  const command: LeaveCommand = { type: 'declareLeave', ...fields };
  // Two leaves of one seat would not see each other: the seat is locked with the new leave.
  const subject = { type: 'leave' as const, id: ctx.services.newId('lea') };
  return answered(
    await act(ctx, {
      lifecycle: leaveLifecycle,
      subject,
      also: [{ type: 'seat', id: fields.seat }],
      creates: true,
      command,
      facts: (reader, _, now) => leaveFacts(reader, office, command, now),
    }),
  );
}

async function onLeave(ctx: SignedIn, { id, expected }: Target, command: LeaveCommand): Promise<ActedOutput> {
  const { office } = ctx.session;
  return answered(
    await act(ctx, {
      lifecycle: leaveLifecycle,
      subject: { type: 'leave', id },
      command,
      expected,
      facts: (reader, _, now) => leaveFacts(reader, office, command, now),
    }),
  );
}

export const confirmLeave = (ctx: SignedIn, target: Target) => onLeave(ctx, target, { type: 'confirmLeave' });
export const endLeave = (ctx: SignedIn, target: Target) => onLeave(ctx, target, { type: 'endLeave' });

export async function openHandover(ctx: SignedIn, fields: z.infer<typeof Open>): Promise<ActedOutput> {
  const { office } = ctx.session;
  return answered(
    await act(ctx, {
      lifecycle: handoverLifecycle,
      subject: { type: 'handover', id: ctx.services.newId('hov') },
      also: [{ type: 'seat', id: fields.seat }],
      creates: true,
      command: { type: 'openHandover', ...fields },
      facts: async (reader) => {
        const taker = await reader.prisma.person.count({ where: { office, id: fields.to } });
        if (taker === 0) refuse('not-found', { subject: 'person' });
        return openingFacts(reader, office, fields.seat);
      },
    }),
  );
}

async function onHandover(
  ctx: SignedIn,
  { id, expected }: Target,
  command: HandoverCommand,
): Promise<ActedOutput> {
  const { office } = ctx.session;
  return answered(
    await act(ctx, {
      lifecycle: handoverLifecycle,
      subject: { type: 'handover', id },
      command,
      expected,
      facts: (reader, state) => seatFacts(reader, office, state.seat),
    }),
  );
}

export const giveHandover = (ctx: SignedIn, { note, ...target }: z.infer<typeof Give>) =>
  onHandover(ctx, target, { type: 'giveHandover', ...(note === undefined ? {} : { note }) });
export const takeHandover = (ctx: SignedIn, { note, ...target }: z.infer<typeof Take>) =>
  onHandover(ctx, target, { type: 'takeHandover', ...(note === undefined ? {} : { note }) });
export const cancelHandover = (ctx: SignedIn, { reason, ...target }: z.infer<typeof Cancel>) =>
  onHandover(ctx, target, { type: 'cancelHandover', reason });

/** With the approval the leaver rises and the successor sits down, or nothing of it happens. */
export async function approveHandover(
  ctx: SignedIn,
  { id, expected }: z.infer<typeof OnHandover>,
): Promise<ActedOutput> {
  const { office } = ctx.session;
  const found = await ctx.services.db.read(({ prisma }) =>
    prisma.handover.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Handover'), { id }] },
      select: { seat: true, taker: true },
    }),
  );
  if (found === null) refuse('not-found', { subject: 'handover' });
  const seat = { type: 'seat' as const, id: found.seat };
  const handover = { type: 'handover' as const, id };
  const acted = await actTogether(ctx, [handover, seat], async (together) => {
    const done = await together.act({
      lifecycle: handoverLifecycle,
      subject: handover,
      command: { type: 'approveHandover' },
      expected,
      facts: (reader, state) => seatFacts(reader, office, state.seat),
    });
    const reason = say('zh-CN', 'turnover.vacated');
    await together.act({
      lifecycle: seatLifecycle,
      subject: seat,
      command: { type: 'vacateSeat', reason },
      facts: {},
    });
    await together.act({
      lifecycle: seatLifecycle,
      subject: seat,
      command: { type: 'fillSeat', person: found.taker },
      facts: {},
    });
    return done;
  });
  return answered(acted);
}
