import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../src/api/refusal.ts';

describe('a "no" keeps its code and its facts', () => {
  it('when a door for files threw it as it came', () => {
    const said = { code: 'evidence.before-visit', facts: { at: 1 } };
    expect(refusalOf(said)).toEqual(said);
  });
  it('when it came over the wire of commands', () => {
    const refusal = { code: 'not-allowed', facts: {} };
    const shape = { data: { refusal } };
    expect(refusalOf(new TRPCClientError('no', { result: { error: shape } as never }))).toEqual(refusal);
  });
  it('and what carries none is called by what it is', () => {
    expect(refusalOf(new TypeError('fetch failed')).code).toBe('offline');
    expect(refusalOf(new Error('a fault of ours')).code).toBe('internal');
    expect(refusalOf(null).code).toBe('internal');
  });
});
