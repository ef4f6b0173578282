import { idOf } from '@mingcha/domain';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { InvalidateVisit, visitLifecycle } from '@mingcha/domain/visits';
import type { z } from 'zod';
import { actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';

export const Invalidate = InvalidateVisit.extend({ id: idOf('visit'), ...seen });

/** A breach of procedure takes the visit and every piece recorded on it (8.4): all of it, or nothing. */
export async function invalidate(ctx: SignedIn, { id, expected, reason }: z.infer<typeof Invalidate>) {
  const subject = { type: 'visit' as const, id };
  const recorded = await ctx.services.db.read(({ prisma }) =>
    prisma.evidence.findMany({
      where: { visit: id, office: ctx.session.office, state: { not: 'excluded' } },
      select: { id: true },
    }),
  );
  const pieces = recorded.map((piece) => ({ type: 'evidence' as const, id: piece.id }));
  return actTogether(ctx, [subject, ...pieces], async (together) => {
    const acted = await together.act({
      lifecycle: visitLifecycle,
      subject,
      command: { type: 'invalidateVisit', reason },
      facts: {},
      expected,
    });
    for (const piece of pieces) {
      const command = { type: 'excludeEvidence' as const, reason };
      await together.act({ lifecycle: evidenceLifecycle, subject: piece, command, facts: {} });
    }
    return answered(acted);
  });
}
