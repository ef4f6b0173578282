import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { RoleGrantCommand, RoleGrantFacts, RoleGrantState } from './access.ts';
import { clashing } from './exclusive.ts';

/** Accounts are opened by one administrator and roles granted by another: two people for every new right. */
export const roleGrantLifecycle: Lifecycle<RoleGrantState, RoleGrantCommand, RoleGrantFacts> = fromTable<
  RoleGrantState,
  RoleGrantCommand,
  RoleGrantFacts
>({
  subject: 'role-grant',
  initial: { ...nothingYet, person: null, role: null, seat: null, grantedBy: null },
  transitions: [
    now(
      'none',
      'granted',
      'grantRole',
      'role.granted',
      ['security-admin', 'scheduler'],
      ['notToSelf', 'notByOpener', 'notHeld', 'administratorsExclusive'],
    ),
    now(
      'granted',
      'revoked',
      'revokeRole',
      'role.revoked',
      ['security-admin', 'scheduler'],
      ['oneSecurityAdminLeft'],
    ),
  ].flat(),
  guards: {
    notToSelf: (_, command, { person, roles }) =>
      command.type === 'grantRole' && command.person === person && !roles.includes('scheduler')
        ? refusal('access.grant-to-self')
        : null,
    notByOpener: (_, __, { accountOpenedBy, person, roles }) =>
      given(accountOpenedBy, 'accountOpenedBy') === person && !roles.includes('scheduler')
        ? refusal('access.account-opener-grants')
        : null,
    notHeld: (_, command, { held }) =>
      command.type === 'grantRole' && given(held, 'held').includes(command.role)
        ? refusal('access.already-held')
        : null,
    administratorsExclusive: (_, command, { held }) => {
      const against = command.type === 'grantRole' ? clashing(given(held, 'held'), command.role) : null;
      return against && command.type === 'grantRole'
        ? refusal('access.admins-exclusive', { held: `role.${against}`, wanted: `role.${command.role}` })
        : null;
    },
    oneSecurityAdminLeft: ({ role }, _, { securityAdmins = 1 }) =>
      role === 'security-admin' && securityAdmins <= 1 ? refusal('access.last-security-admin') : null,
  },
  emits: {
    grantRole: (_, { person, role, seat }) => made('role.granted', { person, role, seat }),
    revokeRole: ({ person, role, seat }) => {
      if (!person || !role) throw new Error('a granted role names a person and a role');
      return made('role.revoked', { person, role, seat: seat ?? undefined });
    },
  },
  apply: (state, entry) =>
    entry.kind === 'role.granted'
      ? {
          ...state,
          person: entry.payload.person,
          role: entry.payload.role,
          seat: entry.payload.seat ?? null,
          grantedBy: entry.actor.person,
        }
      : state,
  incompatible: [],
});
