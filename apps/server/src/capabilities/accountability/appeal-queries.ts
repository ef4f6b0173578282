import type { AppealAbout } from '@mingcha/domain/accountability';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { contestedDecision } from './appeal-contested.ts';
import { AppealDetail, type AppealPage, AppealRow, type AppealsInput } from './appeal-schemas.ts';

export function listAppeals(
  ctx: SignedIn,
  input: z.infer<typeof AppealsInput>,
): Promise<z.infer<typeof AppealPage>> {
  return ctx.services.db.read(async (reader) => {
    const filters: WhereOf<'Appeal'>[] = [];
    if (input.state) filters.push({ state: { in: input.state } });
    if (input.about) filters.push({ aboutId: input.about });
    const visible: WhereOf<'Appeal'> = { AND: [scope(ctx, 'appeal.read', 'Appeal'), ...filters] };
    const page = await readPage(reader, 'Appeal', { input, column: input.sort, visible });
    const mentioned = page.rows.flatMap((row) => [row.person, row.unit]);
    return {
      ...page,
      rows: page.rows.map((row) => AppealRow.parse(row)),
      names: await namesOf(reader, ctx.session.office, mentioned),
    };
  });
}

export function getAppeal(ctx: SignedIn, id: string): Promise<z.infer<typeof AppealDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.appeal.findFirst({
      where: { AND: [scope(ctx, 'appeal.read', 'Appeal'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'appeal' });
    const about = { type: found.aboutType, id: found.aboutId } as AppealAbout;
    const [contested, history] = await Promise.all([
      contestedDecision(reader, { about, filedAt: Number(found.filedAt) }),
      historyOf(reader, { type: 'appeal', id }),
    ]);
    const appeal = AppealDetail.shape.appeal.parse(plain(found));
    const sat = appeal.discussion?.participants ?? [];
    return {
      appeal,
      contested,
      history,
      names: await namesOf(reader, ctx.session.office, [
        found.person,
        found.unit,
        ...found.reviewers,
        ...sat,
        ...history.map((line) => line.person),
      ]),
    };
  });
}
