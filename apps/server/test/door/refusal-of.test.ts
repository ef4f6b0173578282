import { DbError } from '@mingcha/db';
import { TRPCError } from '@trpc/server';
import { expect, it } from 'vitest';
import { refusalOf } from '../../src/refusal-of.ts';

const failed = (cause: Error) => refusalOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }), 'r-1');

it('nobody is told that nothing was done when the line to the database broke before the answer', () => {
  expect(failed(new DbError('database-lost'))).toEqual({
    code: 'outcome-unknown',
    facts: { reference: 'r-1' },
  });
  expect(failed(new DbError('disk-full')).code).toBe('server-failed');
});
