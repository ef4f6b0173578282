import { findingStates } from '@mingcha/domain/findings';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { pages } from '../../api/pages.ts';
import { client } from '../../api/trpc.ts';

/** Beside the states: whoever was asked has answered, refused or let the time pass. */
export const heardQueue = 'heard';

/** The findings waiting in one state, or with all replies in, oldest first, and the way from one to the next. */
export function useQueue(id: string, queue: string | undefined) {
  const navigate = useNavigate();
  const state = findingStates.find((each) => each === queue);
  const heard = queue === heardQueue;
  const here = state ?? (heard ? heardQueue : undefined);
  const query = useInfiniteQuery({
    ...pages('findings.list', client.findings.list.query, {
      ...(heard ? { heard } : { state: state ? [state] : [] }),
      direction: 'asc' as const,
      limit: 100,
    }),
    enabled: here !== undefined,
  });
  const ids = query.data?.pages.flatMap((page) => page.rows.map((row) => row.id)) ?? [];
  const at = ids.indexOf(id);
  // Once decided, a finding leaves the queue; its place is remembered so that the next one can follow.
  const order = useRef<readonly string[]>([]);
  useEffect(() => {
    if (at !== -1) order.current = ids;
  });
  const go = (to: string | undefined) =>
    to === undefined
      ? void navigate({ to: '/findings', search: state ? { state } : heard ? { heard } : {} })
      : void navigate({ to: '/findings/$id', params: { id: to }, search: here ? { queue: here } : {} });
  const neighbour = (step: number) => order.current[order.current.indexOf(id) + step];
  return {
    at,
    total: query.data?.pages[0]?.total ?? ids.length,
    next: () => {
      if (here !== undefined) go(neighbour(1));
    },
    move: (step: 1 | -1) => {
      const to = neighbour(step);
      if (to !== undefined) go(to);
      else if (step === 1 && query.hasNextPage) void query.fetchNextPage();
    },
  };
}
