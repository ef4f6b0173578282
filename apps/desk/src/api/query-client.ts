import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { signedOut } from '../session/signed-out.ts';
import { isSignedOut, refusalOf } from './refusal.ts';

/**
 * Nothing here reads on a timer: a page left open must not keep its session alive. What is shown is read again when
 * somebody comes back to the window, and after every command.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => notice(error) }),
  mutationCache: new MutationCache({ onError: (error) => notice(error) }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => refusalOf(error).code === 'offline' && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

function notice(error: unknown): void {
  if (isSignedOut(error)) signedOut.happened();
}
