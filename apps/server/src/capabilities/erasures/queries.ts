import type { Reader } from '@mingcha/db';
import type { ErasedFields } from '@mingcha/domain/access';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { erasureFacts, heldOf } from './held.ts';
import type { ErasureDetail, ErasurePage, ErasureRow, ErasuresInput, HeldFields } from './schemas.ts';

type Row = z.infer<typeof ErasureRow>;

const named = (entries: unknown) => entries as readonly ErasedFields[];
const rowOf = <T extends { entries: unknown; state: string }>({ entries, ...row }: T) => ({
  ...row,
  state: row.state as Row['state'],
  fields: named(entries).reduce((sum, { paths }) => sum + paths.length, 0),
});

export function listErasures(
  ctx: SignedIn,
  input: z.infer<typeof ErasuresInput>,
): Promise<z.infer<typeof ErasurePage>> {
  const { state, person } = input;
  return ctx.services.db.read(async (reader) => {
    const page = await readPage(reader, 'Erasure', {
      input,
      column: 'askedAt',
      visible: {
        AND: [scope(ctx, ctx.verb, 'Erasure'), { ...(state && { state }), ...(person && { person }) }],
      },
    });
    const mentioned = page.rows.flatMap((row) => [row.person, row.askedBy, row.decidedBy]);
    const names = await namesOf(reader, ctx.session.office, mentioned);
    return { ...page, rows: page.rows.map(rowOf), names };
  });
}

export function getErasure(ctx: SignedIn, id: string): Promise<z.infer<typeof ErasureDetail>> {
  return ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.erasure.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Erasure'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'erasure' });
    const history = await historyOf(reader, { type: 'erasure', id });
    return {
      erasure: rowOf(plain(found)),
      entries: await linesOf(reader, named(found.entries)),
      history,
      names: await namesOf(reader, ctx.session.office, [
        found.person,
        found.askedBy,
        found.decidedBy,
        ...history.map((line) => line.person),
      ]),
    };
  });
}

async function linesOf(reader: Reader, entries: readonly ErasedFields[]) {
  const lines = await Promise.all(
    entries.map(async ({ hash, paths }) => {
      const stored = await reader.entry(hash);
      const { kind = '', time } = stored?.header ?? {};
      return { hash, kind, at: time?.clock ?? 0, paths: [...paths] };
    }),
  );
  return lines.sort((a, b) => a.at - b.at);
}

export function heldFields(ctx: SignedIn, person: string): Promise<z.infer<typeof HeldFields>> {
  const { office } = ctx.session;
  return ctx.services.db.read(async (reader) => {
    const row = await reader.prisma.person.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Person'), { id: person }] },
    });
    if (row === null) refuse('not-found', { subject: 'person' });
    const entries = await heldOf(reader, office, person);
    const { inOffice } = await erasureFacts(reader, office, person);
    return {
      person,
      entries: entries.map(({ hash, kind, at, paths }) => ({ hash, kind, at, paths: [...paths] })),
      inOffice,
      names: await namesOf(reader, office, [person]),
    };
  });
}
