import type { Reader } from '@mingcha/db';
import { makeWord, renderOrder } from '@mingcha/documents';
import { scopeOf } from '@mingcha/domain/access';
import { type Calendar, RecordedDeadline } from '@mingcha/domain/calendar';
import { type OrderDeadline, OrderView } from '@mingcha/domain/orders';
import { FileRef, ServiceProof } from '@mingcha/domain/papers';
import { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong } from '../contested.ts';
import { fromOutside, type HistoryLine, historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { calendarOfOffice } from '../office-time.ts';
import { type Plain, plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { clockFor, hand, ofColour, seatsOf } from './clocks.ts';
import { filters } from './filters.ts';
import { replacements } from './replaced.ts';
import type {
  OrderCounts,
  OrderDetail,
  OrderItemRow,
  OrderPage,
  OrderPreview,
  OrdersInput,
} from './schemas.ts';
import { frozenOrder } from './view.ts';

export { waitingLookBacks } from './look-back-queries.ts';

type Where = WhereOf<'Order'>;
type Input = z.output<typeof OrdersInput>;
type Stored = NonNullable<Awaited<ReturnType<Reader['prisma']['order']['findUnique']>>>;
type Row = z.infer<typeof OrderPage>['rows'][number];

const visible = (ctx: SignedIn): Where => scope(ctx, 'order.read', 'Order');
const inOffice = ({ session }: SignedIn): boolean => scopeOf(session.roles, 'order.read') === 'office';

export function listOrders(ctx: SignedIn, input: Input): Promise<z.infer<typeof OrderPage>> {
  const { session, services } = ctx;
  return services.db.read(async (reader) => {
    const calendar = await calendarOfOffice(reader, session.office);
    const wanted: Where = { AND: [visible(ctx), await filters(ctx, reader, input, calendar)] };
    const page = await readPage(reader, 'Order', { input, column: input.sort, visible: wanted });
    const rows = await asRows(ctx, reader, calendar, page.rows);
    return { ...page, rows, names: await namesOf(reader, session.office, mentioned(rows)) };
  });
}

const mentioned = (rows: readonly Row[]) =>
  rows.flatMap((row) => [row.unit, row.drafter, row.hand?.person ?? null]);

/** What a row shows of its unit's people and of the clock that runs first; drafters are the office's own business. */
async function asRows(
  ctx: SignedIn,
  reader: Reader,
  calendar: Calendar,
  rows: readonly Plain<Stored>[],
): Promise<Row[]> {
  const { office } = ctx.session;
  const now = ctx.services.now();
  const disputed = await contestedAmong(
    reader,
    'order',
    rows.map((row) => row.id),
  );
  const seats = await seatsOf(
    reader,
    office,
    rows.map((row) => row.unit),
  );
  const clocks = await firstClocks(reader, rows);
  const waiting = await reader.prisma.lookBack.findMany({
    where: {
      AND: [
        scope(ctx, 'look-back.read', 'LookBack'),
        { order: { in: rows.map(({ id }) => id) }, state: { in: ['due', 'recorded'] } },
      ],
    },
    select: { order: true, state: true },
  });
  return rows.map((row) => {
    const deadline = clocks.get(row.id);
    return {
      ...row,
      drafter: inOffice(ctx) ? row.drafter : '',
      state: row.state as Row['state'],
      clock: deadline === undefined ? null : clockFor(calendar, deadline, now),
      hand: hand(row, seats),
      lookBack: (waiting.find(({ order }) => order === row.id)?.state ?? null) as Row['lookBack'],
      contested: row.outOfPlace || disputed.has(row.id),
    };
  });
}

async function firstClocks({ prisma }: Reader, rows: readonly Plain<Stored>[]) {
  const items = await prisma.orderItem.findMany({
    where: { order: { in: rows.map((row) => row.id) }, due: { not: null } },
    select: { order: true, due: true, deadline: true },
  });
  return new Map(
    rows.flatMap(({ id, nextDue, nextDay }): [string, OrderDeadline][] => {
      if (nextDue === null || nextDay === null) return [];
      const item = items.find((each) => each.order === id && Number(each.due) === nextDue);
      const known = item === undefined ? null : deadlineIn(item.deadline);
      // The day to acknowledge is no item's own.
      const bare = { from: 0, count: 0, unit: 'working-days' as const, calendar: [], provisional: false };
      return [[id, known ?? { ...bare, day: nextDay, due: nextDue }]];
    }),
  );
}

const deadlineIn = (value: unknown): OrderDeadline | null => RecordedDeadline.safeParse(value).data ?? null;

export function getOrder(ctx: SignedIn, id: string): Promise<z.infer<typeof OrderDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const { office } = ctx.session;
    const found = await prisma.order.findFirst({ where: { AND: [visible(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'order' });
    const calendar = await calendarOfOffice(reader, office);
    const [row] = await asRows(ctx, reader, calendar, [plain(found)]);
    if (row === undefined) throw new Error('one row in, one row out');
    const { view } =
      found.viewHash === null
        ? await frozenOrder(reader, id)
        : { view: await keptView(ctx.services, OrderView, found.viewHash) };
    const items = await itemsOf(reader, id, view, calendar, {
      now: ctx.services.now(),
      // No day of it counts any more, whatever stands in its items.
      isOver: found.state === 'revoked',
    });
    const history = await historyOf(reader, { type: 'order', id });
    const seats = await seatsOf(reader, office, [found.unit]);
    const proof = ServiceProof.safeParse(found.proof).data ?? null;
    const whole = plain(found);
    const own = inOffice(ctx);
    return {
      order: {
        ...whole,
        ...row,
        objectUntil: whole.objectDue,
        opinion: own ? whole.opinion : null,
        issuedBy: own ? whole.issuedBy : null,
        sealedBy: own ? whole.sealedBy : null,
      },
      items,
      ...(await replacements(reader, visible(ctx), whole)),
      proof:
        proof === null
          ? null
          : {
              method: proof.method,
              place: proof.place ?? null,
              receivedBy: proof.receivedBy ?? null,
              refusedReason: proof.refusedReason ?? null,
              witnesses: own ? [...proof.witnesses] : [],
              tracking: proof.tracking ?? null,
              scan: own ? (proof.scan ?? null) : null,
            },
      objection: objectionIn(found),
      reports: z.array(FileRef).safeParse(found.reports).data ?? [],
      seats: seats.map((seat) => ({ duty: seat.duty, seat: seat.id, person: seat.holder })),
      history: own
        ? history
        : history
            .filter((line) => outward(line.kind))
            .map(fromOutside(byUnit(seats.map(({ holder }) => holder)))),
      names: await namesOf(reader, office, [
        ...mentioned([row]),
        ...items.flatMap((item) => [item.verifiedBy, item.closedBy, ...item.assistants]),
        ...seats.map((seat) => seat.holder),
        ...(own ? [found.issuedBy, found.sealedBy, ...history.map((line) => line.person)] : []),
        found.acknowledgedBy,
      ]),
    };
  });
}

/** What happened before it was sent is the office's own business. */
const inward = ['order.drafted', 'order.revised', 'order.submitted', 'order.returned', 'order.rendered'];
const outward = (kind: string): boolean => !inward.includes(kind);

/** What the unit itself does; anything else is the unit's only where whoever did it holds one of its seats. */
const ofUnit = [
  'order.acknowledged',
  'order.planned',
  'order.reported',
  'order.objected',
  'order.extension-asked',
];
const byUnit = (holders: readonly (string | null)[]) => (line: HistoryLine) =>
  ofUnit.includes(line.kind) || holders.includes(line.person);

const Point = z.object({ n: z.int(), text: z.string() });
const Objection = z.object({ points: z.array(Point), files: z.array(FileRef) });
const Reply = z.array(Point.extend({ outcome: z.string() }));

function objectionIn({ objection, objectionReply }: Stored) {
  const said = Objection.safeParse(objection).data;
  if (said === undefined) return null;
  return { ...said, reply: Reply.safeParse(objectionReply).data ?? [] };
}

async function itemsOf(
  { prisma }: Reader,
  order: string,
  view: OrderView,
  calendar: Calendar,
  { now, isOver }: { readonly now: number; readonly isOver: boolean },
): Promise<z.infer<typeof OrderItemRow>[]> {
  const rows = await prisma.orderItem.findMany({ where: { order }, orderBy: { n: 'asc' } });
  return rows.map((stored) => {
    const row = plain(stored);
    const told = view.items.find((item) => item.n === row.n);
    if (told === undefined) throw new Error(`the view of ${order} has no item ${row.n}`);
    const { place, date, time, fact, category, criterion } = told;
    const deadline = deadlineIn(stored.deadline);
    return {
      ...row,
      mode: told.mode,
      state: row.state as z.infer<typeof OrderItemRow>['state'],
      lookBack: row.lookBack as z.infer<typeof OrderItemRow>['lookBack'],
      clock: deadline === null || isOver || row.state === 'closed' ? null : clockFor(calendar, deadline, now),
      proof: z.array(FileRef).safeParse(stored.proof).data ?? [],
      told: { place, date, time, fact, category, criterion },
    };
  });
}

export async function assertOrder(ctx: SignedIn, id: string): Promise<void> {
  const found = await ctx.services.db.read(({ prisma }) =>
    prisma.order.count({ where: { AND: [scope(ctx, ctx.verb, 'Order'), { id }] } }),
  );
  if (found === 0) refuse('not-found', { subject: 'order' });
}

export async function previewOrder(ctx: SignedIn, id: string): Promise<z.infer<typeof OrderPreview>> {
  await assertOrder(ctx, id);
  const { view, hash } = await ctx.services.db.read((reader) => frozenOrder(reader, id));
  return { view, viewHash: hash };
}

/** The same draft as a file that a word processor opens. */
export async function draftOrderWord(ctx: SignedIn, id: string): Promise<Uint8Array> {
  await assertOrder(ctx, id);
  const { services } = ctx;
  const { view } = await services.db.read((reader) => frozenOrder(reader, id));
  return (await makeWord(view, { fonts: fontsOf(services), digest })).bytes;
}

/** The paper as it would look, marked as a draft on every page; nothing is recorded. */
export async function draftOrderPdf(ctx: SignedIn, id: string): Promise<Uint8Array> {
  await assertOrder(ctx, id);
  const { services } = ctx;
  const { view } = await services.db.read((reader) => frozenOrder(reader, id));
  return (await renderOrder(view, { fonts: fontsOf(services), digest })).bytes;
}

export function countOrders(ctx: SignedIn): Promise<z.infer<typeof OrderCounts>> {
  return ctx.services.db.read(async (reader) => {
    const { order } = reader.prisma;
    const where = visible(ctx);
    const calendar = await calendarOfOffice(reader, ctx.session.office);
    const states = await order.groupBy({ by: ['state'], where, _count: { id: true } });
    const of = (colour: 'red' | 'amber' | 'green') =>
      order.count({ where: { AND: [where, ofColour(calendar, colour, ctx.services.now())] } });
    return {
      states: Object.fromEntries(states.map((row) => [row.state, row._count.id])),
      clocks: { red: await of('red'), amber: await of('amber'), green: await of('green') },
      asked: await order.count({ where: { AND: [where, { extensionsAsked: { gt: 0 } }] } }),
    };
  });
}
