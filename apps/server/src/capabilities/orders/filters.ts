import type { Reader } from '@mingcha/db';
import type { Calendar } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { ofColour } from './clocks.ts';
import { waitingLookBacks } from './look-back-queries.ts';
import type { OrdersInput } from './schemas.ts';

type Where = WhereOf<'Order'>;
type Input = z.output<typeof OrdersInput>;

/** What of the visible orders a list asks for. */
export async function filters(
  ctx: SignedIn,
  reader: Reader,
  input: Input,
  calendar: Calendar,
): Promise<Where> {
  const { prisma } = reader;
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.unit) all.push({ unit: input.unit });
  if (input.clock) all.push(ofColour(calendar, input.clock, ctx.services.now()));
  if (input.asked === true) all.push({ extensionsAsked: { gt: 0 } });
  if (input.escalated === true) all.push({ escalated: true });
  if (input.lookBack !== undefined) {
    const rows = await prisma.lookBack.findMany({
      where: {
        AND: [
          scope(ctx, 'look-back.read', 'LookBack'),
          await waitingLookBacks(reader, ctx.session, input.lookBack),
        ],
      },
      select: { order: true },
    });
    all.push({ id: { in: rows.map(({ order }) => order) } });
  }
  if (input.text !== undefined) {
    const holds = { contains: input.text, mode: 'insensitive' as const };
    all.push({ OR: [{ title: holds }, { number: holds }] });
  }
  if (input.finding !== undefined) {
    const items = await prisma.orderItem.findMany({
      where: { finding: input.finding },
      select: { order: true },
    });
    all.push({ id: { in: items.map((item) => item.order) } });
  }
  return { AND: all };
}
