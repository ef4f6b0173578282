import { idOf, type Role } from '@mingcha/domain';
import { GrantRole, roleGrantLifecycle } from '@mingcha/domain/access';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { type ActedOutput, answered, seen } from '../acted.ts';
import { pageInput, readPage } from '../keyset.ts';
import { namesOf } from '../registry/queries.ts';

export const GrantInput = GrantRole;
export const RevokeInput = z.object({ id: idOf('role-grant'), ...seen });
export const RolesInput = z.object({
  ...pageInput,
  person: idOf('person').optional(),
  active: z.boolean().optional(),
  sort: z.enum(['grantedAt', 'role']).default('grantedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
});

/** Grants a role; the person is locked too, so that two grants at once cannot join what excludes each other. */
export async function grantRole(ctx: SignedIn, input: z.infer<typeof GrantInput>): Promise<ActedOutput> {
  const { office } = ctx.session;
  const acted = await act(ctx, {
    lifecycle: roleGrantLifecycle,
    subject: { type: 'role-grant', id: ctx.services.newId('rgt') },
    also: [{ type: 'person', id: input.person }],
    creates: true,
    command: { type: 'grantRole', ...input },
    facts: async ({ prisma }) => {
      const where = { person: input.person, office };
      const person = await prisma.person.findFirst({
        where: { id: input.person, office },
        select: { id: true },
      });
      if (person === null) refuse('not-found', { subject: 'person' });
      const [grants, account] = await Promise.all([
        prisma.roleGrant.findMany({ where: { ...where, active: true }, select: { role: true } }),
        prisma.personAccount.findFirst({ where: { ...where, open: true }, select: { openedBy: true } }),
      ]);
      return {
        held: grants.map((grant) => grant.role as Role),
        accountOpenedBy: account?.openedBy ?? null,
      };
    },
  });
  return answered(acted);
}

export async function revokeRole(
  ctx: SignedIn,
  { id, expected }: z.infer<typeof RevokeInput>,
): Promise<ActedOutput> {
  const { office } = ctx.session;
  const acted = await act(ctx, {
    lifecycle: roleGrantLifecycle,
    subject: { type: 'role-grant', id },
    // One office's revocations one after another, so that two cannot each leave the other as the last administrator.
    also: [{ type: 'office', id: office }],
    expected,
    command: { type: 'revokeRole' },
    facts: async ({ prisma }) => ({
      securityAdmins: await prisma.roleGrant.count({
        where: { office, role: 'security-admin', active: true },
      }),
    }),
  });
  return answered(acted);
}

export async function listRoles(ctx: SignedIn, input: z.infer<typeof RolesInput>) {
  return ctx.services.db.read(async (reader) => {
    const filters = [
      ...(input.person === undefined ? [] : [{ person: input.person }]),
      ...(input.active === undefined ? [] : [{ active: input.active }]),
    ];
    const page = await readPage(reader, 'RoleGrant', {
      input,
      column: input.sort,
      visible: { AND: [scope(ctx, 'role.read', 'RoleGrant'), ...filters] },
    });
    const people = page.rows.flatMap((row) => [row.person, row.grantedBy, row.revokedBy ?? '']);
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, role: row.role as Role })),
      names: await namesOf(reader, ctx.session.office, people),
    };
  });
}
