import type { Reader } from '@mingcha/db';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong } from '../contested.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import type { AssignmentDetail, AssignmentPage, AssignmentsInput } from './schemas.ts';

type Where = WhereOf<'Assignment'>;
type Input = z.infer<typeof AssignmentsInput>;
type Row = z.infer<typeof AssignmentPage>['rows'][number];

const visible = (ctx: SignedIn): Where => scope(ctx, 'assignment.read', 'Assignment');

export function listAssignments(ctx: SignedIn, input: Input): Promise<z.infer<typeof AssignmentPage>> {
  return ctx.services.db.read(async (reader) => {
    const { office } = ctx.session;
    const wanted: Where = { AND: [visible(ctx), await filters(reader, office, input)] };
    const page = await readPage(reader, 'Assignment', { input, column: input.sort, visible: wanted });
    const disputed = await contestedAmong(
      reader,
      'assignment',
      page.rows.map((row) => row.id),
    );
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        state: row.state as Row['state'],
        contested: row.outOfPlace || disputed.has(row.id),
      })),
      names: await namesOf(
        reader,
        office,
        page.rows.flatMap((row) => [row.unit, row.window, row.lead]),
      ),
    };
  });
}

async function filters({ prisma }: Reader, office: string, input: Input): Promise<Where> {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.plan) all.push({ plan: input.plan });
  if (input.unit) all.push({ unit: input.unit });
  if (input.covert !== undefined) all.push({ covert: input.covert });
  if (input.member !== undefined) {
    const { member } = input;
    const rows = await prisma.assignmentMember.findMany({
      where: { office, person: member },
      select: { assignment: true },
    });
    all.push({ id: { in: rows.map((row) => row.assignment) } });
  }
  return { AND: all };
}

export function getAssignment(ctx: SignedIn, id: string): Promise<z.infer<typeof AssignmentDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.assignment.findFirst({ where: { AND: [visible(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'assignment' });
    const disputed = await contestedAmong(reader, 'assignment', [id]);
    const members = await prisma.assignmentMember.findMany({
      where: { assignment: id },
      orderBy: [{ lead: 'desc' }, { person: 'asc' }],
    });
    const visits = await prisma.visit.findMany({
      where: { assignment: id },
      orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
      select: { id: true, state: true, scheduledAt: true },
    });
    const history = await historyOf(reader, { type: 'assignment', id });
    return {
      assignment: {
        ...plain(found),
        state: found.state as Row['state'],
        contested: found.outOfPlace || disputed.has(id),
      },
      members: plain(members),
      visits: plain(visits),
      history,
      names: await namesOf(reader, ctx.session.office, [
        found.unit,
        found.window,
        found.createdBy,
        ...members.map((member) => member.person),
        ...history.map((line) => line.person),
      ]),
    };
  });
}
