import type { Writer } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import {
  ConfirmLookBack,
  type LookBackCommand,
  type LookBackFacts,
  type LookBackState,
  lookBackLifecycle,
  orderLifecycle,
  RecordLookBack,
  ReturnLookBack,
  relapsedIn,
} from '@mingcha/domain/orders';
import type { z } from 'zod';
import { act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { missingOf } from '../../files/held.ts';
import { refuse } from '../../refused.ts';
import { type ActedOutput, answered, seen } from '../acted.ts';
import { orderFacts } from './facts.ts';
import { lookBackFacts } from './look-back-facts.ts';
import { lookBackRow } from './look-back-queries.ts';

const target = { id: idOf('look-back'), ...seen };
export const Record = RecordLookBack.extend(target);
export const Return = ReturnLookBack.extend(target);
export const Confirm = ConfirmLookBack.extend(target);

type Facts = (reader: Writer, state: LookBackState) => Promise<LookBackFacts>;

async function decide(
  ctx: SignedIn,
  { id, expected }: { readonly id: string; readonly expected: number },
  command: LookBackCommand,
  facts: Facts,
): Promise<ActedOutput> {
  const subject = { type: 'look-back' as const, id };
  return answered(await act(ctx, { lifecycle: lookBackLifecycle, subject, command, facts, expected }));
}

/** One writes down what was seen of each item. */
export function record(
  ctx: SignedIn,
  { id, expected, ...said }: z.output<typeof Record>,
): Promise<ActedOutput> {
  const facts: Facts = async (reader, state) => {
    const missing = await missingOf(ctx.services, reader, said.scan);
    if (missing !== null) refuse('attachment.missing', { name: missing.name });
    const { office } = ctx.session;
    const named = said.items.flatMap(({ finding }) => finding ?? []);
    const findings = await reader.prisma.finding.findMany({
      where: { office, id: { in: named } },
      select: { id: true, unit: true },
    });
    const visits =
      said.visit === undefined ? 0 : await reader.prisma.visit.count({ where: { office, id: said.visit } });
    return { ...(await lookBackFacts(ctx, reader, state)), findings, visitKnown: visits > 0 };
  };
  return decide(ctx, { id, expected }, { type: 'recordLookBack', ...said }, facts);
}

const standing =
  (ctx: SignedIn): Facts =>
  (reader, state) =>
    lookBackFacts(ctx, reader, state);

export const sendBack = (ctx: SignedIn, { id, expected, reason }: z.output<typeof Return>) =>
  decide(ctx, { id, expected }, { type: 'returnLookBack', reason }, standing(ctx));

/** Another says so too: in the same transaction the order is archived, or what relapsed begins anew. */
export async function confirm(
  ctx: SignedIn,
  { id, expected }: z.output<typeof Confirm>,
): Promise<ActedOutput> {
  const { order: orderId } = await ctx.services.db.read((reader) => lookBackRow(ctx, reader, id));
  const subject = { type: 'look-back' as const, id };
  const order = { type: 'order' as const, id: orderId };
  return actTogether(ctx, [subject, order], async (together) => {
    const acted = await together.act({
      lifecycle: lookBackLifecycle,
      subject,
      command: { type: 'confirmLookBack' },
      facts: standing(ctx),
      expected,
    });
    const lookBack = acted.state;
    await together.act({
      lifecycle: orderLifecycle,
      subject: order,
      command: { type: relapsedIn(lookBack).length > 0 ? 'reopenOrder' : 'archiveOrder' },
      facts: async (reader, state) => ({ ...(await orderFacts(reader, state)), lookBack }),
    });
    return answered(acted);
  });
}
