import type { Reader } from '@mingcha/db';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import type { OrderDetail } from './schemas.ts';

type Links = Pick<z.infer<typeof OrderDetail>, 'replaces' | 'replacedBy'>;

/** In whose place it stands, and what stands in its own, as far as the reader may see either. */
export async function replacements(
  { prisma }: Reader,
  visible: WhereOf<'Order'>,
  { id, replaces }: { readonly id: string; readonly replaces: string | null },
): Promise<Links> {
  const linked = (where: WhereOf<'Order'>) =>
    prisma.order.findMany({
      where: { AND: [visible, where] },
      select: { id: true, number: true, state: true },
      orderBy: { draftedAt: 'asc' },
    }) as Promise<Links['replacedBy']>;
  return {
    replaces: replaces === null ? null : ((await linked({ id: replaces }))[0] ?? null),
    replacedBy: await linked({ replaces: id }),
  };
}
