import { z } from 'zod';

/** A condition in the address that nobody wrote by hand wrongly: anything else is as if it were not there. */
export const word = z.string().min(1).max(100).optional().catch(undefined);
export const yes = z.literal(true).optional().catch(undefined);
export const direction = z.enum(['asc', 'desc']).optional().catch(undefined);

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values).optional().catch(undefined);
}
