import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '../api/trpc.ts';
import type { Option } from '../forms/fields.tsx';

/** Whoever could be put to work on a case: those who hold a duty for it. */
export function useCasePeople(): readonly Option[] {
  const people = useQuery(useTRPC().cases.people.queryOptions(undefined, { staleTime: 600_000 }));
  return useMemo(
    () => people.data?.map(({ id, name }) => ({ value: id, label: name ?? id })) ?? [],
    [people.data],
  );
}
