import type { Reader } from '@mingcha/db';
import { printedDay } from '@mingcha/documents';
import { Day } from '@mingcha/domain';
import { printedLine } from '@mingcha/domain/bulletins';
import { instantOf } from '@mingcha/domain/calendar';
import { DispatchPart } from '@mingcha/domain/dispatches';
import { clockRuns, type ItemStatus } from '@mingcha/domain/orders';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { endOfDay, zoneOf } from '../office-time.ts';
import { comma, word } from '../printed-words.ts';

export const FiguresInput = z.object({ from: Day, to: Day });

/** What went out between two days, both included, and how it stands now: counted, and as the parts of an article. */
export const FiguresOutput = z.object({
  bulletins: z.int(),
  orders: z.int(),
  items: z.int(),
  closed: z.int(),
  overdue: z.int(),
  title: z.string(),
  parts: z.array(DispatchPart),
});
type Figures = z.infer<typeof FiguresOutput>;

/** Counted under the writer's own right to read bulletins and orders. */
export function figuresOf(ctx: SignedIn, { from, to }: z.infer<typeof FiguresInput>): Promise<Figures> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const zone = await zoneOf(reader, ctx.session.office);
    const within = { gte: instantOf(from, '00:00', zone), lt: endOfDay(to, zone) };
    const bulletins = await prisma.bulletin.findMany({
      where: {
        AND: [scope(ctx, 'bulletin.read', 'Bulletin'), { issuedAt: within, state: { not: 'revoked' } }],
      },
      select: { number: true, title: true },
      orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    });
    const orders = await prisma.order.findMany({
      where: { AND: [scope(ctx, 'order.read', 'Order'), { issuedAt: within, state: { not: 'revoked' } }] },
      select: { id: true, unit: true },
    });
    const { late, units, ...counted } = await itemsOf(reader, orders, ctx.services.now());
    const facts = {
      from: printedDay(from),
      to: printedDay(to),
      ...counted,
      units,
      orders: orders.length,
    };
    const listed = bulletins.map(({ number, title }) => `${number ?? ''}《${printedLine(title)}》`);
    const told = [
      word('document.figures.bulletins', {
        ...facts,
        n: bulletins.length,
        list: listed.length === 0 ? '' : `${listed.join(comma)}${word('document.full-stop')}`,
      }),
      word('document.figures.orders', facts),
      ...late.map(({ unit, n }) => word('document.figures.late', { unit, n })),
    ];
    return {
      bulletins: bulletins.length,
      orders: orders.length,
      ...counted,
      title: word('document.figures.title', facts),
      parts: [{ heading: '', text: told.join('\n') }],
    };
  });
}

async function itemsOf(
  { prisma }: Reader,
  orders: readonly { readonly id: string; readonly unit: string }[],
  now: number,
) {
  const items = await prisma.orderItem.findMany({
    where: { order: { in: orders.map(({ id }) => id) } },
    select: { order: true, state: true, due: true },
  });
  const isLate = ({ state, due }: { state: string; due: bigint | null }) =>
    due !== null && Number(due) < now && clockRuns({ status: state as ItemStatus });
  const unitOf = new Map(orders.map(({ id, unit }) => [id, unit]));
  const byUnit = Map.groupBy(items.filter(isLate), ({ order }) => unitOf.get(order) ?? '');
  const units = await prisma.unit.findMany({
    where: { id: { in: [...byUnit.keys()] } },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
  return {
    items: items.length,
    closed: items.filter(({ state }) => state === 'closed').length,
    overdue: items.filter(isLate).length,
    units: new Set(unitOf.values()).size,
    late: units.map(({ id, name }) => ({ unit: printedLine(name), n: byUnit.get(id)?.length ?? 0 })),
  };
}
