import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { dayOf, instantOf, isWorkday, plusDays } from '@mingcha/domain/calendar';
import { remindedBefore, reminders } from '@mingcha/domain/notices';
import { calendarOfOffice } from '../capabilities/office-time.ts';
import type { Services } from '../services.ts';
import { keepNotices, type NewNotice, noticesAbout, withCursor } from './derive.ts';

interface Clock {
  readonly subject: Subject & { readonly type: keyof typeof reminders };
  readonly office: string;
  readonly due: number;
}

/** No clock of ours runs its last working days for longer than this, whatever holidays lie between. */
const ahead = 30 * 24 * 60 * 60_000;
const atOnce = 500;

/**
 * Reminds of clocks that are in their last working days and whose slice writes no entry then. Safe to run twice: a
 * reminder is named by its clock, and a clock that was moved is another one. Answers how many were kept.
 */
export async function remind(services: Services): Promise<number> {
  const { db } = services;
  const now = services.now();
  const clocks = await clocksIn(db.reader, now, now + ahead);
  const near: Clock[] = [];
  const firstDays = new Map<string, number>();
  for (const clock of clocks) {
    const key = `${clock.office}/${clock.due}`;
    const from = firstDays.get(key) ?? (await lastDaysFrom(db.reader, clock));
    firstDays.set(key, from);
    if (from <= now) near.push(clock);
  }
  const notices: NewNotice[] = [];
  for (const { subject, due } of near) {
    const tells = [reminders[subject.type]];
    const source = `due-soon/${subject.id}/${due}`;
    notices.push(...(await noticesAbout(db.reader, { tells, subject, actor: null, source })));
  }
  if (notices.length === 0) return 0;
  return withCursor(services, async (client, { last }) => {
    const n = await keepNotices(services, client, last, notices);
    await client.noticeCursor.update({ where: { id: 1 }, data: { last: n } });
    return Number(n - last);
  });
}

async function clocksIn({ prisma }: Reader, from: number, to: number): Promise<Clock[]> {
  const within = { gt: BigInt(from), lte: BigInt(to) };
  const [sheets, notices, orders] = await Promise.all([
    prisma.confirmation.findMany({
      where: { state: 'served', due: within },
      select: { id: true, office: true, due: true },
      take: atOnce,
    }),
    prisma.accountabilityCase.findMany({
      where: { defenceDue: within, defendedAt: null, lapsed: false },
      select: { id: true, office: true, defenceDue: true },
      take: atOnce,
    }),
    prisma.order.findMany({
      where: { state: 'served', acknowledgeDue: within },
      select: { id: true, office: true, acknowledgeDue: true },
      take: atOnce,
    }),
  ]);
  const clock =
    (type: keyof typeof reminders) =>
    ({ id, office }: { id: string; office: string }, due: bigint | null): Clock => ({
      subject: { type, id },
      office,
      due: Number(due),
    });
  return [
    ...sheets.map((row) => clock('confirmation')(row, row.due)),
    ...notices.map((row) => clock('case')(row, row.defenceDue)),
    ...orders.map((row) => clock('order')(row, row.acknowledgeDue)),
  ];
}

/** The morning of the day that lies two working days before the last. */
async function lastDaysFrom(reader: Reader, { office, due }: Clock): Promise<number> {
  const calendar = await calendarOfOffice(reader, office);
  let day = dayOf(due, calendar.zone);
  for (let left = remindedBefore; left > 0; ) {
    day = plusDays(day, -1);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return instantOf(day, '00:00', calendar.zone);
}
