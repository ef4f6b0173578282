import type { RefusalFacts } from '@mingcha/ui';
import { TRPCClientError } from '@trpc/client';

interface WireError {
  data?: { refusal?: RefusalFacts } | null;
}

/** Takes a "no" off the wire: the code and the facts that the server put on it. No answer at all is a "no" too. */
export function refusalOf(error: unknown): RefusalFacts {
  if (error instanceof TRPCClientError) {
    const refusal =
      (error.shape as WireError | undefined)?.data?.refusal ?? (error as WireError).data?.refusal;
    if (refusal) return refusal;
    return { code: 'offline', facts: {} };
  }
  if (error instanceof TypeError) return { code: 'offline', facts: {} };
  // The doors for files answer with the refusal itself, and so it is thrown.
  if (isRefusal(error)) return error;
  return { code: 'internal', facts: {} };
}

const isRefusal = (error: unknown): error is RefusalFacts =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  'facts' in error &&
  typeof error.facts === 'object';

const expected = new Set(['not-signed-in', 'session-expired']);

export function isSignedOut(error: unknown): boolean {
  return error !== null && error !== undefined && expected.has(refusalOf(error).code);
}
