import type { Reader } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import {
  type IntercessionState,
  IntercessionWay,
  intercessionLifecycle,
  NoteIntercession,
} from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { pageInput, pageOf, readPage } from '../keyset.ts';
import { zoneOf } from '../office-time.ts';
import { namesOf } from '../registry/queries.ts';
import { assertReachable } from './reachable.ts';

export const Note = NoteIntercession;

/** That it is kept, and nothing of it: whoever noted it reads it no more than anybody else. */
export const NotedOutput = z.object({ noted: z.literal(true) });

export async function note(ctx: SignedIn, said: z.infer<typeof Note>): Promise<z.infer<typeof NotedOutput>> {
  const { bulletin } = said.about;
  await assertReachable(ctx, bulletin);
  await act(ctx, {
    lifecycle: intercessionLifecycle,
    subject: { type: 'intercession', id: ctx.services.newId('itc') },
    command: { type: 'noteIntercession', ...said },
    facts: async (reader, _, now) => {
      const where = { bulletin };
      const links = await reader.prisma.bulletinFinding.findMany({ where, select: { finding: true } });
      return {
        today: dayOf(now, await zoneOf(reader, ctx.session.office)),
        findings: links.map(({ finding }) => finding),
      };
    },
    creates: true,
  });
  return { noted: true };
}

export const IntercessionsInput = z.object({
  ...pageInput,
  sort: z.enum(['notedAt']).default('notedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

/** The list tells that there are notes and of when; what one says is opened by itself, which is a line in the access log. */
export const IntercessionPage = pageOf(
  z.object({ id: z.string(), notedBy: z.string(), notedAt: z.int(), erased: z.boolean() }),
);

export function listIntercessions(
  ctx: SignedIn,
  input: z.infer<typeof IntercessionsInput>,
): Promise<z.infer<typeof IntercessionPage>> {
  return ctx.services.db.read(async (reader) => {
    const visible = scope(ctx, 'intercession.read', 'Intercession');
    const page = await readPage(reader, 'Intercession', { input, column: input.sort, visible });
    const people = page.rows.map(({ notedBy }) => notedBy);
    return { ...page, names: await namesOf(reader, ctx.session.office, people) };
  });
}

export const One = z.object({ id: idOf('intercession') });

export const IntercessionDetail = z.object({
  id: z.string(),
  notedBy: z.string(),
  notedAt: z.int(),
  /** Null: nothing of it is left. */
  note: z
    .object({
      who: z.string(),
      on: z.string(),
      how: IntercessionWay,
      said: z.string(),
      bulletin: z.object({ id: z.string(), title: z.string().nullable(), number: z.string().nullable() }),
      finding: z.string().nullable(),
      /** The finding's own words, while the bulletin names it. */
      observation: z.string().nullable(),
    })
    .nullable(),
  names: z.record(z.string(), z.string()),
});

export function getIntercession(ctx: SignedIn, id: string): Promise<z.infer<typeof IntercessionDetail>> {
  return ctx.services.db.read(async (reader) => {
    const where = { AND: [scope(ctx, 'intercession.read', 'Intercession'), { id }] };
    const row = await reader.prisma.intercession.findFirst({ where });
    if (row === null) refuse('not-found', { subject: 'intercession' });
    const entries = await reader.recordedOf({ type: 'intercession', id });
    const { fields } = stateOf(intercessionLifecycle, entries);
    return {
      id,
      notedBy: row.notedBy,
      notedAt: Number(row.notedAt),
      note: fields === null ? null : await told(reader, row.office, fields),
      names: await namesOf(reader, row.office, [row.notedBy]),
    };
  });
}

async function told(
  { prisma }: Reader,
  office: string,
  { about, ...said }: NonNullable<IntercessionState['fields']>,
) {
  const bulletin = await prisma.bulletin.findFirst({
    where: { id: about.bulletin, office },
    select: { title: true, number: true },
  });
  const named = await prisma.bulletinFinding.count({
    where: { bulletin: about.bulletin, finding: about.finding ?? '' },
  });
  const finding =
    named === 0
      ? null
      : await prisma.finding.findFirst({
          where: { id: about.finding ?? '', office, state: { not: 'referred' } },
          select: { observation: true },
        });
  return {
    ...said,
    bulletin: { id: about.bulletin, title: bulletin?.title ?? null, number: bulletin?.number ?? null },
    finding: about.finding ?? null,
    observation: finding?.observation ?? null,
  };
}
