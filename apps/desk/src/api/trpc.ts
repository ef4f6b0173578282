import type { AppRouter } from '@mingcha/server/api';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { watchForWork } from '../notices/at-work.ts';

const work = watchForWork(window);

export type Input = inferRouterInputs<AppRouter>;
export type Output = inferRouterOutputs<AppRouter>;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export const client = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: '/trpc',
      maxURLLength: 6000,
      // The server lets the session of an empty chair run out, whatever the page reads by itself.
      headers: () => (work.isAtWork() ? {} : { 'x-mingcha-background': '1' }),
    }),
  ],
});
