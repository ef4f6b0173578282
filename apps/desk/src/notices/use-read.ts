import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../api/trpc.ts';
import { deskStream } from './desk-stream.ts';

/** Marks one's own notices as read; the bell knows at once. */
export function useRead(): (which: { notices: string[] } | { until: number }) => void {
  const { notices } = useTRPC();
  const queries = useQueryClient();
  const read = useMutation(
    notices.read.mutationOptions({
      onSuccess: ({ unread }) => {
        deskStream.know(unread);
        void queries.invalidateQueries({ queryKey: notices.list.queryKey() });
        void queries.invalidateQueries({ queryKey: ['pages', 'notices.list'] });
      },
    }),
  );
  return (which) => read.mutate(which);
}
