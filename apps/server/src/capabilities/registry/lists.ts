import type { Reader } from '@mingcha/db';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { readPage } from '../keyset.ts';
import { unitsLacking } from './lacking.ts';
import { namesOf } from './queries.ts';
import type {
  AreaPage,
  AreasInput,
  PeopleInput,
  PersonPage,
  PostPage,
  PostsInput,
  RecorderPage,
  RecordersInput,
  RelationPage,
  RelationsInput,
  SeatPage,
  SeatsInput,
  ServiceItemPage,
  ServiceItemsInput,
  UnitPage,
  UnitsInput,
  WindowPage,
  WindowsInput,
} from './schemas.ts';

/** A line that was ended is offered nowhere; it is found by those who ask for what has ended. */
const standing = ({ ended }: { ended: boolean }) => ({ endedOn: ended ? { not: null } : null });
const holds = (text: string) => ({ contains: text, mode: 'insensitive' as const });

export function listUnits(
  ctx: SignedIn,
  input: z.infer<typeof UnitsInput>,
): Promise<z.infer<typeof UnitPage>> {
  const all: WhereOf<'Unit'>[] = [scope(ctx, ctx.verb, 'Unit'), standing(input)];
  if (input.level) all.push({ level: { in: input.level } });
  if (input.parent) all.push({ parent: input.parent });
  if (input.hasWindow !== undefined) all.push({ hasWindow: input.hasWindow });
  if (input.text) all.push({ OR: [{ name: holds(input.text) }, { code: holds(input.text) }] });
  return ctx.services.db.read(async (reader) => {
    if (input.lacks) all.push({ id: { in: (await unitsLacking(reader, ctx.session.office))[input.lacks] } });
    const page = await readPage(reader, 'Unit', { input, column: 'code', visible: { AND: all } });
    const names = await namesOf(
      reader,
      ctx.session.office,
      page.rows.map((row) => row.parent),
    );
    return { ...page, rows: page.rows as z.infer<typeof UnitPage>['rows'], names };
  });
}

/** By their own name, or by that of their unit. */
async function calledLike({ prisma }: Reader, office: string, text: string): Promise<WhereOf<'Person'>> {
  const units = await prisma.unit.findMany({
    where: { office, name: holds(text) },
    select: { id: true },
    take: 500,
  });
  return { OR: [{ name: holds(text) }, { unit: { in: units.map(({ id }) => id) } }] };
}

/** A name may have been erased, so people are listed in the order in which they were registered. */
export function listPeople(
  ctx: SignedIn,
  input: z.infer<typeof PeopleInput>,
): Promise<z.infer<typeof PersonPage>> {
  const all: WhereOf<'Person'>[] = [scope(ctx, ctx.verb, 'Person')];
  if (input.unit) all.push({ unit: input.unit });
  if (input.inspector !== undefined) all.push({ inspector: input.inspector });
  if (input.ids) all.push({ id: { in: input.ids } });
  return ctx.services.db.read(async (reader) => {
    if (input.text) all.push(await calledLike(reader, ctx.session.office, input.text));
    const page = await readPage(reader, 'Person', { input, column: 'registeredAt', visible: { AND: all } });
    const mentioned = page.rows.flatMap((row) => [row.unit, row.homeUnit, row.secondedFrom]);
    return { ...page, names: await namesOf(reader, ctx.session.office, mentioned) };
  });
}

export function listSeats(
  ctx: SignedIn,
  input: z.infer<typeof SeatsInput>,
): Promise<z.infer<typeof SeatPage>> {
  const all: WhereOf<'Seat'>[] = [scope(ctx, ctx.verb, 'Seat'), standing(input)];
  if (input.unit) all.push({ unit: input.unit });
  if (input.duty) all.push({ duty: { in: input.duty } });
  if (input.vacant !== undefined) all.push({ holder: input.vacant ? null : { not: null } });
  if (input.text) all.push({ title: holds(input.text) });
  return ctx.services.db.read(async (reader) => {
    const { seatTenure } = reader.prisma;
    const page = await readPage(reader, 'Seat', { input, column: 'duty', visible: { AND: all } });
    const tenures = await seatTenure.findMany({
      where: { seat: { in: page.rows.map((row) => row.id) } },
      orderBy: [{ since: 'asc' }, { id: 'asc' }],
    });
    const rows = page.rows.map((row) => ({
      ...row,
      duty: row.duty as z.infer<typeof SeatPage>['rows'][number]['duty'],
      past: tenures
        .filter((tenure) => tenure.seat === row.id)
        .map(({ person, since, until }) => ({
          person,
          since: Number(since),
          until: until === null ? null : Number(until),
        })),
    }));
    const mentioned = [...rows.flatMap((row) => [row.unit, row.holder]), ...tenures.map((one) => one.person)];
    return { ...page, rows, names: await namesOf(reader, ctx.session.office, mentioned) };
  });
}

export function listWindows(
  ctx: SignedIn,
  input: z.infer<typeof WindowsInput>,
): Promise<z.infer<typeof WindowPage>> {
  const all: WhereOf<'ServiceWindow'>[] = [scope(ctx, ctx.verb, 'ServiceWindow'), standing(input)];
  if (input.unit) all.push({ unit: input.unit });
  if (input.text) all.push({ name: holds(input.text) });
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'ServiceWindow', { input, column: 'name', visible: { AND: all } });
    return {
      ...page,
      names: await namesOf(
        reader,
        ctx.session.office,
        page.rows.map((row) => row.unit),
      ),
    };
  });
}

export function listPosts(
  ctx: SignedIn,
  input: z.infer<typeof PostsInput>,
): Promise<z.infer<typeof PostPage>> {
  const all: WhereOf<'Post'>[] = [scope(ctx, ctx.verb, 'Post'), standing(input)];
  if (input.unit) all.push({ unit: input.unit });
  if (input.text) all.push({ name: holds(input.text) });
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Post', { input, column: 'name', visible: { AND: all } });
    const mentioned = page.rows.flatMap((row) => [row.unit, row.window]);
    return { ...page, names: await namesOf(reader, ctx.session.office, mentioned) };
  });
}

export function listServiceItems(
  ctx: SignedIn,
  input: z.infer<typeof ServiceItemsInput>,
): Promise<z.infer<typeof ServiceItemPage>> {
  const all: WhereOf<'ServiceItem'>[] = [scope(ctx, ctx.verb, 'ServiceItem'), standing(input)];
  if (input.unit) all.push({ unit: input.unit });
  if (input.text) all.push({ OR: [{ name: holds(input.text) }, { code: holds(input.text) }] });
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'ServiceItem', { input, column: 'code', visible: { AND: all } });
    const names = await namesOf(
      reader,
      ctx.session.office,
      page.rows.map((row) => row.unit),
    );
    return { ...page, rows: page.rows as z.infer<typeof ServiceItemPage>['rows'], names };
  });
}

export function listAreas(
  ctx: SignedIn,
  input: z.infer<typeof AreasInput>,
): Promise<z.infer<typeof AreaPage>> {
  const all: WhereOf<'Area'>[] = [scope(ctx, ctx.verb, 'Area'), standing(input)];
  if (input.unit) all.push({ unit: input.unit });
  if (input.text) all.push({ name: holds(input.text) });
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Area', { input, column: 'name', visible: { AND: all } });
    const names = await namesOf(
      reader,
      ctx.session.office,
      page.rows.map((row) => row.unit),
    );
    return { ...page, rows: page.rows as z.infer<typeof AreaPage>['rows'], names };
  });
}

export function listRecorders(
  ctx: SignedIn,
  input: z.infer<typeof RecordersInput>,
): Promise<z.infer<typeof RecorderPage>> {
  const all: WhereOf<'Recorder'>[] = [scope(ctx, ctx.verb, 'Recorder'), standing(input)];
  if (input.text) all.push({ OR: [{ model: holds(input.text) }, { serial: holds(input.text) }] });
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Recorder', { input, column: 'make', visible: { AND: all } });
    const names = await namesOf(
      reader,
      ctx.session.office,
      page.rows.map((row) => row.holder),
    );
    return { ...page, names };
  });
}

export function listRelations(
  ctx: SignedIn,
  input: z.infer<typeof RelationsInput>,
): Promise<z.infer<typeof RelationPage>> {
  const all: WhereOf<'Relation'>[] = [scope(ctx, ctx.verb, 'Relation'), standing(input)];
  if (input.unit) all.push({ unit: input.unit });
  if (input.person) all.push({ person: input.person });
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Relation', { input, column: 'declaredAt', visible: { AND: all } });
    const mentioned = page.rows.flatMap((row) => [row.person, row.unit, row.declaredBy]);
    return { ...page, names: await namesOf(reader, ctx.session.office, mentioned) };
  });
}
