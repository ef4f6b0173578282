import { idOf, Reason } from '@mingcha/domain';
import { accountLifecycle, OpenAccount } from '@mingcha/domain/access';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { hashPassword } from '../../sign-in/password.ts';
import { type ActedOutput, answered, seen } from '../acted.ts';
import { pageInput, readPage } from '../keyset.ts';
import { namesOf } from '../registry/queries.ts';
import { setCredential } from './credential.ts';
import { oneTimePassword } from './one-time-password.ts';

const subjectOf = (id: string) => ({ type: 'account' as const, id });

export const OpenAccountInput = OpenAccount;
export const AccountInput = z.object({ id: idOf('account') });
export const CloseAccountInput = z.object({ id: idOf('account'), ...seen, reason: Reason });
export const AccountsInput = z.object({
  ...pageInput,
  open: z.boolean().optional(),
  person: idOf('person').optional(),
  sort: z.enum(['username', 'openedAt']).default('username'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

/** Opens an account with a password for one sign-in, which is answered once and kept nowhere. */
export async function openAccount(ctx: SignedIn, input: z.infer<typeof OpenAccountInput>) {
  const { services } = ctx;
  const id = services.newId('acc');
  const password = oneTimePassword(services.random);
  const hashed = await hashPassword(password);
  const person = { type: 'person' as const, id: input.person };
  const acted = await actTogether(ctx, [subjectOf(id), person], async (t) => {
    const opened = await t.act({
      lifecycle: accountLifecycle,
      subject: subjectOf(id),
      creates: true,
      command: { type: 'openAccount', ...input },
      facts: async (reader) => {
        const bearer = await reader.prisma.person.findFirst({
          where: { id: input.person, office: ctx.session.office },
          select: { id: true },
        });
        if (bearer === null) refuse('not-found', { subject: 'person' });
        const where = { person: input.person, open: true };
        return {
          hasAccount: (await reader.prisma.personAccount.count({ where })) > 0,
          usernameTaken: (await reader.prisma.user.count({ where: { username: input.username } })) > 0,
        };
      },
    });
    const { office } = ctx.session;
    await setCredential(services, t, { account: id, office, ...input, hashed, mustChange: true });
    return opened;
  });
  return { ...answered(acted), version: acted.count + 1, password };
}

/** A new one-time password; whoever is signed in under the old one is signed out. */
export async function resetPassword(ctx: SignedIn, { id }: z.infer<typeof AccountInput>) {
  const { services } = ctx;
  const password = oneTimePassword(services.random);
  const hashed = await hashPassword(password);
  const row = await accountInScope(ctx, id);
  await actTogether(ctx, [subjectOf(id)], (t) =>
    setCredential(services, t, { account: id, ...row, hashed, mustChange: true }),
  );
  await services.sessions.endAll(row.person);
  return { id, password };
}

export async function closeAccount(
  ctx: SignedIn,
  input: z.infer<typeof CloseAccountInput>,
): Promise<ActedOutput> {
  const { id, expected, reason } = input;
  const row = await accountInScope(ctx, id);
  const acted = await actTogether(ctx, [subjectOf(id)], async (t) => {
    const closed = await t.act({
      lifecycle: accountLifecycle,
      subject: subjectOf(id),
      expected,
      command: { type: 'closeAccount', reason },
      facts: {},
    });
    await t.reader.bookkeeping.user.updateMany({ where: { username: row.username }, data: { locked: true } });
    return closed;
  });
  await ctx.services.sessions.endAll(row.person);
  return answered(acted);
}

/** Ends the half hour that five wrong passwords cost. */
export async function unlockAccount(ctx: SignedIn, { id }: z.infer<typeof AccountInput>) {
  const row = await accountInScope(ctx, id);
  await ctx.services.signIn.lockout.unlock(row.username);
  const { office, person, seat } = ctx.session;
  await ctx.services.accessLog.record({
    office,
    person,
    seat,
    action: 'unlocked',
    noun: 'account',
    target: id,
    facts: { ip: ctx.request.ip },
  });
  return { id };
}

export async function listAccounts(ctx: SignedIn, input: z.infer<typeof AccountsInput>) {
  const { services, session } = ctx;
  return services.db.read(async (reader) => {
    const filters = [
      ...(input.open === undefined ? [] : [{ open: input.open }]),
      ...(input.person === undefined ? [] : [{ person: input.person }]),
    ];
    const page = await readPage(reader, 'PersonAccount', {
      input,
      column: input.sort,
      visible: { AND: [scope(ctx, 'account.read', 'PersonAccount'), ...filters] },
    });
    const locks = await Promise.all(
      page.rows.map((row) => services.signIn.lockout.lockedUntil(row.username)),
    );
    const names = await namesOf(
      reader,
      session.office,
      page.rows.flatMap((row) => [row.person, row.openedBy]),
    );
    return { ...page, rows: page.rows.map((row, i) => ({ ...row, lockedUntil: locks[i] ?? null })), names };
  });
}

async function accountInScope(ctx: SignedIn, id: string) {
  const row = await ctx.services.db.read((reader) =>
    reader.prisma.personAccount.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'PersonAccount'), { id }] },
      select: { person: true, office: true, username: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'account' });
  return row;
}
