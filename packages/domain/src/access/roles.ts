import { z } from 'zod';

export const roles = [
  'inspector',
  'lead',
  'director',
  'planner',
  'reviewer',
  'privacy',
  'leader',
  'publisher',
  'liaison',
  'chief',
  'discipline',
  'party',
  'system-admin',
  'security-admin',
  'auditor',
] as const;

/** What a person can be granted. */
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Whoever works at a seat: neither an administrator of the system nor somebody a case is about. */
export const staffRoles = [
  'inspector',
  'lead',
  'director',
  'planner',
  'reviewer',
  'privacy',
  'leader',
  'publisher',
  'liaison',
  'chief',
  'discipline',
] as const satisfies readonly Role[];

/** What can act: a granted role, or the office's own clock. */
export type ActingRole = Role | 'scheduler';
