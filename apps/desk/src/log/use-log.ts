import { useQuery } from '@tanstack/react-query';
import { client } from '../api/trpc.ts';
import { follow } from './follow.ts';

const every = 10 * 60_000;

/** The log as this browser has checked it. The sums come in a file of their own: no page waits for them. */
export function useLog() {
  return useQuery({
    queryKey: ['followed-log'],
    refetchInterval: every,
    staleTime: 60_000,
    async queryFn() {
      const { ports } = await import('./ports.ts');
      const parts = { ports, storage: localStorage, now: Date.now, ask: client.journal.log.follow.mutate };
      return follow(parts);
    },
  });
}
