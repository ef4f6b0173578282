import type { Reader } from '@mingcha/db';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import type { DispatchRow, Look } from './view.ts';

/** Before any work that is done for a dispatch outside of its transaction: whether this person reaches it with this verb. */
export async function reachable(ctx: SignedIn, id: string): Promise<DispatchRow> {
  const found = await ctx.services.db.read(({ prisma }) =>
    prisma.dispatch.findFirst({ where: { AND: [scope(ctx, ctx.verb, 'Dispatch'), { id }] } }),
  );
  return found ?? refuse('not-found', { subject: 'dispatch' });
}

/** Of what was lawfully erased nothing can be printed or signed any more. */
export function assertWords({ text }: Pick<DispatchRow, 'text'>): void {
  if (text === null) refuse('dispatch.erased');
}

/** As this person would sign it now. */
export async function lookOf({ session, services }: SignedIn, { prisma }: Reader): Promise<Look> {
  const self = await prisma.person.findFirst({
    where: { id: session.person, office: session.office },
    select: { name: true },
  });
  return { signer: self?.name ?? null, now: services.now() };
}
