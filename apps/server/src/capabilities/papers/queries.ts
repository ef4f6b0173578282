import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { FileRef } from '@mingcha/domain/papers';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { paperActOf } from '../../papers/acts.ts';
import { decidersOf, type PaperAct, type Sheet } from '../../papers/paper-act.ts';
import { Refused, refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import type { PaperDetail, PaperPage, PaperRow, PapersInput } from './schemas.ts';

type Row = z.infer<typeof PaperRow>;

export function listPapers(
  ctx: SignedIn,
  input: z.infer<typeof PapersInput>,
): Promise<z.infer<typeof PaperPage>> {
  const { state, about, sort } = input;
  const filters = {
    ...(state && { state: { in: state } }),
    ...(about && { aboutType: about.type, aboutId: about.id }),
  };
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Paper', {
      input,
      column: sort,
      visible: { AND: [scope(ctx, ctx.verb, 'Paper'), filters] },
    });
    const people = page.rows.flatMap((row) => [row.preparedBy, row.decidedBy, row.recordedBy, row.checkedBy]);
    return {
      ...page,
      rows: await titled(ctx, reader, page.rows as Omit<Row, 'title'>[]),
      names: await namesOf(reader, ctx.session.office, people),
    };
  });
}

export async function getPaper(ctx: SignedIn, id: string): Promise<z.infer<typeof PaperDetail>> {
  const found = await ctx.services.db.read((reader) =>
    reader.prisma.paper.findFirst({ where: { AND: [scope(ctx, ctx.verb, 'Paper'), { id }] } }),
  );
  if (found === null) refuse('not-found', { subject: 'paper' });
  const act = paperActOf(found.act);
  const about = { type: found.aboutType, id: found.aboutId } as Subject;
  const target = found.prepared === null ? null : act.target.parse(JSON.parse(found.prepared));
  const sheet = target === null ? null : await sheetOrNull(ctx, act, target);
  return ctx.services.db.read(async (reader) => {
    const history = await historyOf(reader, { type: 'paper', id });
    const deciders = await possibleDeciders(reader, ctx.session.office, act, about);
    const { scan, scanName, scanMime, scanSize, input, prepared: _prepared, ...row } = plain(found);
    const file = scan && { sha256: scan, size: scanSize, mime: scanMime, name: scanName };
    const people = [row.preparedBy, row.decidedBy, row.recordedBy, row.checkedBy];
    return {
      paper: row as z.infer<typeof PaperDetail>['paper'],
      sheet: sheet && { ...sheet, lines: sheet.lines.map((line) => ({ ...line })) },
      asked: act.asked.map(({ options, when, ...field }) => ({
        ...field,
        ...(when && { when: { key: when.key, among: [...when.among] } }),
        ...(options && { options: options.map((option) => ({ ...option })) }),
      })),
      said: input === null ? null : saidIn(act, input),
      scan: file ? (file as FileRef) : null,
      deciders,
      history,
      names: await namesOf(reader, ctx.session.office, [
        ...people,
        ...history.map((line) => line.person),
        ...deciders.map((one) => one.person),
      ]),
    };
  });
}

/** A list of papers says what each is about, to whoever may read that. */
async function titled(
  ctx: SignedIn,
  { prisma }: Reader,
  rows: readonly Omit<Row, 'title'>[],
): Promise<Row[]> {
  const of = (type: string) => ({
    in: rows.filter((row) => row.aboutType === type).map((row) => row.aboutId),
  });
  const select = { id: true, title: true } as const;
  const found = await Promise.all([
    prisma.plan.findMany({ where: { AND: [scope(ctx, 'plan.read', 'Plan'), { id: of('plan') }] }, select }),
    prisma.bulletin.findMany({
      where: { AND: [scope(ctx, 'bulletin.read', 'Bulletin'), { id: of('bulletin') }] },
      select,
    }),
    prisma.order.findMany({
      where: { AND: [scope(ctx, 'order.read', 'Order'), { id: of('order') }] },
      select,
    }),
    prisma.dispatch.findMany({
      where: { AND: [scope(ctx, 'dispatch.read', 'Dispatch'), { id: of('dispatch') }] },
      select,
    }),
  ]);
  const titles = new Map(found.flat().map((one) => [one.id, one.title]));
  return rows.map((row) => ({ ...row, title: titles.get(row.aboutId) ?? null }));
}

/** Whoever compares a paper with its scan need not be able to open what it is about. */
async function sheetOrNull(ctx: SignedIn, act: PaperAct, target: object): Promise<Sheet | null> {
  try {
    return await act.sheet(ctx, target);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function saidIn(act: PaperAct, input: string): Record<string, unknown> {
  const whole = JSON.parse(input) as Record<string, unknown>;
  return Object.fromEntries(act.asked.map(({ key }) => [key, whole[key] ?? null]));
}

async function possibleDeciders(reader: Reader, office: string, act: PaperAct, about: Subject) {
  const roles = decidersOf(act);
  const { prisma } = reader;
  const [grants, seats, parties] = await Promise.all([
    prisma.roleGrant.findMany({ where: { office, active: true, role: { in: [...roles] } } }),
    prisma.seat.findMany({ where: { office, duty: { in: [...roles] }, holder: { not: null } } }),
    act.parties?.(reader, about) ?? [],
  ]);
  const named = [
    ...seats.map((seat) => ({ person: seat.holder ?? '', seat: seat.id, duty: seat.duty })),
    ...grants.map((grant) => ({ person: grant.person, seat: grant.seat, duty: grant.role })),
    ...(roles.includes('party') ? parties.map((person) => ({ person, seat: null, duty: 'party' })) : []),
  ];
  return named.filter((one, at) => named.findIndex(({ person }) => person === one.person) === at);
}
