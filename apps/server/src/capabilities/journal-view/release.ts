import type { SubjectType } from '@mingcha/domain';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import type { Release, Released } from './schemas.ts';

/** A named person lets a held entry pass: the release is itself an entry about the same subject, with its reason. */
export async function release(
  ctx: SignedIn,
  { hash, reason }: z.infer<typeof Release>,
): Promise<z.infer<typeof Released>> {
  const { services, session } = ctx;
  return services.db.transact(async (writer) => {
    const held = await writer.prisma.held.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Held'), { hash }] },
    });
    if (held === null) refuse('not-found', { subject: 'entry' });
    const subject = { type: held.subjectType as SubjectType, id: held.subjectId };
    await writer.lock([subject]);
    await writer.append([
      {
        kind: 'hold.released',
        subject,
        office: session.office,
        actor: { person: session.person, seat: session.seat },
        payload: { hash, reason },
        expected: await writer.count(subject),
      },
    ]);
    const answer = await writer.releaseHeld(hash);
    return { hash, verdict: answer.verdict, reason: answer.reason ?? null };
  });
}
