import type { Reader, Writer } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import {
  AcknowledgeOrder,
  AnswerObjection,
  AskExtension,
  CloseItem,
  DraftOrder,
  ExtendItem,
  ObjectToOrder,
  type OrderCommand,
  type OrderFacts,
  type OrderState,
  orderLifecycle,
  PlanOrder,
  RefuseExtension,
  RejectItem,
  ReportOrder,
  ReturnOrder,
  ReviseOrder,
  RevokeOrder,
  ServeOrder,
  SubmitOrder,
  VerifyItem,
} from '@mingcha/domain/orders';
import type { FileRef } from '@mingcha/domain/papers';
import type { z } from 'zod';
import { act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { missingOf } from '../../files/held.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { orderFacts, replacedFacts, verifierFacts } from './facts.ts';

const target = { id: idOf('order'), ...seen };

export const Draft = DraftOrder;
export const Revise = ReviseOrder.extend(target);
export const Submit = SubmitOrder.extend(target);
export const Return = ReturnOrder.extend(target);
export const Serve = ServeOrder.extend(target);
export const Acknowledge = AcknowledgeOrder.extend(target);
export const ObjectTo = ObjectToOrder.extend(target);
export const Answer = AnswerObjection.extend(target);
export const Plan = PlanOrder.extend(target);
export const Ask = AskExtension.extend(target);
export const Extend = ExtendItem.extend(target);
export const Refuse = RefuseExtension.extend(target);
export const Report = ReportOrder.extend(target);
export const Verify = VerifyItem.extend(target);
export const Close = CloseItem.extend(target);
export const Reject = RejectItem.extend(target);
export const Revoke = RevokeOrder.extend(target);

/** On paper nobody saw a screen: the count is left out. */
export interface Target {
  readonly id: string;
  readonly expected?: number;
}
type Facts = (reader: Writer, state: OrderState) => Promise<OrderFacts>;

const standing: Facts = (reader, state) => orderFacts(reader, state);

async function decide(ctx: SignedIn, { id, expected }: Target, command: OrderCommand, facts = standing) {
  const subject = { type: 'order' as const, id };
  return answered(await act(ctx, { lifecycle: orderLifecycle, subject, command, facts, expected }));
}

/** What an entry vouches for has to lie in the house. Asked once the order is known to be within reach. */
const holding =
  ({ services }: SignedIn, files: readonly (FileRef | undefined)[]): Facts =>
  async (reader, state) => {
    const missing = await missingOf(
      services,
      reader,
      files.filter((file) => file !== undefined),
    );
    if (missing !== null) refuse('attachment.missing', { name: missing.name });
    return standing(reader, state);
  };

export async function draft(ctx: SignedIn, fields: z.output<typeof Draft>) {
  const id = ctx.services.newId('ord');
  const acted = await act(ctx, {
    lifecycle: orderLifecycle,
    subject: { type: 'order', id },
    command: { type: 'draftOrder', ...fields },
    facts: (reader) => draftFacts(ctx, reader, fields),
    creates: true,
  });
  return answered(acted);
}

async function draftFacts(
  ctx: SignedIn,
  reader: Reader,
  { unit, items, replaces }: z.output<typeof Draft>,
): Promise<OrderFacts> {
  const { office } = ctx.session;
  const named = [...new Set([unit, ...items.flatMap((item) => item.assistants)])];
  const known = await reader.prisma.unit.count({ where: { office, endedOn: null, id: { in: named } } });
  if (known !== named.length) refuse('not-found', { subject: 'unit' });
  const findings = items.map((item) => item.finding);
  return {
    ...(await orderFacts(reader, { ...orderLifecycle.initial, office }, findings)),
    ...(await replacedFacts(reader, office, replaces)),
  };
}

export async function revise(ctx: SignedIn, { id, expected, ...fields }: z.output<typeof Revise>) {
  const facts: Facts = (reader) => draftFacts(ctx, reader, fields);
  return decide(ctx, { id, expected }, { type: 'reviseOrder', ...fields }, facts);
}

export const submit = (ctx: SignedIn, seenOrder: z.output<typeof Submit>) =>
  decide(ctx, seenOrder, { type: 'submitOrder' });

export const sendBack = (ctx: SignedIn, { id, expected, reason }: Target & z.output<typeof ReturnOrder>) =>
  decide(ctx, seenAt(id, expected), { type: 'returnOrder', reason });

const seenAt = (id: string, expected: number | undefined): Target =>
  expected === undefined ? { id } : { id, expected };

export async function serve(ctx: SignedIn, { id, expected, proof }: Target & z.output<typeof ServeOrder>) {
  const facts = holding(ctx, [proof.scan]);
  return decide(ctx, seenAt(id, expected), { type: 'serveOrder', proof }, facts);
}

/**
 * The liaison opens it and says so. Where nobody has served it before, that is the service: from this moment, by the
 * addressee's own hand, the clocks run.
 */
export async function acknowledge(ctx: SignedIn, { id, expected }: Target) {
  const subject = { type: 'order' as const, id };
  return actTogether(ctx, [subject], async (together) => {
    const row = await together.reader.prisma.order.findUnique({ where: { id }, select: { state: true } });
    let count = expected;
    if (row?.state === 'issued') {
      const proof = { method: 'electronic' as const, at: ctx.services.now(), witnesses: [] };
      const served = await together.act({
        lifecycle: orderLifecycle,
        subject,
        command: { type: 'serveOrder', proof },
        facts: standing,
        expected: count,
      });
      count = served.count;
    }
    const command = { type: 'acknowledgeOrder' as const };
    return answered(
      await together.act({ lifecycle: orderLifecycle, subject, command, facts: standing, expected: count }),
    );
  });
}

export async function objectTo(
  ctx: SignedIn,
  { id, expected, points, files }: Target & z.output<typeof ObjectToOrder>,
) {
  const facts = holding(ctx, files);
  return decide(ctx, seenAt(id, expected), { type: 'objectToOrder', points, files }, facts);
}

export const answerObjection = (
  ctx: SignedIn,
  { id, expected, points, outcome }: Target & z.output<typeof AnswerObjection>,
) => decide(ctx, seenAt(id, expected), { type: 'answerObjection', points, outcome });

export const plan = (ctx: SignedIn, { id, expected, items }: Target & z.output<typeof PlanOrder>) =>
  decide(ctx, seenAt(id, expected), { type: 'planOrder', items });

export const askExtension = (
  ctx: SignedIn,
  { id, expected, n, days, reason }: Target & z.output<typeof AskExtension>,
) => decide(ctx, seenAt(id, expected), { type: 'askExtension', n, days, reason });

export const extend = (
  ctx: SignedIn,
  { id, expected, n, days, reason }: Target & z.output<typeof ExtendItem>,
) => decide(ctx, seenAt(id, expected), { type: 'extendItem', n, days, reason });

export const refuseExtension = (
  ctx: SignedIn,
  { id, expected, n, reason }: Target & z.output<typeof RefuseExtension>,
) => decide(ctx, seenAt(id, expected), { type: 'refuseExtension', n, reason });

export async function report(
  ctx: SignedIn,
  { id, expected, items, report: sheet }: Target & z.output<typeof ReportOrder>,
) {
  const facts = holding(ctx, [...items.flatMap((item) => item.proof), ...sheet]);
  return decide(ctx, seenAt(id, expected), { type: 'reportOrder', items, report: sheet }, facts);
}

export const verify = (
  ctx: SignedIn,
  { id, expected, n, result, method, note }: Target & z.output<typeof VerifyItem>,
) => {
  const facts: Facts = (reader, state) => verifierFacts(reader, state.office ?? '', ctx.session.person);
  return decide(ctx, seenAt(id, expected), { type: 'verifyItem', n, result, method, note }, facts);
};

export const close = (ctx: SignedIn, { id, expected, n, opinion }: Target & z.output<typeof CloseItem>) =>
  decide(ctx, seenAt(id, expected), { type: 'closeItem', n, opinion });

export const reject = (
  ctx: SignedIn,
  { id, expected, n, reason, days }: Target & z.output<typeof RejectItem>,
) => decide(ctx, seenAt(id, expected), { type: 'rejectItem', n, reason, days });

export const revoke = (ctx: SignedIn, { id, expected, reason }: Target & z.output<typeof RevokeOrder>) =>
  decide(ctx, seenAt(id, expected), { type: 'revokeOrder', reason });
