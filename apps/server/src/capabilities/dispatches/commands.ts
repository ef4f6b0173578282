import type { Reader, Writer } from '@mingcha/db';
import { idOf, isTombstone } from '@mingcha/domain';
import {
  type DispatchCommand,
  type DispatchFacts,
  type DispatchState,
  DraftDispatch,
  dispatchCharacters,
  dispatchLifecycle,
  IssueDispatch,
  ReturnDispatch,
  ReviewDispatch,
  ReviseDispatch,
  RevokeDispatch,
  ServeDispatch,
} from '@mingcha/domain/dispatches';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { missingOf } from '../../files/held.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { calendarOfOffice } from '../office-time.ts';
import { standingOf } from './facts.ts';
import { lookOf } from './reach.ts';
import { frozenDispatch } from './view.ts';

const target = { id: idOf('dispatch'), ...seen };

export const Draft = DraftDispatch;
export const Revise = ReviseDispatch.extend(target);
export const Review = ReviewDispatch.extend(target);
export const Return = ReturnDispatch.extend(target);
export const Issue = IssueDispatch.extend(target);
export const Serve = ServeDispatch.extend(target);
export const Receive = z.object(target);
export const Revoke = RevokeDispatch.extend(target);

/** On paper nobody saw a screen: the count is left out. */
export interface Target {
  readonly id: string;
  readonly expected?: number | undefined;
}
type Facts = (reader: Writer, state: DispatchState, now: number) => Promise<DispatchFacts>;

const standing: Facts = (reader, { fields, office }, now) =>
  standingOf(reader, office ?? '', { order: fields?.order, findings: fields?.findings ?? [] }, now);

async function decide(ctx: SignedIn, { id, expected }: Target, command: DispatchCommand, facts = standing) {
  const subject = { type: 'dispatch' as const, id };
  return answered(await act(ctx, { lifecycle: dispatchLifecycle, subject, command, facts, expected }));
}

/** What is written about has to be within the writer's own sight. */
const writing =
  (ctx: SignedIn, { order, plan, unit, findings, withdraws }: z.output<typeof DraftDispatch>): Facts =>
  async (reader, { id }, now) => {
    const { office } = ctx.session;
    await assertSeen(ctx, reader, { order, plan, unit });
    return standingOf(reader, office, { order, findings, withdraws, self: id }, now);
  };

async function assertSeen(
  ctx: SignedIn,
  { prisma }: Reader,
  about: { order?: string | undefined; plan?: string | undefined; unit?: string | undefined },
): Promise<void> {
  const { order, plan, unit } = about;
  if (order !== undefined) {
    const where = { AND: [scope(ctx, 'order.read', 'Order'), { id: order }] };
    if ((await prisma.order.count({ where })) === 0) refuse('not-found', { subject: 'order' });
  }
  if (plan !== undefined) {
    const where = { AND: [scope(ctx, 'plan.read', 'Plan'), { id: plan }] };
    if ((await prisma.plan.count({ where })) === 0) refuse('not-found', { subject: 'plan' });
  }
  if (unit !== undefined) {
    const where = { id: unit, office: ctx.session.office };
    if ((await prisma.unit.count({ where })) === 0) refuse('not-found', { subject: 'unit' });
  }
}

export async function draft(ctx: SignedIn, fields: z.output<typeof Draft>) {
  const acted = await act(ctx, {
    lifecycle: dispatchLifecycle,
    subject: { type: 'dispatch', id: ctx.services.newId('dsp') },
    command: { type: 'draftDispatch', ...fields },
    facts: writing(ctx, fields),
    creates: true,
    // Two who draft at once for one document would both be the first.
    also: fields.withdraws === undefined ? [] : [fields.withdraws],
  });
  return answered(acted);
}

export const revise = (ctx: SignedIn, { id, expected, ...fields }: z.output<typeof Revise>) =>
  decide(ctx, { id, expected }, { type: 'reviseDispatch', ...fields }, writing(ctx, fields));

export function review(ctx: SignedIn, { id, expected, opinion }: z.output<typeof Review>) {
  const facts: Facts = async (reader, state, now) => {
    const stands = await standing(reader, state, now);
    if (state.fields === null || isTombstone(state.fields.text)) return { ...stands, characters: 0 };
    const { view } = await frozenDispatch(reader, id, await lookOf(ctx, reader));
    return { ...stands, characters: dispatchCharacters(view) };
  };
  return decide(ctx, { id, expected }, { type: 'reviewDispatch', opinion }, facts);
}

export const sendBack = (ctx: SignedIn, { id, expected, reason }: Target & z.output<typeof ReturnDispatch>) =>
  decide(ctx, { id, expected }, { type: 'returnDispatch', reason });

export const issue = (ctx: SignedIn, { id, expected, unsealed }: z.output<typeof Issue>) =>
  decide(ctx, { id, expected }, { type: 'issueDispatch', unsealed });

/** What the receipt vouches for has to lie in the house; the day it shows starts the days to have a conclusion reviewed. */
export function serve(ctx: SignedIn, { id, expected, proof }: Target & z.output<typeof ServeDispatch>) {
  const facts: Facts = async (reader, { office }) => {
    const missing = await missingOf(ctx.services, reader, proof.scan === undefined ? [] : [proof.scan]);
    if (missing !== null) refuse('attachment.missing', { name: missing.name });
    return { calendar: await calendarOfOffice(reader, office ?? '') };
  };
  return decide(ctx, { id, expected }, { type: 'serveDispatch', proof }, facts);
}

/** The unit opens it and says so: by the addressee's own hand. */
export const receive = (ctx: SignedIn, seenDispatch: Target) =>
  serve(ctx, {
    ...seenDispatch,
    proof: { method: 'electronic', at: ctx.services.now(), witnesses: [] },
  });

export const revoke = (ctx: SignedIn, { id, expected, reason }: z.output<typeof Revoke>) =>
  decide(ctx, { id, expected }, { type: 'revokeDispatch', reason });
