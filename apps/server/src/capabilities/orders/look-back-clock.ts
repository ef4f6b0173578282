import type { Reader, Writer } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { dayOf } from '@mingcha/domain/calendar';
import {
  type LookBackFacts,
  lookBackDeadline,
  lookBackLifecycle,
  orderLifecycle,
  orderTerms,
} from '@mingcha/domain/orders';
import { stateOf, togetherAsOffice } from '../../act.ts';
import { Refused } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { calendarOfOffice } from '../office-time.ts';

const atOnce = 200;
const aDay = 24 * 60 * 60_000;

/**
 * Orders whose day to be looked at again has come, those closed before there was such a day among them. Safe to run twice and
 * on several servers: under the order's lock the second finds that the closing has its look-back. Answers how many are new.
 */
export async function dueLookBacks(services: Services): Promise<number> {
  const { db } = services;
  const now = services.now();
  const closed = await db.read(async ({ prisma }) => {
    const waiting = await prisma.lookBack.findMany({
      where: { state: { in: ['due', 'recorded'] } },
      select: { order: true },
    });
    return prisma.order.findMany({
      where: {
        state: 'closed',
        closedAt: { lt: now - (orderTerms.lookBack - 1) * aDay },
        id: { notIn: waiting.map(({ order }) => order) },
      },
      orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, office: true, closedAt: true },
    });
  });
  let made = 0;
  for (const { id, office, closedAt } of closed) {
    if (made === atOnce) break;
    const calendar = await db.read((reader) => calendarOfOffice(reader, office));
    if (lookBackDeadline(calendar, Number(closedAt)).day > dayOf(now, calendar.zone)) continue;
    try {
      made += await dueOne(services, office, id);
    } catch (error) {
      // It was reopened, or another server was faster.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return made;
}

function dueOne(services: Services, office: string, id: string): Promise<number> {
  const order = { type: 'order' as const, id };
  const subject = { type: 'look-back' as const, id: services.newId('lbk') };
  return togetherAsOffice(services, office, [order, subject], async ({ reader, act }) => {
    const entries = await reader.recordedOf(order);
    const closing = closingOf(entries);
    if (closing === undefined) return 0;
    const known = await reader.prisma.lookBack.count({ where: { order: id, closing: closing.hash } });
    if (known > 0) return 0;
    const facts = await dueFacts(reader, office, entries, closing);
    await act({
      lifecycle: lookBackLifecycle,
      subject,
      command: { type: 'dueLookBack' },
      facts,
      creates: true,
    });
    return 1;
  });
}

const closingOf = (entries: readonly Recorded[]) => entries.findLast(({ kind }) => kind === 'order.closed');

async function dueFacts(
  reader: Writer,
  office: string,
  entries: readonly Recorded[],
  { hash, at }: Recorded,
): Promise<LookBackFacts> {
  const order = stateOf(orderLifecycle, entries);
  const findings = order.fields?.items.map(({ finding }) => finding) ?? [];
  return {
    order,
    closing: { hash, at },
    inspected: await inspectorsOf(reader, office, findings),
    calendar: await calendarOfOffice(reader, office),
  };
}

/** Whoever was present on the visits that these findings come from. */
export async function inspectorsOf(
  { prisma }: Reader,
  office: string,
  findings: readonly string[],
): Promise<string[]> {
  const rows = await prisma.finding.findMany({
    where: { office, id: { in: [...findings] } },
    select: { visit: true },
  });
  const members = await prisma.visitMember.findMany({
    where: { office, visit: { in: rows.map(({ visit }) => visit) }, present: true },
    orderBy: { id: 'asc' },
    select: { person: true },
  });
  return [...new Set(members.map(({ person }) => person))];
}
