import { printedLine } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import type { UrgingText } from '@mingcha/domain/dispatches';
import { UrgingView, workdaysPast } from '@mingcha/domain/orders';
import type { z } from 'zod';
import { calendarOfOffice } from '../office-time.ts';
import type { Ground } from './view.ts';

/** 督办单: the order it urges, how often that was done, and of each late item by how many working days, counted today. */
export async function urgingOf(
  { reader, row, zone, look, head }: Ground,
  text: z.infer<typeof UrgingText>,
): Promise<UrgingView> {
  const { prisma } = reader;
  const order = await prisma.order.findUniqueOrThrow({ where: { id: row.order ?? '' } });
  const items = await prisma.orderItem.findMany({
    where: { order: order.id, n: { in: row.items } },
    orderBy: { n: 'asc' },
  });
  const units = await prisma.unit.findMany({
    where: { id: { in: [order.unit, ...items.flatMap((item) => item.assistants)] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => printedLine(units.find((unit) => unit.id === id)?.name ?? '—');
  const calendar = await calendarOfOffice(reader, row.office);
  const before = await prisma.dispatch.count({
    where: { order: order.id, form: 'urging', number: { not: null }, id: { not: row.id } },
  });
  return UrgingView.parse({
    ...head,
    document: 'urging',
    title: printedLine(text.title),
    contact: { person: printedLine(text.contact.person), phone: printedLine(text.contact.phone) },
    recipient: nameOf(order.unit),
    assistants: [...new Set(items.flatMap((item) => item.assistants))].map(nameOf),
    times: before + 1,
    source: {
      kind: 'order',
      number: order.number ?? '—',
      servedOn: dayOf(Number(order.servedAt ?? order.draftedAt), zone),
    },
    matters: items.map(({ requirement, dueDay }) => {
      const day = dueDay ?? head.preparedOn;
      return {
        matter: printedLine(requirement ?? '—'),
        due: day,
        late: Math.max(0, workdaysPast(calendar, { day }, look.now)),
      };
    }),
    requirement: printedLine(text.requirement),
    reportBy: text.reportBy,
  });
}
