import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';

/** Before any work that is done for a bulletin outside of its transaction: whether this person reaches it with this verb. */
export async function assertReachable(ctx: SignedIn, id: string): Promise<void> {
  const found = await ctx.services.db.read(({ prisma }) =>
    prisma.bulletin.count({ where: { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] } }),
  );
  if (found === 0) refuse('not-found', { subject: 'bulletin' });
}
