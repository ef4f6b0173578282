import type { Reader } from '@mingcha/db';
import { type AppealAbout, lastDay, remediesOf } from '@mingcha/domain/accountability';
import { dayOf } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { calendarOfOffice } from '../office-time.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { OwnAppeal, type OwnAppeals, type OwnInput } from './appeal-schemas.ts';

/** What one asked, or one’s unit; and against a bulletin or an order, what may still be asked and until when. */
export function ownAppeals(
  ctx: SignedIn,
  { about }: z.infer<typeof OwnInput>,
): Promise<z.infer<typeof OwnAppeals>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const only = about ? { aboutType: about.type, aboutId: about.id } : {};
    const rows = await prisma.appeal.findMany({
      where: { AND: [scope(ctx, 'appeal.own', 'Appeal'), only] },
      orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
      take: 100,
    });
    const titles = await titlesOf(reader, rows);
    const ways = about === undefined || about.type === 'case' ? [] : await waysFrom(ctx, reader, about);
    const names = [...rows.flatMap((row) => [row.person, row.unit]), ...ways.map((way) => way.unit)];
    return {
      rows: plain(rows).map((row) =>
        OwnAppeal.parse({
          ...row,
          title: titles.get(row.aboutId) ?? null,
          asked: row.reason,
          ...(row.servedAt === null ? unserved : {}),
        }),
      ),
      ways,
      names: await namesOf(reader, ctx.session.office, names),
    };
  });
}

const unserved = { result: null, reasons: null, number: null };

async function titlesOf(
  { prisma }: Reader,
  rows: readonly { readonly aboutId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: rows.map((row) => row.aboutId) } };
  const select = { id: true, number: true, title: true } as const;
  const [bulletins, orders] = await Promise.all([
    prisma.bulletin.findMany({ where, select }),
    prisma.order.findMany({ where, select }),
  ]);
  return new Map(
    [...bulletins, ...orders].map((one) => [one.id, [one.number, one.title].filter(Boolean).join(' ')]),
  );
}

/** Of one’s units, those that received it and have nothing running or decided against it. */
async function waysFrom(ctx: SignedIn, reader: Reader, about: AppealAbout) {
  const received = await receivedBy(ctx, reader, about);
  const calendar = await calendarOfOffice(reader, ctx.session.office);
  const before = await reader.prisma.appeal.findMany({
    where: { aboutId: about.id, state: { notIn: ['inadmissible', 'withdrawn'] } },
    select: { unit: true },
  });
  return received
    .filter(({ unit }) => !before.some((one) => one.unit === unit))
    .flatMap(({ unit, at }) => {
      const receivedOn = dayOf(at, calendar.zone);
      return remediesOf({ type: about.type, party: 'unit' }).map(({ code, file }) => ({
        unit,
        route: code,
        receivedOn,
        lastDay: lastDay(calendar, receivedOn, file),
      }));
    });
}

async function receivedBy(ctx: SignedIn, { prisma }: Reader, { type, id }: AppealAbout) {
  const { office, units } = ctx.session;
  if (type === 'order') {
    const row = await prisma.order.findFirst({ where: { office, id, unit: { in: [...units] } } });
    return row?.servedAt == null ? [] : [{ unit: row.unit, at: Number(row.servedAt) }];
  }
  const [row, sent] = await Promise.all([
    prisma.bulletin.findFirst({ where: { office, id }, select: { issuedAt: true } }),
    prisma.bulletinUnit.findMany({
      where: { office, bulletin: id, issued: true, unit: { in: [...units] } },
      select: { unit: true },
      orderBy: { position: 'asc' },
    }),
  ]);
  const at = row?.issuedAt ?? null;
  return at === null ? [] : sent.map(({ unit }) => ({ unit, at: Number(at) }));
}
