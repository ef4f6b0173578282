import type { Reader } from '@mingcha/db';
import { may } from '@mingcha/domain/access';
import type { OpenItem } from '@mingcha/domain/registry';
import type { z } from 'zod';
import { scope } from '../../../access/scope.ts';
import type { SignedIn } from '../../../context.ts';
import { refuse } from '../../../refused.ts';
import { historyOf } from '../../history.ts';
import { readPage } from '../../keyset.ts';
import { plain } from '../../plain.ts';
import { namesOf } from '../queries.ts';
import type {
  HandoverDetail,
  HandoverPage,
  HandoverRow,
  HandoversInput,
  LeaveDetail,
  LeavePage,
  LeaveRow,
  LeavesInput,
  OwnSeats,
} from './schemas.ts';

type Leave = z.infer<typeof LeaveRow>;
type Handover = z.infer<typeof HandoverRow>;

async function seatsCalled({ prisma }: Reader, ids: readonly string[]) {
  const rows = await prisma.seat.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return Object.fromEntries(rows.map(({ id, title, duty }) => [id, { title, duty }]));
}

interface Mentions {
  readonly seat: string;
  readonly unit: string | null;
}

/** What everything that rows mention is called: their seats by title, their units and people by name. */
async function calledBy<Row extends Mentions>(
  reader: Reader,
  office: string,
  rows: readonly Row[],
  people: (row: Row) => readonly (string | null)[],
  others: readonly string[] = [],
) {
  return {
    names: await namesOf(reader, office, [...rows.flatMap((row) => [row.unit, ...people(row)]), ...others]),
    seats: await seatsCalled(
      reader,
      rows.map(({ seat }) => seat),
    ),
  };
}

const ofLeave = ({ person, deputy, declaredBy, confirmedBy }: Leave) => [
  person,
  deputy,
  declaredBy,
  confirmedBy,
];
const ofHandover = ({ giver, taker, openedBy, decidedBy }: Handover) => [giver, taker, openedBy, decidedBy];

/** Why somebody is away is for them, whoever stands in, and whoever confirms it. */
const discreet = ({ session: { person, roles } }: SignedIn, row: Leave): Leave =>
  row.person === person || row.deputy === person || row.declaredBy === person || may(roles, 'leave.confirm')
    ? row
    : { ...row, reason: null };

export function listLeaves(
  ctx: SignedIn,
  input: z.infer<typeof LeavesInput>,
): Promise<z.infer<typeof LeavePage>> {
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Leave', {
      input,
      column: 'declaredAt',
      visible: { AND: [scope(ctx, ctx.verb, 'Leave'), input.state ? { state: input.state } : {}] },
    });
    const rows = (page.rows as Leave[]).map((row) => discreet(ctx, row));
    return { ...page, rows, ...(await calledBy(reader, ctx.session.office, rows, ofLeave)) };
  });
}

export function getLeave(ctx: SignedIn, id: string): Promise<z.infer<typeof LeaveDetail>> {
  return ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.leave.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Leave'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'leave' });
    const leave = discreet(ctx, plain(found) as Leave);
    const history = await historyOf(reader, { type: 'leave', id });
    const authors = history.map((line) => line.person);
    return { leave, history, ...(await calledBy(reader, ctx.session.office, [leave], ofLeave, authors)) };
  });
}

const items = (value: unknown) => value as readonly OpenItem[];
const rowOf = <T extends { items: unknown }>({ items: open, ...row }: T) =>
  ({ ...row, open: items(open).length }) as unknown as Handover;

export function listHandovers(
  ctx: SignedIn,
  input: z.infer<typeof HandoversInput>,
): Promise<z.infer<typeof HandoverPage>> {
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Handover', {
      input,
      column: 'openedAt',
      visible: { AND: [scope(ctx, ctx.verb, 'Handover'), input.state ? { state: input.state } : {}] },
    });
    const rows = page.rows.map(rowOf);
    return { ...page, rows, ...(await calledBy(reader, ctx.session.office, rows, ofHandover)) };
  });
}

export function getHandover(ctx: SignedIn, id: string): Promise<z.infer<typeof HandoverDetail>> {
  return ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.handover.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Handover'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'handover' });
    const handover = rowOf(plain(found));
    const history = await historyOf(reader, { type: 'handover', id });
    const authors = history.map((line) => line.person);
    return {
      handover,
      items: [...items(found.items)],
      history,
      ...(await calledBy(reader, ctx.session.office, [handover], ofHandover, authors)),
    };
  });
}

/** A director declares for everybody who cannot; everybody else for themselves. Colleagues are those of the same unit. */
export function ownSeats({ services, session }: SignedIn): Promise<z.infer<typeof OwnSeats>> {
  const { office, person, roles, seats: acting } = session;
  return services.db.read(async (reader) => {
    const { prisma } = reader;
    const mine = await prisma.seat.findMany({
      where: { office, ...(roles.includes('director') ? { holder: { not: null } } : { holder: person }) },
      orderBy: [{ duty: 'asc' }, { id: 'asc' }],
    });
    const units = [...new Set(mine.flatMap(({ unit }) => unit ?? []))];
    const sits = await prisma.seat.findMany({
      where: { office, unit: { in: units }, holder: { not: null } },
    });
    const colleagues = await prisma.person.findMany({
      where: {
        office,
        OR: [
          { unit: { in: units } },
          { id: { in: sits.flatMap(({ holder }) => holder ?? []) } },
          // The office's own people belong to no inspected unit.
          ...(mine.some(({ unit }) => unit === null) ? [{ unit: null }] : []),
        ],
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 1_000,
    });
    const standing = acting.filter(({ because }) => because !== 'own');
    const titles = await seatsCalled(
      reader,
      standing.map(({ id }) => id),
    );
    return {
      seats: mine.map(({ id, title, duty, unit, holder }) => ({
        id,
        title,
        duty,
        unit,
        holder: holder ?? '',
      })),
      colleagues: colleagues.map(({ id, name, unit }) => ({
        id,
        name,
        unit: unit ?? sits.find(({ holder }) => holder === id)?.unit ?? null,
      })),
      standIns: standing.map(({ id, duty, unit, because, inFor }) => ({
        id,
        duty,
        unit,
        because: because === 'leave' ? ('leave' as const) : ('empty' as const),
        inFor,
        title: titles[id]?.title ?? '',
      })),
      names: await namesOf(reader, office, [
        ...units,
        ...mine.map(({ holder }) => holder),
        ...standing.flatMap(({ unit, inFor }) => [unit, inFor]),
      ]),
    };
  });
}
