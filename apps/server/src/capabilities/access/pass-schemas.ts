import { Instant, idOf } from '@mingcha/domain';
import { PassRole, passStates, RevokePass } from '@mingcha/domain/access';
import { SubjectRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { seen } from '../acted.ts';

export const Issue = z.object({
  about: SubjectRef,
  role: PassRole,
  person: idOf('person'),
  seat: idOf('seat').optional(),
  until: Instant,
});
/** The only time the code is told: for the sheet that is printed now. */
export const Issued = z.object({ id: z.string(), code: z.string(), address: z.string(), until: z.int() });

export const Revoke = RevokePass.extend({ id: idOf('pass'), ...seen });
export const Open = z.object({ code: z.string().min(1).max(60) });

/** What somebody with a code may know of themselves and of what lies before them. */
export const Current = z
  .object({
    pass: z.string(),
    about: z.object({ type: z.string(), id: z.string() }),
    role: PassRole,
    person: z.string().nullable(),
    office: z.string(),
    until: z.int(),
  })
  .nullable();

export const PassRow = z.object({
  id: z.string(),
  role: PassRole,
  person: z.string(),
  state: z.enum(passStates),
  until: z.int(),
  issuedBy: z.string(),
  issuedAt: z.int(),
  openedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  version: z.int(),
});
export const PassList = z.object({ rows: z.array(PassRow), names: z.record(z.string(), z.string()) });
