import { z } from 'zod';
import { actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { hashPassword, isStrong, passwordRules, verifyPassword } from '../../sign-in/password.ts';
import { setCredential } from './credential.ts';

export const ChangePasswordInput = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});

/** One's own password: the present one again, a strong one, none of the last five. Other sessions end. */
export async function changePassword(ctx: SignedIn, { current, next }: z.infer<typeof ChangePasswordInput>) {
  const { services, session } = ctx;
  const { prisma } = services.db;
  const claim = await services.signIn.lockout.claim(session.username);
  if (!claim.allowed)
    refuse('account-locked', { minutes: Math.ceil((claim.until - services.now()) / 60_000) });
  const row = await prisma.account.findFirst({ where: { userId: session.user, providerId: 'credential' } });
  if (row?.password == null || !(await verifyPassword(row.password, current)))
    refuse('password-wrong', { left: claim.left });
  await services.signIn.lockout.succeeded(claim.attempt);
  if (!isStrong(next, session.username)) refuse('password-weak', { length: passwordRules.least });
  const state = await prisma.credentialState.findUnique({ where: { userId: session.user } });
  for (const old of new Set([row.password, ...(state?.previous ?? [])]))
    if (await verifyPassword(old, next)) refuse('password-used-before', { count: passwordRules.remembered });

  const account = await prisma.personAccount.findFirst({
    where: { person: session.person, office: session.office, open: true },
    select: { id: true },
  });
  if (account === null) refuse('account-closed');
  const hashed = await hashPassword(next);
  const subject = { type: 'account' as const, id: account.id };
  await actTogether(ctx, [subject], (t) =>
    setCredential(services, t, {
      account: account.id,
      person: session.person,
      office: session.office,
      username: session.username,
      hashed,
      mustChange: false,
    }),
  );
  await services.sessions.endAll(session.person, session.id);
  return { ok: true as const };
}
