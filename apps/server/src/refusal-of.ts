import { isDbError } from '@mingcha/db';
import { type Refusal, refusal } from '@mingcha/domain';
import type { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { Refused } from './refused.ts';

/**
 * What an error looks like on the wire: `{ code, facts }`. An unexpected error says only under which number it can be
 * found in the log; a schema refusal names the field, never the value.
 */
export function refusalOf(error: TRPCError, requestId: string | null): Refusal {
  const cause = error.cause;
  if (cause instanceof Refused) return cause.refusal;
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError)
    return refusal('input-invalid', { field: cause.issues[0]?.path.join('.') ?? '' });
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR')
    return refusal('input-invalid', { field: '' });
  if (error.code === 'NOT_FOUND') return refusal('not-found', { subject: error.message });
  // The commit may have reached the database: neither a yes nor a no would be true.
  const code = isDbError(cause, 'database-lost') ? 'outcome-unknown' : 'server-failed';
  return refusal(code, { reference: requestId ?? '' });
}

const statuses: Partial<Record<Refusal['code'], TRPCError['code']>> = {
  'changed-meanwhile': 'CONFLICT',
  'not-found': 'NOT_FOUND',
  'not-allowed': 'FORBIDDEN',
  'role-missing': 'FORBIDDEN',
  'not-signed-in': 'UNAUTHORIZED',
  'session-expired': 'UNAUTHORIZED',
  'sign-in-failed': 'UNAUTHORIZED',
  'account-locked': 'TOO_MANY_REQUESTS',
  'too-many-requests': 'TOO_MANY_REQUESTS',
  'server-busy': 'SERVICE_UNAVAILABLE',
};

export const statusOf = (code: Refusal['code']): TRPCError['code'] =>
  statuses[code] ?? 'UNPROCESSABLE_CONTENT';
