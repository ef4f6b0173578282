import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { plain } from '../plain.ts';
import { namesOf } from './queries.ts';
import type { PersonDetail, UnitDetail } from './schemas.ts';

const byName = [{ name: 'asc' as const }, { id: 'asc' as const }];
const byCode = [{ code: 'asc' as const }, { id: 'asc' as const }];

export function getUnit(ctx: SignedIn, id: string): Promise<z.infer<typeof UnitDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const unit = await prisma.unit.findFirst({ where: { AND: [scope(ctx, ctx.verb, 'Unit'), { id }] } });
    if (unit === null) refuse('not-found', { subject: 'unit' });
    const where = { office: ctx.session.office, unit: id, endedOn: null };
    const [below, seats, windows, posts, items, areas, history] = await Promise.all([
      prisma.unit.findMany({
        where: { office: ctx.session.office, parent: id, endedOn: null },
        orderBy: byCode,
      }),
      prisma.seat.findMany({ where, orderBy: [{ duty: 'asc' }, { id: 'asc' }] }),
      prisma.serviceWindow.findMany({ where, orderBy: byName }),
      prisma.post.findMany({ where, orderBy: byName }),
      prisma.serviceItem.findMany({ where, orderBy: byCode }),
      prisma.area.findMany({ where, orderBy: byName }),
      historyOf(reader, { type: 'unit', id }),
    ]);
    const names = await namesOf(reader, ctx.session.office, [
      unit.parent,
      ...seats.map((seat) => seat.holder),
      ...posts.map((post) => post.window),
      ...history.map((line) => line.person),
    ]);
    // The columns hold what the domain's schemas let in; the router's output schema looks at them once more.
    const found = { unit, below, seats: plain(seats), windows, posts, items, areas, history, names };
    return found as z.infer<typeof UnitDetail>;
  });
}

export function getPerson(ctx: SignedIn, id: string): Promise<z.infer<typeof PersonDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const where = { AND: [scope(ctx, ctx.verb, 'Person'), { id }] };
    const person = await prisma.person.findFirst({ where });
    if (person === null) refuse('not-found', { subject: 'person' });
    const tenures = plain(
      await prisma.seatTenure.findMany({
        where: { office: ctx.session.office, person: id },
        orderBy: [{ since: 'desc' }, { id: 'desc' }],
      }),
    );
    const seats = await prisma.seat.findMany({ where: { id: { in: tenures.map(({ seat }) => seat) } } });
    const history = await historyOf(reader, { type: 'person', id });
    const seatOf = (seat: string) => seats.find((each) => each.id === seat);
    return {
      person: plain(person),
      tenures: tenures.map(({ seat, since, until, reason }) => ({
        seat,
        title: seatOf(seat)?.title ?? '',
        unit: seatOf(seat)?.unit ?? null,
        since,
        until,
        reason,
      })),
      history,
      names: await namesOf(reader, ctx.session.office, [
        person.unit,
        person.homeUnit,
        person.secondedFrom,
        ...seats.map((seat) => seat.unit),
        ...history.map((line) => line.person),
      ]),
    };
  });
}
