import { type ErasureCommand, erasureLifecycle } from '@mingcha/domain/access';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { type ActedOutput, answered } from '../acted.ts';
import { erasureFacts, heldOf, subjectsOf } from './held.ts';
import { destroyKey } from './keys.ts';
import type { Approve, Ask, Refuse } from './schemas.ts';

export async function ask(ctx: SignedIn, fields: z.infer<typeof Ask>): Promise<ActedOutput> {
  const { office } = ctx.session;
  const { person } = fields;
  const acted = await act(ctx, {
    lifecycle: erasureLifecycle,
    subject: { type: 'erasure', id: ctx.services.newId('ers') },
    creates: true,
    command: { type: 'askErasure', ...fields },
    facts: async (reader) => {
      const where = { AND: [scope(ctx, ctx.verb, 'Person'), { id: person }] };
      if ((await reader.prisma.person.count({ where })) === 0) refuse('not-found', { subject: 'person' });
      return erasureFacts(reader, office, person);
    },
  });
  return answered(acted);
}

export async function refuseIt(
  ctx: SignedIn,
  { id, expected, reason }: z.infer<typeof Refuse>,
): Promise<ActedOutput> {
  const subject = { type: 'erasure' as const, id };
  const command: ErasureCommand = { type: 'refuseErasure', reason };
  const facts = { held: [], inOffice: false };
  return answered(await act(ctx, { lifecycle: erasureLifecycle, subject, command, facts, expected }));
}

/**
 * The second person carries it out: the orders are written, and what they name leaves the journal's payloads and every
 * table in the same transaction. When nothing readable is left under the person's key, the key goes too, so that no
 * copy of the database can be opened with it.
 */
export async function approve(
  ctx: SignedIn,
  { id, expected }: z.infer<typeof Approve>,
): Promise<ActedOutput> {
  const { session, services } = ctx;
  const { office } = session;
  const subject = { type: 'erasure' as const, id };
  const { person, about } = await services.db.read(async (reader) => {
    const row = await reader.prisma.erasure.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Erasure'), { id }] },
      select: { person: true },
    });
    if (row === null) refuse('not-found', { subject: 'erasure' });
    return { person: row.person, about: await subjectsOf(reader, office, row.person) };
  });
  const { acted, empty } = await actTogether(ctx, [subject, ...about], async ({ act: actHere, reader }) => {
    const done = await actHere({
      lifecycle: erasureLifecycle,
      subject,
      also: about,
      command: { type: 'approveErasure' },
      facts: (inside) => erasureFacts(inside, office, person),
      expected,
    });
    for (const hash of done.entries) {
      const order = await reader.entry(hash);
      if (order?.header.kind !== 'fields.erased') continue;
      const [written] = (await reader.recordedOf(order.header.subject as (typeof about)[number])).filter(
        (entry) => entry.hash === hash,
      );
      if (written?.kind !== 'fields.erased') throw new Error(`the order ${hash} cannot be read`);
      for (const { hash: of, paths } of written.payload.entries) await reader.erase(of, paths, hash);
    }
    return { acted: done, empty: (await heldOf(reader, office, person)).length === 0 };
  });
  if (empty) destroyKey(services, person);
  return answered(acted);
}
