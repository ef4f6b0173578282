import { z } from 'zod';

/** A condition in the address that nobody wrote by hand wrongly: anything else is as if it were not there. */
export const word = z.string().min(1).max(100).optional().catch(undefined);
export const yes = z.literal(true).optional().catch(undefined);
export const direction = z.enum(['asc', 'desc']).optional().catch(undefined);

export function oneOf<const Value extends string>(values: readonly Value[]) {
  return z
    .enum(values as readonly [Value, ...Value[]])
    .optional()
    .catch(undefined);
}
