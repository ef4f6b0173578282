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
import { frequentTargets } from './frequency.ts';

import type { PlanDetail, PlanPage, PlansInput } from './schemas.ts';

/** Who stands near whom is asked by every slice that puts people to work. */
export { recusalFacts } from './recusal-facts.ts';

type Where = WhereOf<'Plan'>;
type Input = z.infer<typeof PlansInput>;
type Row = z.infer<typeof PlanPage>['rows'][number];

export function listPlans(ctx: SignedIn, input: Input): Promise<z.infer<typeof PlanPage>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const visible: Where = {
      AND: [scope(ctx, 'plan.read', 'Plan'), await filters(reader, ctx.session.office, input)],
    };
    const page = await readPage(reader, 'Plan', { input, column: input.sort, visible });
    const ids = page.rows.map((row) => row.id);
    const disputed = await contestedAmong(reader, 'plan', ids);
    const plan = { in: ids };
    const units = await prisma.planUnit.groupBy({ by: ['plan'], where: { plan }, _count: { id: true } });
    const tasks = await prisma.assignment.groupBy({ by: ['plan'], where: { plan }, _count: { id: true } });
    const countOf = (groups: typeof units, id: string) =>
      groups.find((one) => one.plan === id)?._count.id ?? 0;
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...row,
        state: row.state as Row['state'],
        units: countOf(units, row.id),
        assignments: countOf(tasks, row.id),
        contested: row.outOfPlace || disputed.has(row.id),
      })),
      names: await namesOf(
        reader,
        ctx.session.office,
        page.rows.map((row) => row.drafter),
      ),
    };
  });
}

async function filters({ prisma }: Reader, office: string, input: Input): Promise<Where> {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.from !== undefined) all.push({ toDay: { gte: input.from } });
  if (input.until !== undefined) all.push({ fromDay: { lte: input.until } });
  if (input.text !== undefined) all.push({ title: { contains: input.text, mode: 'insensitive' } });
  if (input.unit !== undefined) {
    const { unit } = input;
    const links = await prisma.planUnit.findMany({ where: { office, unit }, select: { plan: true } });
    all.push({ id: { in: links.map((link) => link.plan) } });
  }
  return { AND: all };
}

export function getPlan(ctx: SignedIn, id: string): Promise<z.infer<typeof PlanDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.plan.findFirst({ where: { AND: [scope(ctx, 'plan.read', 'Plan'), { id }] } });
    if (found === null) refuse('not-found', { subject: 'plan' });
    const disputed = await contestedAmong(reader, 'plan', [id]);
    const links = await prisma.planUnit.findMany({ where: { plan: id }, orderBy: { position: 'asc' } });
    const units = links.map((link) => link.unit);
    const assignments = await prisma.assignment.findMany({
      where: { AND: [scope(ctx, 'assignment.read', 'Assignment'), { plan: id }] },
      orderBy: [{ fromDay: 'asc' }, { id: 'asc' }],
      select: { id: true, unit: true, lead: true, covert: true, state: true },
    });
    const history = await historyOf(reader, { type: 'plan', id });
    const { drafter, reviewer, approver } = found;
    return {
      plan: {
        ...plain(found),
        state: found.state as Row['state'],
        units: units.length,
        assignments: assignments.length,
        contested: found.outOfPlace || disputed.has(id),
      },
      units,
      frequent: await frequentTargets(reader, { office: found.office, units, now: ctx.services.now() }),
      assignments,
      history,
      names: await namesOf(reader, ctx.session.office, [
        drafter,
        reviewer,
        approver,
        ...units,
        ...assignments.flatMap((task) => [task.unit, task.lead]),
        ...history.map((line) => line.person),
      ]),
    };
  });
}
