import type { Role } from './roles.ts';

/** 三员: system, security and audit are three people, and none of them does the office's business. */
export const administratorRoles: readonly Role[] = ['system-admin', 'security-admin', 'auditor'];

export const isAdministrator = (role: Role): boolean => administratorRoles.includes(role);

/** The held role that stands against the wanted one, if any. */
export function clashing(held: readonly Role[], wanted: Role): Role | null {
  const others = held.filter((role) => role !== wanted);
  return others.find((role) => isAdministrator(role) || isAdministrator(wanted)) ?? null;
}
