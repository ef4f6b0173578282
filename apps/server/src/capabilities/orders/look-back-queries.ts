import type { Reader, RowOf } from '@mingcha/db';
import {
  type LookBackCommand,
  lookBackDeadline,
  lookBackGuards,
  lookBackLifecycle,
} from '@mingcha/domain/orders';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import { stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { calendarOfOffice } from '../office-time.ts';
import { namesOf } from '../registry/queries.ts';
import { lookBackFacts, unitsBarred } from './look-back-facts.ts';
import { LookBackRow, type LookBacksAbout, type LookBackWaiting } from './look-back-schemas.ts';

type Where = WhereOf<'LookBack'>;
type Row = z.infer<typeof LookBackRow>;

export async function lookBackRow(ctx: SignedIn, { prisma }: Reader, id: string): Promise<RowOf<'LookBack'>> {
  const where = { AND: [scope(ctx, ctx.verb, 'LookBack'), { id }] };
  return (await prisma.lookBack.findFirst({ where })) ?? refuse('not-found', { subject: 'look-back' });
}

/** What of it is for this person: nobody is offered what the rules would refuse. */
export async function waitingLookBacks(
  reader: Reader,
  { office, person }: { readonly office: string; readonly person: string },
  what: z.infer<typeof LookBackWaiting>,
): Promise<Where> {
  if (what === 'open') return { office, state: { in: ['due', 'recorded'] } };
  const others: Where = {
    office,
    NOT: { before: { has: person } },
    unit: { notIn: await unitsBarred(reader, office, person) },
  };
  return what === 'due'
    ? { ...others, state: 'due' }
    : { ...others, state: 'recorded', recordedBy: { not: person } };
}

/** Look-backs at one order, the newest first, and the day of the one that nobody is asked for yet. */
export function lookBacksAbout(ctx: SignedIn, id: string): Promise<z.infer<typeof LookBacksAbout>> {
  const { services, session } = ctx;
  return services.db.read(async (reader) => {
    const { prisma } = reader;
    const visible = scope(ctx, 'look-back.read', 'LookBack');
    const order = await prisma.order.findFirst({
      where: {
        AND: [scope(ctx, 'look-back.read', 'Order'), { id, unit: { notIn: [...session.units] } }],
      },
    });
    if (order === null) refuse('not-found', { subject: 'order' });
    const stored = await prisma.lookBack.findMany({
      where: { AND: [visible, { order: id }] },
      orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
    });
    const rows: Row[] = [];
    for (const row of stored) rows.push(await asRow(ctx, reader, row));
    const calendar = await calendarOfOffice(reader, session.office);
    const asked = rows.some(({ state }) => state !== 'confirmed');
    const dueDay =
      order.state === 'closed' && order.closedAt !== null && !asked
        ? lookBackDeadline(calendar, Number(order.closedAt)).day
        : null;
    const people = rows.flatMap(({ before, recordedBy, confirmedBy, returnedBy, history }) => [
      ...before,
      recordedBy,
      confirmedBy,
      returnedBy,
      ...history.map(({ person }) => person),
    ]);
    return { dueDay, rows, names: await namesOf(reader, session.office, people) };
  });
}

async function asRow(ctx: SignedIn, reader: Reader, row: RowOf<'LookBack'>): Promise<Row> {
  const subject = { type: 'look-back' as const, id: row.id };
  return LookBackRow.parse({
    ...row,
    results: row.results ?? [],
    scan: z.array(FileRef).safeParse(row.scan).data ?? [],
    aside: await asideOf(ctx, reader, row.id),
    history: await historyOf(reader, subject),
  });
}

/** Asked of the rules themselves, before anybody has typed anything. */
async function asideOf(ctx: SignedIn, reader: Reader, id: string): Promise<string | null> {
  const { session, services } = ctx;
  const state = stateOf(lookBackLifecycle, await reader.recordedOf({ type: 'look-back', id }));
  const command: LookBackCommand = { type: 'confirmLookBack' };
  const facts = await lookBackFacts(ctx, reader, state);
  const context = { ...facts, ...session, now: services.now(), newId: services.newId };
  const asked = [
    lookBackGuards.newTeam,
    lookBackGuards.clearOfUnit,
    ...(state.status === 'recorded' ? [lookBackGuards.anotherInspector] : []),
  ];
  for (const guard of asked) {
    const no = guard(state, command, context);
    if (no !== null) return no.code;
  }
  return null;
}
