import type { Refusal } from '@mingcha/domain';

/** What tus answers with when an error has these two. */
export interface TusError {
  readonly status_code: number;
  readonly body: string;
}

export const failure = (status: number, why: Refusal): TusError => ({
  status_code: status,
  body: JSON.stringify({ refusal: why }),
});

export const isTusError = (cause: unknown): cause is TusError =>
  typeof cause === 'object' && cause !== null && 'status_code' in cause && 'body' in cause;
