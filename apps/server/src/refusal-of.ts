import type { Refusal } from '@mingcha/domain';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { Refused } from './refused.ts';

/**
 * What an error looks like on the wire: `{ code, facts }`. An unexpected error says only under which number it can be
 * found in the log; a schema refusal names the field and the rule, never the value.
 */
export function refusalOf(error: TRPCError, requestId: string | null): Refusal {
  const cause = error.cause;
  if (cause instanceof Refused) return cause.refusal;
  if (cause instanceof ZodError) {
    const first = cause.issues[0];
    return {
      code: 'input-malformed',
      facts: { field: first?.path.join('.') ?? '', rule: first?.code ?? '', count: cause.issues.length },
    };
  }
  if (error.code === 'NOT_FOUND') return { code: 'not-found', facts: {} };
  return { code: 'internal', facts: { request: requestId ?? '' } };
}
